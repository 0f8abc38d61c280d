import type { Unit } from '../../../domain/types';

const unit = (code: string, type: string, name: string, aliases: string[] = [], parent?: string): Unit => ({
	code,
	type,
	name,
	aliases,
	...(parent && { parent }),
});
const numbered = (count: number, make: (n: number) => Unit): Unit[] =>
	Array.from({ length: count }, (_, index) => make(index + 1));

/** A ward after the reform of 2025, with its party cells and twelve residential groups. */
export const TOWN: Unit[] = [
	unit('VP', 'văn phòng', 'Văn phòng HĐND và UBND phường Hòa Bình Mẫu'),
	unit('VHXH', 'phòng', 'Phòng Văn hóa - Xã hội phường Hòa Bình Mẫu'),
	unit('KT', 'phòng', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Hòa Bình Mẫu'),
	unit('HCC', 'trung tâm', 'Trung tâm Phục vụ hành chính công phường Hòa Bình Mẫu'),
	unit('DVC', 'trung tâm', 'Trung tâm Cung ứng dịch vụ công phường Hòa Bình Mẫu'),
	unit('VPDU', 'văn phòng', 'Văn phòng Đảng ủy phường Hòa Bình Mẫu'),
	unit('XDD', 'khác', 'Ban Xây dựng Đảng phường Hòa Bình Mẫu'),
	unit('UBKT', 'khác', 'Ủy ban Kiểm tra Đảng ủy phường Hòa Bình Mẫu'),
	unit('CA', 'công an', 'Công an phường Hòa Bình Mẫu'),
	unit('QS', 'quân sự', 'Ban Chỉ huy Quân sự phường Hòa Bình Mẫu'),
	unit('MT', 'mặt trận', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hòa Bình Mẫu'),
	unit('DTN', 'đoàn thể', 'Đoàn TNCS Hồ Chí Minh phường Hòa Bình Mẫu', ['Đoàn phường'], 'MT'),
	unit('PN', 'đoàn thể', 'Hội Liên hiệp Phụ nữ phường Hòa Bình Mẫu', [], 'MT'),
	unit('ND', 'đoàn thể', 'Hội Nông dân phường Hòa Bình Mẫu', [], 'MT'),
	unit('CCB', 'đoàn thể', 'Hội Cựu chiến binh phường Hòa Bình Mẫu', [], 'MT'),
	unit('NCT', 'đoàn thể', 'Hội Người cao tuổi phường Hòa Bình Mẫu'),
	unit('KH', 'khác', 'Hội Khuyến học phường Hòa Bình Mẫu'),
	...numbered(12, (n) => unit(`TDP${n}`, 'tổ dân phố', `Tổ dân phố ${n}`)),
	...numbered(12, (n) =>
		unit(`CNS${n}`, 'tổ công nghệ số cộng đồng', `Tổ công nghệ số cộng đồng Tổ dân phố ${n}`, [], `TDP${n}`),
	),
	...numbered(3, (n) => unit(`CB${n}`, 'khác', `Chi bộ Tổ dân phố ${n}`)),
	unit('CBCA', 'khác', 'Chi bộ Công an phường Hòa Bình Mẫu'),
	unit('MNHM', 'trường học', 'Trường Mầm non Hoa Mai', [], 'VHXH'),
	unit('MNHS', 'trường học', 'Trường Mầm non Hoa Sen', [], 'VHXH'),
	unit('TH1', 'trường học', 'Trường Tiểu học Hòa Bình Mẫu 1', [], 'VHXH'),
	unit('TH2', 'trường học', 'Trường Tiểu học Hòa Bình Mẫu 2', [], 'VHXH'),
	unit('TL', 'trường học', 'Trường TH&THCS Thanh Lam', [], 'VHXH'),
	unit('THCS', 'trường học', 'Trường THCS Nguyễn Du', [], 'VHXH'),
	unit('THPT', 'trường học', 'Trường THPT Hòa Bình Mẫu'),
	unit('TYT', 'y tế', 'Trạm Y tế phường Hòa Bình Mẫu'),
	unit('DN', 'doanh nghiệp', 'Công ty TNHH May mặc Mẫu Xanh'),
	unit('HTX', 'hợp tác xã', 'Hợp tác xã Rau an toàn Mẫu Hồng'),
	unit('BD', 'khác', 'Bưu điện phường Hòa Bình Mẫu'),
];

/** A commune: villages, few offices. */
export const COMMUNE: Unit[] = [
	unit('VP', 'văn phòng', 'Văn phòng HĐND và UBND'),
	unit('VHXH', 'phòng', 'Phòng Văn hóa - Xã hội'),
	unit('KT', 'phòng', 'Phòng Kinh tế'),
	unit('HCC', 'trung tâm', 'Trung tâm Phục vụ hành chính công'),
	unit('DVTH', 'trung tâm', 'Trung tâm Dịch vụ tổng hợp'),
	unit('CA', 'công an', 'Công an xã'),
	unit('QS', 'quân sự', 'Ban CHQS xã'),
	unit('MT', 'mặt trận', 'UBMTTQ Việt Nam xã'),
	unit('DTN', 'đoàn thể', 'Đoàn Thanh niên xã'),
	unit('ND', 'đoàn thể', 'Hội Nông dân xã'),
	unit('TYT', 'y tế', 'Trạm Y tế xã An Lương'),
	unit('T1', 'tổ dân phố', 'Thôn Thượng'),
	unit('T2', 'tổ dân phố', 'Thôn Trung'),
	unit('T3', 'tổ dân phố', 'Thôn Hạ'),
	unit('T4', 'tổ dân phố', 'Thôn Đông Thành'),
	unit('B1', 'tổ dân phố', 'Bản Nà Lúa'),
	unit('CB1', 'khác', 'Chi bộ thôn Thượng'),
	unit('CB2', 'khác', 'Chi bộ thôn Trung'),
	unit('DB', 'khác', 'Đảng bộ Công an xã'),
	unit('MN', 'trường học', 'Trường Mầm non An Lương'),
	unit('TH', 'trường học', 'Trường Tiểu học An Lương'),
	unit('THCS', 'trường học', 'Trường THCS An Lương'),
	unit('DN', 'doanh nghiệp', 'Công ty Cổ phần Gạch ngói An Lương'),
	unit('HTX', 'hợp tác xã', 'HTX Dịch vụ nông nghiệp An Lương'),
	unit('HKD', 'khác', 'Hộ kinh doanh Bếp Quê'),
];

/** A province: departments, communes, and bodies of the communes. */
export const PROVINCE: Unit[] = [
	unit('VPUB', 'văn phòng', 'Văn phòng UBND tỉnh Minh Sơn'),
	unit('SYT', 'khác', 'Sở Y tế'),
	unit('SKHCN', 'khác', 'Sở Khoa học và Công nghệ'),
	unit('SVHTTDL', 'khác', 'Sở Văn hóa, Thể thao và Du lịch'),
	unit('SNNMT', 'khác', 'Sở Nông nghiệp và Môi trường'),
	unit('SNV', 'khác', 'Sở Nội vụ'),
	unit('STC', 'khác', 'Sở Tài chính'),
	unit('SXD', 'khác', 'Sở Xây dựng'),
	unit('SGDDT', 'khác', 'Sở Giáo dục và Đào tạo'),
	unit('KKT', 'khác', 'Ban Quản lý Khu kinh tế tỉnh'),
	unit('TTR', 'khác', 'Thanh tra tỉnh'),
	unit('TGDV', 'khác', 'Ban Tuyên giáo và Dân vận Tỉnh ủy'),
	unit('CAT', 'công an', 'Công an tỉnh'),
	unit('QST', 'quân sự', 'Bộ Chỉ huy Quân sự tỉnh'),
	unit('MTT', 'mặt trận', 'Ủy ban MTTQ Việt Nam tỉnh'),
	unit('TD', 'đoàn thể', 'Tỉnh đoàn Minh Sơn'),
	unit('CDC', 'y tế', 'Trung tâm Kiểm soát bệnh tật tỉnh', ['CDC tỉnh'], 'SYT'),
	unit('TTYT1', 'y tế', 'Trung tâm Y tế khu vực Bắc Sơn', [], 'SYT'),
	unit('TTYT2', 'y tế', 'Trung tâm Y tế khu vực Nam Sơn', [], 'SYT'),
	unit('BVDK', 'y tế', 'Bệnh viện Đa khoa tỉnh', [], 'SYT'),
	unit('XAL', 'khác', 'Xã An Lương'),
	unit('XBM', 'khác', 'UBND xã Bình Minh'),
	unit('XAN', 'khác', 'Xã An Ninh'),
	unit('PLS', 'khác', 'Phường Lam Sơn'),
	unit('PHB', 'khác', 'Ủy ban nhân dân phường Hòa Bình Mẫu'),
	unit('DK', 'khác', 'Đặc khu Đảo Mẫu'),
	unit('CAAL', 'công an', 'Công an xã An Lương'),
	unit('CALS', 'công an', 'Công an phường Lam Sơn'),
	unit('HCAL', 'trung tâm', 'Trung tâm Phục vụ hành chính công xã An Lương'),
	unit('HCLS', 'trung tâm', 'Trung tâm Phục vụ hành chính công phường Lam Sơn'),
];

export const TOWN_PLAN = { issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu' };
export const COMMUNE_PLAN = { issuer: 'Ủy ban nhân dân xã An Lương' };
export const PROVINCE_PLAN = { issuer: 'Ủy ban nhân dân tỉnh Minh Sơn' };

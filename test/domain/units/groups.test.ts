import { assignUnits } from '../../../domain/units';
import type { Plan, Unit } from '../../../domain/types';
import { COMMUNE, COMMUNE_PLAN, PROVINCE, PROVINCE_PLAN, TOWN, TOWN_PLAN } from './directories';
import { assignee, plan } from './ward';

const match = (names: string[], units: Unit[], issuer: Partial<Plan>) => {
	const { assignments, unmatched } = assignUnits(
		plan({ ...issuer, assignees: [assignee(names, 'Thực hiện')] }),
		units,
	);
	return [ordered(assignments.map(({ unit }) => unit).join(' '), units), unmatched.map(({ name }) => name)];
};
const series = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`).join(' ');

const OFFICES =
	'VP VHXH KT HCC DVC VPDU XDD CA QS MT DTN PN ND CCB NCT KH MNHM MNHS TH1 TH2 TL THCS THPT TYT DN HTX BD';

describe('in a ward', () => {
	test.each([
		['Các tổ dân phố', series('TDP', 12)],
		['12 tổ dân phố', series('TDP', 12)],
		['Tổ trưởng 12 tổ dân phố', series('TDP', 12)],
		['các khu phố', series('TDP', 12)],
		['Trưởng các khu phố, tổ dân phố', series('TDP', 12)],
		['Ban điều hành các khu phố', series('TDP', 12)],
		['Các tổ dân phố, tổ công nghệ số cộng đồng', `${series('TDP', 12)} ${series('CNS', 12)}`],
		['Tổ công nghệ số cộng đồng tại các tổ dân phố', series('CNS', 12)],
		['các Tổ CNSCĐ', series('CNS', 12)],
		['Tổ dân phố 1, 2 và 3', 'TDP1 TDP2 TDP3'],
		['Tổ dân phố số 4, số 05', 'TDP4 TDP5'],
		['các tổ dân phố từ số 3 đến số 6', 'TDP3 TDP4 TDP5 TDP6'],
		['TDP 9 - TDP 11', 'TDP9 TDP10 TDP11'],
		['Hiệu trưởng các trường học', 'MNHM MNHS TH1 TH2 TL THCS THPT'],
		['Ban giám hiệu các trường', 'MNHM MNHS TH1 TH2 TL THCS THPT'],
		['Các trường Mầm non, Tiểu học, THCS', 'MNHM MNHS TH1 TH2 TL THCS'],
		['các trường mầm non, trường tiểu học trên địa bàn phường', 'MNHM MNHS TH1 TH2 TL'],
		['Đề nghị các đồng chí Hiệu trưởng các trường THPT', 'THPT'],
		['Các trường Mầm non Hoa Mai, Hoa Sen', 'MNHM MNHS'],
		['các trường trực thuộc Phòng Văn hóa - Xã hội', 'MNHM MNHS TH1 TH2 TL THCS'],
		['Phòng Văn hóa - Xã hội và các đơn vị trực thuộc', 'VHXH MNHM MNHS TH1 TH2 TL THCS'],
		['các tổ chức chính trị - xã hội', 'DTN PN ND CCB'],
		['Các tổ chức chính trị - xã hội phường Hòa Bình Mẫu', 'DTN PN ND CCB'],
		['các đoàn thể', 'DTN PN ND CCB NCT KH'],
		['các hội quần chúng', 'NCT KH'],
		['UBMTTQ và các đoàn thể', 'MT DTN PN ND CCB NCT KH'],
		['Ủy ban MTTQ Việt Nam phường và các tổ chức chính trị - xã hội', 'MT DTN PN ND CCB'],
		['Hội Nông dân, Phụ nữ, Cựu chiến binh', 'PN ND CCB'],
		['Các phòng, ban, ngành, đoàn thể', 'VP VHXH KT HCC DVC VPDU DTN PN ND CCB NCT KH'],
		['các phòng chuyên môn thuộc UBND phường', 'VP VHXH KT'],
		['Trưởng các phòng chuyên môn', 'VP VHXH KT'],
		['Thủ trưởng các cơ quan, đơn vị', OFFICES],
		['Thủ trưởng các cơ quan, đơn vị có liên quan', OFFICES],
		['các cơ quan, tổ chức, đơn vị', OFFICES],
		['các cơ quan tham mưu, giúp việc Đảng ủy', 'VPDU XDD UBKT'],
		['Các ban, cơ quan tham mưu, giúp việc Đảng ủy', 'VPDU XDD UBKT'],
		['các chi bộ trực thuộc Đảng ủy phường', 'CB1 CB2 CB3 CBCA'],
		['Bí thư các chi bộ', 'CB1 CB2 CB3 CBCA'],
		['Đồng chí Bí thư Chi bộ các tổ dân phố', 'CB1 CB2 CB3'],
		['Công an, Quân sự', 'CA QS'],
		['Lực lượng vũ trang', 'CA QS'],
		['Các doanh nghiệp, hợp tác xã', 'DN HTX'],
		['Các doanh nghiệp, HTX đóng trên địa bàn phường', 'DN HTX'],
	])('%s → %s', (name, codes) => expect(match([name], TOWN, TOWN_PLAN)).toEqual([ordered(codes, TOWN), []]));
});

describe('in a commune', () => {
	test.each([
		['Trưởng các thôn', 'T1 T2 T3 T4'],
		['các thôn, bản', 'T1 T2 T3 T4 B1'],
		['Các thôn Thượng, Trung, Hạ', 'T1 T2 T3'],
		['Trưởng thôn Đông Thành', 'T4'],
		['các khu dân cư', 'T1 T2 T3 T4 B1'],
		['các chi bộ, đảng bộ trực thuộc', 'CB1 CB2 DB'],
		['Các chi, đảng bộ trực thuộc Đảng ủy xã', 'CB1 CB2 DB'],
		['Đồng chí Bí thư Chi bộ các thôn', 'CB1 CB2'],
		['Các doanh nghiệp, hợp tác xã, hộ kinh doanh', 'DN HTX HKD'],
		['Các trường Tiểu học, THCS An Lương', 'TH THCS'],
		['Trưởng các phòng; thủ trưởng các đơn vị thuộc xã', 'VP VHXH KT HCC DVTH'],
		['Công an xã An Lương, Ban CHQS xã', 'CA QS'],
	])('%s → %s', (name, codes) =>
		expect(match([name], COMMUNE, COMMUNE_PLAN)).toEqual([ordered(codes, COMMUNE), []]),
	);
});

describe('in a province', () => {
	test.each([
		['UBND các xã, phường', 'XAL XBM XAN PLS PHB'],
		['UBND các xã, phường, đặc khu', 'XAL XBM XAN PLS PHB DK'],
		['Ủy ban nhân dân các xã, phường trên địa bàn tỉnh', 'XAL XBM XAN PLS PHB'],
		['các xã, phường, đặc khu', 'XAL XBM XAN PLS PHB DK'],
		['Chủ tịch UBND các xã', 'XAL XBM XAN'],
		['Chủ tịch UBND các xã, phường, thị trấn', 'XAL XBM XAN PLS PHB'],
		['UBND cấp xã', 'XAL XBM XAN PLS PHB DK'],
		['các địa phương', 'XAL XBM XAN PLS PHB DK'],
		['UBND các xã An Lương, Bình Minh', 'XAL XBM'],
		['các xã: An Lương, Bình Minh', 'XAL XBM'],
		['Xã Bình Minh', 'XBM'],
		['Chủ tịch UBND phường Lam Sơn', 'PLS'],
		['Công an các xã, phường', 'CAAL CALS'],
		['Trung tâm Phục vụ hành chính công các xã, phường', 'HCAL HCLS'],
		['Các Trung tâm Y tế khu vực', 'TTYT1 TTYT2'],
		['Giám đốc các Trung tâm Y tế khu vực', 'TTYT1 TTYT2'],
		['Sở Y tế và các đơn vị trực thuộc', 'SYT CDC TTYT1 TTYT2 BVDK'],
		['các đơn vị trực thuộc Sở Y tế', 'CDC TTYT1 TTYT2 BVDK'],
		['các sở', 'SYT SKHCN SVHTTDL SNNMT SNV STC SXD SGDDT'],
		['Các sở, ban, ngành', 'VPUB SYT SKHCN SVHTTDL SNNMT SNV STC SXD SGDDT KKT TTR'],
		[
			'Giám đốc các sở, thủ trưởng các ban, ngành tỉnh',
			'VPUB SYT SKHCN SVHTTDL SNNMT SNV STC SXD SGDDT KKT TTR',
		],
		[
			'Các sở, ban, ngành; UBND các xã, phường',
			'VPUB SYT SKHCN SVHTTDL SNNMT SNV STC SXD SGDDT KKT TTR XAL XBM XAN PLS PHB',
		],
		['Sở VHTT&DL', 'SVHTTDL'],
		['Sở Y tế tỉnh Minh Sơn', 'SYT'],
		['Giám đốc Công an tỉnh', 'CAT'],
		['Công an xã An Lương', 'CAAL'],
	])('%s → %s', (name, codes) =>
		expect(match([name], PROVINCE, PROVINCE_PLAN)).toEqual([ordered(codes, PROVINCE), []]),
	);
});

describe('names of one heading lean on the one before', () => {
	test.each<[string[], string, string[]]>([
		[['Phòng Văn hóa - Xã hội', 'các đơn vị trực thuộc'], 'VHXH MNHM MNHS TH1 TH2 TL THCS', []],
		[['Ủy ban MTTQ phường', 'các tổ chức thành viên trực thuộc'], 'MT DTN PN ND CCB', []],
		[['Công an phường', 'các đơn vị trực thuộc'], 'CA', ['các đơn vị trực thuộc']],
		[['Các phòng chuyên môn', 'đơn vị trực thuộc UBND phường'], 'VP VHXH KT HCC DVC VPDU', []],
		[['Các trường Mầm non', 'trường tiểu học'], 'MNHM MNHS TH1 TH2 TL', []],
		[['Công an phường', 'Trường Tiểu học'], 'CA', ['Trường Tiểu học']],
	])('%j → %s', (names, codes, unmatched) =>
		expect(match(names, TOWN, TOWN_PLAN)).toEqual([ordered(codes, TOWN), unmatched]),
	);
});

describe('no group widens', () => {
	test.each([
		'18 tổ dân phố 1',
		'5 tổ dân phố',
		'Chi bộ',
		'Phòng Y tế',
		'các tổ dân phố từ số 10 đến số 14',
		'UBND các xã, phường',
		'các sở, ban, ngành',
		'các cơ quan báo chí',
		'các cơ sở tôn giáo',
		'Các đơn vị trực thuộc Sở Y tế',
		'cán bộ, công chức các phòng',
		'các trường học phường Lam Sơn',
	])('%s', (name) => expect(match([name], TOWN, TOWN_PLAN)[0]).toBe(''));
});

/** In which order units come is the plan's business, not that of a group. */
function ordered(codes: string, units: Unit[]): string {
	const wanted = codes.split(' ');
	return units
		.map(({ code }) => code)
		.filter((code) => wanted.includes(code))
		.join(' ');
}

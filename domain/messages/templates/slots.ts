import { removeAccents } from '../../text/foldName';
import type { Block } from '../content';

/** Slots that stand within a sentence, with what the officer is told of each. */
export const TEXT_SLOTS = {
	ten_co_quan: 'cơ quan ban hành kế hoạch',
	ten_don_vi: 'đơn vị nhận thư',
	nguoi_nhan: 'người hoặc đơn vị nhận thư',
	van_ban: 'loại và số của văn bản, ví dụ Kế hoạch số 36/KH-UBND; chưa có số thì là tên',
	van_ban_day_du: 'loại, số, ngày ban hành và tên của văn bản',
	ten_ke_hoach: 'tên của văn bản',
	so_ky_hieu: 'số, ký hiệu của văn bản',
	thoi_gian: 'thời gian thực hiện ghi trong văn bản',
	han: 'giờ, ngày hạn báo cáo',
	han_ngay: 'ngày hạn báo cáo',
	con_lai: 'còn mấy ngày, hoặc quá hạn mấy ngày làm việc',
	thoi_diem: 'giờ, ngày soạn thư',
	ngay: 'ngày soạn thư',
	bao_cao: 'chữ “báo cáo”; sau khi trả lại là “báo cáo nộp lại”',
	dau_moi: 'đầu mối của đơn vị, kèm chức danh',
	so_lan_nhac: 'đã nhắc mấy lần; trống khi chưa nhắc',
	so_don_vi: 'số đơn vị nói đến trong thư',
	so_ke_hoach: 'số kế hoạch nói đến trong thư',
	so_bao_cao: 'số báo cáo chưa gửi',
	so_qua_han: 'trong đó mấy báo cáo đã quá hạn; trống khi chưa có',
	yeu_cau: 'chữ “Nhắc gửi”; với lãnh đạo đơn vị là “Đề nghị chỉ đạo gửi”',
	lien_ket_cu: 'câu báo liên kết cũ không còn dùng được; trống khi vẫn dùng được',
	viec_can_lam: 'việc cán bộ cần làm, ví dụ 02 đơn vị cần gọi điện',
	muc_dich: 'gửi để làm gì, ví dụ phối hợp thực hiện',
	ti_le: 'số đơn vị đã báo cáo trên số phải báo cáo, ví dụ 41/45',
	lan_bao_cao: 'lần báo cáo thứ mấy',
	luc_nhan: 'giờ, ngày nhận báo cáo hoặc văn bản',
	nguoi_chuyen: 'người hoặc hệ thống chuyển văn bản đến',
} as const;

/** Slots that are a part of the mail of their own. */
export const BLOCK_SLOTS = {
	thong_tin_van_ban: 'bảng thông tin văn bản: số, tên, thời gian thực hiện',
	khung_han: 'khung nổi bật ghi hạn báo cáo và số ngày còn lại',
	nhiem_vu: 'nhiệm vụ và chỉ tiêu của riêng đơn vị',
	nut_bao_cao: 'nút mở phiếu báo cáo và đường dẫn',
	noi_dung_quyet_dinh: 'lý do, hạn mới và hạn cũ theo quyết định của cán bộ',
	khung_bien_nhan: 'khung nổi bật ghi đã nhận báo cáo lúc nào',
	ly_do_tra_lai: 'lý do trả lại; trống khi báo cáo không bị trả lại',
	cac_don_vi: 'phần việc và nút báo cáo của từng đơn vị',
	viec_phoi_hop: 'nội dung đề nghị phối hợp',
	nut_theo_doi: 'nút mở trang theo dõi; trống khi chưa có trang',
	noi_nhan: 'bảng nơi nhận và địa chỉ đã gửi',
	danh_sach_cham: 'bảng các đơn vị chậm báo cáo, mỗi kế hoạch một bảng',
	danh_sach_goi: 'bảng các đơn vị cần gọi điện, kèm số điện thoại; trống khi không có',
	luu_y: 'các điều cần lưu ý về lịch làm việc; trống khi không có',
	so_lieu: 'bảng số đơn vị phải báo cáo, đã báo cáo, chậm',
	so_lieu_da_gui: 'số liệu và tệp đơn vị đã gửi',
	diem_can_xem: 'số nhóm được giao việc và các điểm cần xem lại',
	nut_xem_lai: 'nút mở trang xem lại kế hoạch',
	tep_kem: 'câu báo có tệp gửi kèm; trống khi không có tệp',
	can_bo: 'cán bộ đầu mối: chức danh, điện thoại, email',
} as const;

export type TextSlot = keyof typeof TEXT_SLOTS;
export type BlockSlot = keyof typeof BLOCK_SLOTS;
export type SlotName = TextSlot | BlockSlot;

/** What a mail's slots hold: data, so never read as a template again. A slot without value is empty. */
export type SlotValues = Partial<Record<TextSlot, string> & Record<BlockSlot, Block[]>>;

export function isBlockSlot(name: string): name is BlockSlot {
	return Object.hasOwn(BLOCK_SLOTS, name);
}

export function isTextSlot(name: string): name is TextSlot {
	return Object.hasOwn(TEXT_SLOTS, name);
}

/** `{{ Tên đơn vị }}` is `{{ten_don_vi}}`: accents, case and spaces do not matter. */
export function slotName(written: string): string {
	return removeAccents(written.trim()).replace(/[\s-]+/g, '_');
}

export const SLOT = /\{\{([^{}]*)\}\}/g;
/** What is left out when a slot in it is empty: square brackets with at least one slot between them. */
export const OPTIONAL = /\[([^[\]]*\{\{[^{}]*\}\}[^[\]]*)\]/g;

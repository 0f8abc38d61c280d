import type { SlotName } from './slots';

/** The words of one kind of mail, with slots. Line breaks in `body` are the officer's; an empty line begins a new paragraph. */
export interface Template {
	subject: string;
	/** The title within the mail. */
	heading: string;
	body: string;
}

interface Kind {
	/** How the officer sees it in lists. */
	label: string;
	slots: readonly SlotName[];
	/** Slots without which the mail fails its purpose. */
	required: readonly SlotName[];
}

const WARD = ['ten_co_quan', 'thoi_diem', 'ngay', 'can_bo'] as const;
const PLAN = [
	'ten_co_quan',
	'van_ban',
	'van_ban_day_du',
	'ten_ke_hoach',
	'so_ky_hieu',
	'thoi_gian',
	'thoi_diem',
	'ngay',
	'thong_tin_van_ban',
	'can_bo',
] as const;
const UNIT = [
	...PLAN,
	'ten_don_vi',
	'han',
	'han_ngay',
	'con_lai',
	'dau_moi',
	'nhiem_vu',
	'khung_han',
	'nut_bao_cao',
] as const;
const REMINDER = [...UNIT, 'bao_cao', 'so_lan_nhac', 'ly_do_tra_lai'] as const;
const DECISION = [...PLAN, 'ten_don_vi', 'han', 'han_ngay', 'noi_dung_quyet_dinh'] as const;
const COPY = [...PLAN, 'nguoi_nhan', 'muc_dich', 'so_don_vi', 'han', 'han_ngay', 'tep_kem'] as const;

const reminder = (label: string): Kind => ({ label, slots: REMINDER, required: ['nut_bao_cao'] });

export const KINDS = {
	notice: {
		label: 'Giao nhiệm vụ (t/h)',
		slots: [...UNIT, 'tep_kem'],
		required: ['nhiem_vu', 'nut_bao_cao'],
	},
	noticeDigest: {
		label: 'Giao nhiệm vụ, một người nhận cho nhiều đơn vị',
		slots: [...PLAN, 'ten_don_vi', 'so_don_vi', 'han', 'han_ngay', 'cac_don_vi', 'tep_kem'],
		required: ['cac_don_vi'],
	},
	coordinate: {
		label: 'Đề nghị phối hợp (p/h)',
		slots: [...COPY, 'viec_phoi_hop'],
		required: ['viec_phoi_hop'],
	},
	forInformation: { label: 'Gửi để báo cáo, để biết (b/c)', slots: [...COPY, 'nut_theo_doi'], required: [] },
	archive: { label: 'Bản lưu', slots: [...COPY, 'noi_nhan', 'nut_theo_doi'], required: ['noi_nhan'] },
	reminderEarly: reminder('Nhắc trước hạn'),
	reminderToday: reminder('Nhắc trong ngày hết hạn'),
	reminderLate: reminder('Đôn đốc khi quá hạn'),
	reminderHead: reminder('Đề nghị lãnh đạo đơn vị chỉ đạo'),
	reminderDigest: {
		label: 'Nhắc, một người nhận cho nhiều đơn vị hoặc nhiều kế hoạch',
		slots: [
			'ten_co_quan',
			'thoi_diem',
			'ngay',
			'van_ban',
			'ten_don_vi',
			'so_bao_cao',
			'so_qua_han',
			'yeu_cau',
			'cac_don_vi',
			'can_bo',
		],
		required: ['cac_don_vi'],
	},
	returned: {
		label: 'Trả lại báo cáo',
		slots: REMINDER,
		required: ['ly_do_tra_lai', 'nut_bao_cao'],
	},
	extended: {
		label: 'Gia hạn báo cáo',
		slots: [...DECISION, 'nut_bao_cao'],
		required: ['noi_dung_quyet_dinh', 'nut_bao_cao'],
	},
	excluded: { label: 'Đơn vị không phải báo cáo', slots: DECISION, required: [] },
	included: {
		label: 'Đơn vị trở lại danh sách phải báo cáo',
		slots: [...DECISION, 'nhiem_vu', 'nut_bao_cao'],
		required: ['nut_bao_cao'],
	},
	link: {
		label: 'Gửi lại liên kết báo cáo',
		slots: [...DECISION, 'lien_ket_cu', 'nut_bao_cao'],
		required: ['nut_bao_cao'],
	},
	receipt: {
		label: 'Đã nhận báo cáo',
		slots: [
			...PLAN,
			'ten_don_vi',
			'lan_bao_cao',
			'luc_nhan',
			'khung_bien_nhan',
			'so_lieu_da_gui',
			'nut_bao_cao',
		],
		required: [],
	},
	chairList: {
		label: 'Danh sách đơn vị chậm gửi lãnh đạo',
		slots: [...PLAN, 'so_don_vi', 'danh_sach_cham'],
		required: ['danh_sach_cham'],
	},
	chairDigest: {
		label: 'Danh sách đơn vị chậm gửi lãnh đạo, nhiều kế hoạch',
		slots: [...WARD, 'so_bao_cao', 'so_ke_hoach', 'danh_sach_cham'],
		required: ['danh_sach_cham'],
	},
	officerList: {
		label: 'Danh sách đơn vị cần gọi điện gửi cán bộ',
		slots: [...WARD, 'viec_can_lam', 'so_don_vi', 'danh_sach_goi', 'luu_y'],
		required: ['danh_sach_goi', 'luu_y'],
	},
	summary: {
		label: 'Tổng hợp gửi lãnh đạo',
		slots: [...PLAN, 'ti_le', 'so_lieu', 'nut_theo_doi'],
		required: ['so_lieu'],
	},
	waiting: {
		label: 'Báo cán bộ có văn bản chờ xem lại',
		slots: [...PLAN, 'nguoi_nhan', 'nguoi_chuyen', 'luc_nhan', 'diem_can_xem', 'nut_xem_lai'],
		required: ['nut_xem_lai'],
	},
	test: { label: 'Thư thử', slots: WARD, required: [] },
} as const satisfies Record<string, Kind>;

export type KnownKind = keyof typeof KINDS;
/** A known kind, or one step of the ladder that has words of its own: `reminder:d+2`. */
export type TemplateKind = KnownKind | `reminder:${string}`;

/** Null for what is no kind of mail. */
export function kindOf(kind: string): Kind | null {
	if (Object.hasOwn(KINDS, kind)) return KINDS[kind as KnownKind];
	const step = stepOf(kind);
	return step ? reminder(`Nhắc, riêng bước ${step}`) : null;
}

/** The ladder's step that a kind is for; null for the kinds that everybody has. */
export function stepOf(kind: string): string | null {
	return /^reminder:(.+)$/.exec(kind)?.[1] ?? null;
}

import type { KnownKind, Template } from './kinds';

const FORM =
	'Phiếu mở được trên điện thoại, không cần tài khoản. Nếu không phát sinh nội dung báo cáo, đơn vị vẫn mở phiếu và chọn “Không phát sinh”.';
const JUST_SENT = 'Nếu đơn vị vừa gửi báo cáo, xin bỏ qua thư này.';
const NOT_RECEIVED =
	'Đến {{thoi_diem}}, {{ten_co_quan}} chưa nhận được {{bao_cao}} của đơn vị về kết quả thực hiện {{van_ban_day_du}}.';

/** The mails to units as a ward gets them, until it writes its own. */
export const defaultsForUnits = {
	notice: {
		subject: 'Giao nhiệm vụ cho {{ten_don_vi}} – {{van_ban}}[, hạn {{han_ngay}}]',
		heading: 'Nhiệm vụ của {{ten_don_vi}}',
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'{{ten_co_quan}} gửi đơn vị phần việc được giao tại {{van_ban}}. Đề nghị đơn vị tổ chức thực hiện và báo cáo kết quả đúng hạn.',
			'{{khung_han}}',
			'{{thong_tin_van_ban}}',
			'{{nhiem_vu}}',
			'{{nut_bao_cao}}',
			`${FORM} Đường dẫn dành riêng cho đơn vị, xin không chuyển cho đơn vị khác.`,
			'{{tep_kem}}',
			'{{can_bo}}',
		),
	},
	noticeDigest: {
		subject: 'Giao nhiệm vụ cho {{so_don_vi}} đơn vị – {{van_ban}}[, hạn {{han_ngay}}]',
		heading: 'Nhiệm vụ của {{so_don_vi}} đơn vị',
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'{{ten_co_quan}} gửi phần việc được giao tại {{van_ban}}. Địa chỉ thư này nhận việc cho {{so_don_vi}} đơn vị nên các phần việc gửi chung một thư; mỗi đơn vị báo cáo bằng đường dẫn riêng của mình.',
			'{{thong_tin_van_ban}}',
			'{{cac_don_vi}}',
			FORM,
			'{{tep_kem}}',
			'{{can_bo}}',
		),
	},
	coordinate: {
		subject: 'Đề nghị {{muc_dich}} – {{van_ban}}',
		heading: 'Đề nghị {{muc_dich}}',
		body: paragraphs(
			'Kính gửi: {{nguoi_nhan}}',
			'{{ten_co_quan}} gửi {{van_ban}} để {{muc_dich}}.',
			'{{thong_tin_van_ban}}',
			'{{viec_phoi_hop}}',
			'Thư này không yêu cầu gửi báo cáo.',
			'{{tep_kem}}',
			'{{can_bo}}',
		),
	},
	reminderEarly: reminder(
		'Nhắc báo cáo[, {{con_lai}}]',
		'Nhắc gửi báo cáo',
		'Mời đơn vị gửi báo cáo trước hạn; báo cáo sớm được thì càng tốt.',
	),
	reminderToday: reminder(
		'Hôm nay là hạn báo cáo',
		'Hôm nay là hạn gửi báo cáo',
		'Đề nghị đơn vị gửi báo cáo trong hôm nay.',
	),
	reminderLate: reminder(
		'{{con_lai}}, đề nghị báo cáo ngay',
		'Đề nghị gửi báo cáo ngay',
		'Đề nghị đơn vị gửi báo cáo ngay khi nhận được thư này để kịp tổng hợp.',
	),
	reminderHead: {
		subject: 'Đề nghị chỉ đạo gửi báo cáo[ ({{con_lai}})] – {{ten_don_vi}}, {{van_ban}}',
		heading: 'Đề nghị lãnh đạo đơn vị chỉ đạo gửi báo cáo',
		body: paragraphs(
			'Kính gửi: Lãnh đạo {{ten_don_vi}}',
			'{{khung_han}}',
			'{{ly_do_tra_lai}}',
			`${NOT_RECEIVED}[ {{dau_moi}} đã được nhắc {{so_lan_nhac}} lần.]`,
			'Kính đề nghị lãnh đạo đơn vị chỉ đạo gửi báo cáo trong hôm nay. Bộ phận phụ trách của đơn vị có thể mở phiếu từ nút dưới đây.',
			'{{nut_bao_cao}}',
			'{{nhiem_vu}}',
			'{{can_bo}}',
			JUST_SENT,
		),
	},
	reminderDigest: {
		subject: '{{yeu_cau}} {{so_bao_cao}} báo cáo[, trong đó {{so_qua_han}} đã quá hạn] – {{van_ban}}',
		heading: '{{so_bao_cao}} báo cáo chưa gửi',
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'Đến {{thoi_diem}}, {{ten_co_quan}} chưa nhận được các báo cáo dưới đây. Mỗi báo cáo có một đường dẫn riêng.',
			'{{cac_don_vi}}',
			FORM,
			'{{can_bo}}',
			'Nếu báo cáo vừa được gửi, xin bỏ qua thư này.',
		),
	},
	returned: {
		subject: 'Báo cáo được trả lại, cần sửa và nộp lại – {{ten_don_vi}}, {{van_ban}}',
		heading: 'Báo cáo cần sửa và nộp lại',
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'{{khung_han}}',
			'{{ten_co_quan}} đã xem báo cáo của đơn vị về kết quả thực hiện {{van_ban_day_du}}, đề nghị đơn vị sửa và nộp lại:',
			'{{ly_do_tra_lai}}',
			'Phiếu đã điền sẵn những gì đơn vị báo cáo lần trước; đơn vị chỉ cần sửa chỗ chưa đúng rồi gửi lại.',
			'{{nut_bao_cao}}',
			'{{nhiem_vu}}',
			'{{can_bo}}',
		),
	},
	extended: decision(
		'Gia hạn báo cáo đến {{han}}',
		'Hạn báo cáo được lùi lại',
		'{{ten_co_quan}} gia hạn cho đơn vị gửi báo cáo kết quả thực hiện {{van_ban_day_du}}.',
		'{{nut_bao_cao}}',
	),
	excluded: decision(
		'Đơn vị không phải báo cáo',
		'Đơn vị không phải gửi báo cáo',
		'{{ten_co_quan}} thông báo: đơn vị không phải gửi báo cáo kết quả thực hiện {{van_ban_day_du}}.',
		'Đơn vị sẽ không nhận thêm thư nhắc về kế hoạch này.',
	),
	included: decision(
		'Đơn vị cần gửi báo cáo',
		'Đơn vị có trong danh sách phải báo cáo',
		'{{ten_co_quan}} thông báo: đơn vị trở lại danh sách phải gửi báo cáo kết quả thực hiện {{van_ban_day_du}}.',
		'{{nut_bao_cao}}',
		'{{nhiem_vu}}',
	),
	link: decision(
		'Liên kết báo cáo mới',
		'Liên kết báo cáo của đơn vị',
		'{{ten_co_quan}} gửi đơn vị liên kết để báo cáo kết quả thực hiện {{van_ban_day_du}}.',
		'{{nut_bao_cao}}',
		'{{lien_ket_cu}}',
		'Liên kết dành riêng cho đơn vị; xin không chuyển cho đơn vị khác, không đăng lên nhóm chung.',
	),
	receipt: {
		subject: 'Đã nhận báo cáo lần {{lan_bao_cao}} của {{ten_don_vi}} – {{van_ban}}',
		heading: 'Biên nhận báo cáo',
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'{{khung_bien_nhan}}',
			'{{ten_co_quan}} đã nhận báo cáo của đơn vị về kết quả thực hiện {{van_ban_day_du}}, gồm:',
			'{{so_lieu_da_gui}}',
			'Cần sửa số liệu, đơn vị mở lại phiếu và gửi lại; lần gửi sau thay lần gửi trước.',
			'{{nut_bao_cao}}',
			'{{can_bo}}',
		),
	},
} satisfies Partial<Record<KnownKind, Template>>;

function reminder(subject: string, heading: string, request: string): Template {
	return {
		subject: `${subject} – {{ten_don_vi}}, {{van_ban}}`,
		heading,
		body: paragraphs(
			'Kính gửi: {{ten_don_vi}}',
			'{{khung_han}}',
			'{{ly_do_tra_lai}}',
			`${NOT_RECEIVED} ${request}`,
			'{{nut_bao_cao}}',
			FORM,
			'{{nhiem_vu}}',
			'{{can_bo}}',
			JUST_SENT,
		),
	};
}

function decision(subject: string, heading: string, text: string, ...after: string[]): Template {
	return {
		subject: `${subject} – {{ten_don_vi}}, {{van_ban}}`,
		heading,
		body: paragraphs('Kính gửi: {{ten_don_vi}}', text, '{{noi_dung_quyet_dinh}}', ...after, '{{can_bo}}'),
	};
}

export function paragraphs(...texts: string[]): string {
	return texts.join('\n\n');
}

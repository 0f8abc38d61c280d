import { paragraphs } from './defaultsForUnits';
import type { KnownKind, Template } from './kinds';

/** The mails to the committee and the officer as a ward gets them, until it writes its own. */
export const defaultsForCommittee = {
	forInformation: {
		subject: '{{van_ban}}: gửi để {{muc_dich}}',
		heading: '{{van_ban}}',
		body: paragraphs(
			'Kính gửi: {{nguoi_nhan}}',
			'{{ten_co_quan}} gửi {{van_ban}} để {{muc_dich}}.',
			'{{thong_tin_van_ban}}',
			'Đã giao nhiệm vụ cho {{so_don_vi}} đơn vị[, hạn báo cáo {{han}}].',
			'{{nut_theo_doi}}',
			'{{tep_kem}}',
			'{{can_bo}}',
		),
	},
	archive: {
		subject: 'Bản lưu – {{van_ban}}',
		heading: 'Bản lưu {{van_ban}}',
		body: paragraphs(
			'Kính gửi: {{nguoi_nhan}}',
			'Thư này để lưu. {{van_ban}} được gửi lúc {{thoi_diem}}, giao nhiệm vụ cho {{so_don_vi}} đơn vị[, hạn báo cáo {{han}}].',
			'{{thong_tin_van_ban}}',
			'{{noi_nhan}}',
			'{{nut_theo_doi}}',
			'{{tep_kem}}',
			'{{can_bo}}',
		),
	},
	chairList: {
		subject: '{{so_don_vi}} đơn vị chậm báo cáo – {{van_ban}}, đến {{ngay}}',
		heading: '{{so_don_vi}} đơn vị chậm báo cáo',
		body: paragraphs(
			'Kính gửi: Lãnh đạo {{ten_co_quan}}',
			'Đến {{thoi_diem}}, các đơn vị có tên dưới đây chưa gửi báo cáo kết quả thực hiện {{van_ban_day_du}}, dù đã quá hạn và đã được đôn đốc theo số lần ghi ở từng dòng.',
			'{{danh_sach_cham}}',
			'Kính báo cáo lãnh đạo {{ten_co_quan}} xem xét, cho ý kiến chỉ đạo.',
			'{{can_bo}}',
		),
	},
	chairDigest: {
		subject: '{{so_bao_cao}} báo cáo chậm của {{so_ke_hoach}} kế hoạch, đến {{ngay}}',
		heading: '{{so_bao_cao}} báo cáo chậm của {{so_ke_hoach}} kế hoạch',
		body: paragraphs(
			'Kính gửi: Lãnh đạo {{ten_co_quan}}',
			'Đến {{thoi_diem}}, các đơn vị có tên dưới đây chưa gửi báo cáo, dù đã quá hạn và đã được đôn đốc theo số lần ghi ở từng dòng.',
			'{{danh_sach_cham}}',
			'Kính báo cáo lãnh đạo {{ten_co_quan}} xem xét, cho ý kiến chỉ đạo.',
			'{{can_bo}}',
		),
	},
	officerList: {
		subject: '{{viec_can_lam}} – đôn đốc ngày {{ngay}}',
		heading: '{{viec_can_lam}}',
		body: paragraphs(
			'Kính gửi: Cán bộ đầu mối',
			'[Thư gửi {{so_don_vi}} đơn vị dưới đây không đến nơi nên hệ thống không gửi thêm. Xin gọi điện nhắc báo cáo và hỏi lại địa chỉ, rồi nạp lại danh bạ ở biểu mẫu Thiết lập.]',
			'{{danh_sach_goi}}',
			'{{luu_y}}',
		),
	},
	summary: {
		subject: 'Tổng hợp {{van_ban}}: {{ti_le}} đơn vị đã báo cáo, đến {{ngay}}',
		heading: 'Tổng hợp kết quả thực hiện',
		body: paragraphs(
			'Kính gửi: Lãnh đạo {{ten_co_quan}}',
			'Kính gửi lãnh đạo bảng tổng hợp và ảnh tình hình thực hiện {{van_ban_day_du}} trong các tệp kèm theo thư này.',
			'{{so_lieu}}',
			'{{nut_theo_doi}}',
			'{{can_bo}}',
		),
	},
	waiting: {
		subject: 'Chờ xem lại: {{van_ban}}',
		heading: 'Có văn bản đang chờ xem lại',
		body: paragraphs(
			'Kính gửi: {{nguoi_nhan}}',
			'{{nguoi_chuyen}} đã chuyển đến {{van_ban_day_du}} lúc {{luc_nhan}}. Hệ thống đã đọc xong và chờ anh/chị xem lại; chưa có thư nào được gửi cho các đơn vị.',
			'{{diem_can_xem}}',
			'{{nut_xem_lai}}',
		),
	},
	test: {
		subject: 'Thư thử của {{ten_co_quan}}',
		heading: 'Thư thử',
		body: paragraphs(
			'Kính gửi: Cán bộ đầu mối',
			'Nhận được thư này nghĩa là hệ thống theo dõi thực hiện kế hoạch của {{ten_co_quan}} đã gửi được thư lúc {{thoi_diem}}.',
			'Nếu thư nằm trong mục thư rác, xin đánh dấu là không phải thư rác và báo quản trị kiểm tra bản ghi SPF, DKIM, DMARC của tên miền gửi thư.',
			'{{can_bo}}',
		),
	},
} satisfies Partial<Record<KnownKind, Template>>;

import type { Settings } from '../../types';
import type { StoredPlan } from '../../book';
import { planValues } from '../planValues';
import { reportLink, statusLinkBlocks } from '../reportLink';
import { shareBlocks } from '../shareBlocks';
import { dueCallout } from '../unitValues';
import type { SlotValues } from './slots';

/** For a preview before the set-up form was filled in. */
export const SAMPLE_SETTINGS: Settings = {
	wardName: 'Ủy ban nhân dân phường Mẫu',
	officer: {
		title: 'Cán bộ đầu mối',
		office: 'Phòng Văn hóa - Xã hội',
		email: 'dau-moi@phuong-mau.example',
		phone: '0900 000 000',
	},
	committeeEmails: [],
	adminEmail: '',
	senderEmail: 'dau-moi@phuong-mau.example',
	filesFolder: '',
};

const UNIT = 'Trường Tiểu học Mẫu';
const LINK = 'https://xem-truoc.example/bao-cao';
const DUE = '17:00 ngày 20/05/2026';
const NOW = '2026-05-15T08:00:00+07:00';

const PLAN: Pick<StoredPlan, 'plan' | 'file'> = {
	plan: {
		kind: 'KẾ HOẠCH',
		number: '00/KH-UBND',
		symbol: 'KH-UBND',
		issuer: null,
		place: null,
		issuedOn: '2026-05-04',
		title: 'Kế hoạch mẫu để xem trước: ra quân làm sạch môi trường',
		bases: [],
		theme: null,
		slogans: [],
		period: { start: '2026-05-11', end: '2026-05-17', evidence: { text: '', line: 0 } },
		deadlines: [],
		funding: null,
		assignees: [],
		quotas: [],
		recipients: [],
		signatory: null,
		doubts: [],
	},
	file: { name: 'ke-hoach-mau.docx', type: '', size: 1, sha256: '' },
};

const TASKS = shareBlocks({
	planId: '',
	unit: '',
	dueAt: '',
	tasks: [
		{ id: '1', text: 'Tổ chức cho học sinh dọn vệ sinh trường, lớp vào sáng thứ Sáu.', role: 'implement' },
		{ id: '2', text: 'Treo băng rôn hưởng ứng tại cổng trường.', role: 'implement' },
	],
	indicators: [{ id: 'q1', label: 'Băng rôn tại cổng trường', kind: 'count', quota: 1 }],
});

/** A made-up unit and plan of this ward: something in every slot of every kind of mail. */
export function sampleValues(settings: Settings): Required<SlotValues> {
	const callout = dueCallout({ dueAt: '', due: DUE, words: 'còn 3 ngày làm việc', tone: 'calm' });
	return {
		...(planValues(PLAN, settings, NOW) as Required<SlotValues>),
		ten_don_vi: UNIT,
		nguoi_nhan: UNIT,
		han: DUE,
		han_ngay: '20/05/2026',
		con_lai: 'còn 3 ngày làm việc',
		bao_cao: 'báo cáo',
		dau_moi: 'Đầu mối của đơn vị (Tổng phụ trách Đội)',
		so_lan_nhac: '2',
		so_don_vi: '02',
		so_ke_hoach: '02',
		so_bao_cao: '02',
		viec_can_lam: '01 đơn vị cần gọi điện',
		so_qua_han: '',
		yeu_cau: 'Nhắc gửi',
		lien_ket_cu: 'Liên kết đã gửi trước đây không còn dùng được, xin dùng liên kết trong thư này.',
		muc_dich: 'phối hợp thực hiện',
		ti_le: '41/45',
		lan_bao_cao: '1',
		nguoi_chuyen: 'Văn phòng điện tử',
		luc_nhan: '09:30 ngày 15/05/2026',
		khung_han: callout,
		nhiem_vu: TASKS,
		nut_bao_cao: [reportLink(LINK)],
		ly_do_tra_lai: [
			{
				kind: 'facts',
				rows: [{ label: 'Lý do trả lại', value: 'Chưa ghi số băng rôn đã treo.', strong: true }],
			},
		],
		cac_don_vi: [UNIT, 'Trường Mầm non Mẫu'].flatMap((name) => [
			{ kind: 'unit', name },
			...callout,
			...TASKS,
			reportLink(LINK, `Gửi báo cáo của ${name}`),
		]),
		viec_phoi_hop: [
			{
				kind: 'tasks',
				title: 'Nội dung đề nghị phối hợp',
				items: [{ text: 'Phối hợp vận động phụ huynh cùng tham gia.', role: 'Phòng Mẫu thực hiện' }],
			},
		],
		nut_theo_doi: statusLinkBlocks(LINK),
		noi_nhan: [
			{
				kind: 'table',
				title: 'Nơi nhận',
				head: ['Nơi nhận', 'Để', 'Đã xử lý'],
				rows: [['Các trường học trên địa bàn', 'thực hiện', 'Giao nhiệm vụ 02 đơn vị']],
			},
		],
		danh_sach_cham: [
			{
				kind: 'table',
				title: 'Danh sách đơn vị (quá hạn tính theo ngày làm việc)',
				head: ['TT', 'Đơn vị', 'Đầu mối', 'Quá hạn', 'Đã nhắc'],
				rows: [['1', UNIT, 'Tổng phụ trách Đội, 0900 000 000', '4 ngày', '5 lần']],
			},
		],
		danh_sach_goi: [
			{
				kind: 'table',
				title: 'Danh sách cần gọi',
				head: ['TT', 'Đơn vị', 'Điện thoại', 'Chưa báo cáo', 'Vì sao thư không đến'],
				rows: [['1', UNIT, 'đầu mối 0900 000 000', '00/KH-UBND, hạn 20/05/2026', 'Hộp thư không tồn tại.']],
			},
		],
		luu_y: [{ kind: 'paragraph', text: 'Chưa có lịch nghỉ năm 2027: hãy nhập ở biểu mẫu Đôn đốc.' }],
		so_lieu: [
			{
				kind: 'callout',
				tone: 'today',
				title: 'Mới có 41/45 đơn vị báo cáo',
				detail: 'Tính đến 16:30 ngày 19/05/2026',
			},
		],
		diem_can_xem: [
			{
				kind: 'tasks',
				title: 'Cần xem lại',
				items: [{ text: 'Văn bản nêu hai hạn báo cáo khác nhau.' }],
			},
		],
		nut_xem_lai: [{ kind: 'button', label: 'Xem lại kế hoạch', link: LINK }],
		noi_dung_quyet_dinh: [
			{
				kind: 'facts',
				rows: [
					{ label: 'Hạn báo cáo', value: DUE, strong: true },
					{ label: 'Lý do', value: 'Trời mưa kéo dài.' },
				],
			},
		],
		khung_bien_nhan: [
			{
				kind: 'callout',
				tone: 'calm',
				title: 'Đã nhận báo cáo lần 1',
				detail: 'Lúc 09:30 ngày 15/05/2026',
			},
		],
		so_lieu_da_gui: [{ kind: 'facts', rows: [{ label: 'Băng rôn tại cổng trường', value: '01' }] }],
	};
}

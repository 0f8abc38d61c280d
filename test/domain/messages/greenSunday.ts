import type { StoredPlan } from '../../../domain/book';
import type { Plan, Reminder, Settings, Unit, UnitStatus } from '../../../domain/types';

/** An invented plan of an invented ward: a clean-up month with two units, one leading, one implementing. */
const plan: Plan = {
	kind: 'KẾ HOẠCH',
	number: '45/KH-UBND',
	symbol: 'KH-UBND',
	issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	place: 'Hòa Bình Mẫu',
	issuedOn: '2026-05-04',
	title: 'Tháng hành động vì môi trường xanh, sạch, đẹp năm 2026 trên địa bàn phường',
	bases: [],
	theme: null,
	slogans: [],
	period: { start: '2026-05-11', end: '2026-05-17', evidence: { text: 'từ 11/5 đến 17/5/2026', line: 9 } },
	deadlines: [],
	funding: null,
	assignees: [],
	quotas: [],
	recipients: [],
	signatory: null,
	doubts: [],
};

export const dueAt = '2026-05-20T17:00:00+07:00';

export const stored: StoredPlan = {
	planId: 'kh-45',
	at: '2026-05-05T09:00:00+07:00',
	by: 'Cán bộ đầu mối',
	plan,
	file: { name: 'Kế hoạch tháng môi trường.docx', type: 'application/msword', size: 20_000, sha256: 'ab' },
	assignments: [
		{
			planId: 'kh-45',
			unit: 'KT',
			dueAt,
			tasks: [
				{ id: 'g1t1', text: 'Chủ trì, tham mưu phân công khu vực vệ sinh cho từng đơn vị.', role: 'lead' },
				{
					id: 'g1t2',
					text: 'Cùng Đoàn Thanh niên ra quân trồng cây tại các tuyến đường mới mở.',
					role: 'coordinate',
				},
			],
			indicators: [
				{ id: 'q2p1', label: 'Băng rôn – đường Bến Nước', kind: 'count', quota: 2 },
				{ id: 'kp', label: 'Kinh phí huy động xã hội hóa', kind: 'money', quota: 5_000_000 },
				{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null },
			],
		},
		{
			planId: 'kh-45',
			unit: 'THHS',
			dueAt,
			tasks: [
				{
					id: 'g5t1',
					text: 'Tổ chức cho học sinh dọn vệ sinh trường, lớp vào sáng thứ Sáu.',
					role: 'implement',
				},
			],
			indicators: [
				{ id: 'q1', label: 'Băng rôn treo tại cổng đơn vị', kind: 'count', quota: 1 },
				{ id: 'cay', label: 'Cây xanh trồng mới', kind: 'count', quota: 1_250 },
				{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null },
			],
		},
	],
};

export const economy: Unit = {
	code: 'KT',
	name: 'Phòng Kinh tế, Hạ tầng và Đô thị',
	type: 'phòng',
	aliases: [],
	contact: { title: 'Chuyên viên tổng hợp', email: 'kinhte@hoabinhmau.example', phone: '0900 000 011' },
	head: { email: 'truongphong.kt@hoabinhmau.example', phone: '0900 000 012' },
};

export const school: Unit = {
	code: 'THHS',
	name: 'Trường Tiểu học Hoa Sen',
	type: 'trường học',
	aliases: [],
	contact: { title: 'Tổng phụ trách Đội', email: 'hoasen@hoabinhmau.example', phone: '0900 000 021' },
	head: { email: 'hieutruong.hoasen@hoabinhmau.example', phone: '0900 000 022' },
};

export const settings: Settings = {
	wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	officer: {
		title: 'Công chức phụ trách chuyển đổi số',
		office: 'Phòng Văn hóa - Xã hội',
		email: 'vhxh@hoabinhmau.example',
		phone: '0900 000 001',
	},
	committeeEmails: ['chutich@hoabinhmau.example', 'phochutich@hoabinhmau.example'],
	adminEmail: 'quantri@hoabinhmau.example',
	senderEmail: 'kehoach@hoabinhmau.example',
	filesFolder: '/home/node/.n8n-files/ke-hoach',
};

export const link = 'https://baocao.hoabinhmau.example/form/bao-cao?t=eyJwIjoia2gtNDUifQ.c2lnbmF0dXJl&v=1';

/** A text part without its line breaks: where a line ends is no matter of content. */
export const flat = (text: string) => text.replace(/\s+/g, ' ');

export function shareOf(unit: Unit) {
	const assignment = stored.assignments.find((one) => one.unit === unit.code)!;
	return { stored, assignment, unit, link, settings, now: '2026-05-05T09:00:00+07:00' };
}

export function reminder(unit: Unit, step: string, to: Reminder['to']): Reminder {
	const key = `kh-45:${unit.code}:${step}:email:2026-05-20:r0`;
	return { key, planId: 'kh-45', unit: unit.code, step, to, channels: ['email'] };
}

export function status(unit: Unit, change: Partial<UnitStatus> = {}): UnitStatus {
	return {
		unit: unit.code,
		state: 'waiting',
		dueAt,
		late: false,
		daysLate: 0,
		onTime: null,
		submittedAt: null,
		remindersSent: 0,
		lastRemindedAt: null,
		...change,
	};
}

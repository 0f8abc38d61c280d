import type { Plan, PlanAssignee, PlanQuota, TaskRole, Unit } from '../../../domain/types';

const unit = (code: string, type: string, name: string, ...aliases: string[]): Unit => ({
	code,
	type,
	name,
	aliases,
});

/** A small ward with a unit or two of each type. */
export const WARD: Unit[] = [
	unit('VP', 'văn phòng', 'Văn phòng HĐND - UBND phường Hòa Bình Mẫu'),
	unit('VHXH', 'phòng', 'Phòng Văn hóa - Xã hội phường Hòa Bình Mẫu'),
	unit('KT', 'phòng', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Hòa Bình Mẫu'),
	unit('HCC', 'trung tâm', 'Trung tâm Phục vụ hành chính công phường Hòa Bình Mẫu'),
	unit('CA', 'công an', 'Công an phường Hòa Bình Mẫu'),
	unit('QS', 'quân sự', 'Ban Chỉ huy Quân sự phường Hòa Bình Mẫu'),
	unit('MT', 'mặt trận', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hòa Bình Mẫu'),
	unit('DTN', 'đoàn thể', 'Đoàn TNCS Hồ Chí Minh phường Hòa Bình Mẫu', 'Đoàn phường'),
	unit('PN', 'đoàn thể', 'Hội Liên hiệp Phụ nữ phường Hòa Bình Mẫu'),
	unit('TDP1', 'tổ dân phố', 'Tổ dân phố 1'),
	unit('TDP2', 'tổ dân phố', 'Tổ dân phố 2'),
	unit('CNS1', 'tổ công nghệ số cộng đồng', 'Tổ công nghệ số cộng đồng Tổ dân phố 1'),
	unit('CNS2', 'tổ công nghệ số cộng đồng', 'Tổ công nghệ số cộng đồng Tổ dân phố 2'),
	unit('MN', 'trường học', 'Trường Mầm non Phòng Kinh tế Mới'),
	unit('TH1', 'trường học', 'Trường Tiểu học Hòa Bình Mẫu 1'),
	unit('TH2', 'trường học', 'Trường TH Phương Đông'),
	unit('TYT', 'y tế', 'Trạm Y tế phường Hòa Bình Mẫu'),
	unit('DN', 'doanh nghiệp', 'Công ty TNHH Mẫu Xanh'),
	unit('HTX', 'hợp tác xã', 'Hợp tác xã Rau an toàn'),
];

export function plan(parts: Partial<Plan> = {}): Plan {
	return {
		kind: 'KẾ HOẠCH',
		number: '36/KH-UBND',
		symbol: 'KH-UBND',
		issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
		place: null,
		issuedOn: '2026-05-08',
		title: 'Hưởng ứng một ngày hội',
		bases: [],
		theme: null,
		slogans: [],
		period: null,
		deadlines: [],
		funding: null,
		assignees: [],
		quotas: [],
		recipients: [],
		signatory: null,
		doubts: [],
		...parts,
	};
}

export function assignee(names: string[], ...tasks: (string | [string, TaskRole])[]): PlanAssignee {
	return {
		names,
		tasks: tasks.map((task, index) => {
			const [text, role] = typeof task === 'string' ? [task, 'implement' as const] : task;
			return { text, role, due: null, evidence: { text: `- ${text}`, line: 10 + index } };
		}),
	};
}

export function quota(parts: Partial<PlanQuota>): PlanQuota {
	return {
		item: 'băng rôn',
		min: 1,
		max: 1,
		scope: 'each',
		appliesTo: [],
		places: [],
		evidence: { text: '+ Mỗi cơ quan treo 01 băng rôn tại cổng trụ sở.', line: 5 },
		...parts,
	};
}

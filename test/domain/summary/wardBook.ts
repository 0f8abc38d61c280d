import type { StoredPlan } from '../../../domain/book';
import type { Assignment, Indicator, LogEvent, Plan, Unit } from '../../../domain/types';

/** An invented ward of 45 units in the middle of its campaign: most have reported, some late, some hostile. */

export const PLAN_ID = 'kh-36-kh-ubnd';
export const NOW = '2026-05-22T16:30:00+07:00';
const DUE = '2026-05-20T17:00:00+07:00';

const TYPES: [type: string, prefix: string, names: string[]][] = [
	['trường học', 'TH', schools()],
	['văn phòng', 'VP', ['Văn phòng HĐND - UBND phường']],
	['phòng', 'P', ['Phòng Văn hóa - Xã hội', 'Phòng Kinh tế, Hạ tầng và Đô thị']],
	['trung tâm', 'TT', ['Trung tâm Phục vụ hành chính công', 'Trung tâm Cung ứng dịch vụ công']],
	['công an', 'CA', ['Công an phường']],
	['quân sự', 'QS', ['Ban Chỉ huy Quân sự phường']],
	['mặt trận', 'MT', ['Ủy ban Mặt trận Tổ quốc Việt Nam phường']],
	['đoàn thể', 'DT', ['Đoàn TNCS Hồ Chí Minh', 'Hội Liên hiệp Phụ nữ', 'Hội Nông dân', 'Hội Cựu chiến binh']],
	['y tế', 'YT', ['Trạm Y tế phường']],
	['tổ dân phố', 'TDP', numbered('Tổ dân phố số', 5)],
	['tổ công nghệ số cộng đồng', 'CNS', numbered('Tổ công nghệ số cộng đồng tổ dân phố số', 12)],
	[
		'doanh nghiệp',
		'DN',
		['Công ty TNHH Thương mại <Sao Mai> & "Bạn"', 'Công ty Cổ phần Vật liệu xây dựng Mẫu', '=1+1'],
	],
	[
		'hợp tác xã',
		'HTX',
		['Hợp tác xã Dịch vụ nông nghiệp Mẫu', 'Hợp tác xã Rau an toàn Mẫu', 'Hợp tác xã Vận tải Mẫu'],
	],
];

export const units: Unit[] = TYPES.flatMap(([type, prefix, names]) =>
	names.map((name, index) => ({
		code: `${prefix}${index + 1}`,
		name,
		type,
		aliases: [],
		contact: {
			title: type === 'trường học' ? 'Hiệu trưởng' : 'Trưởng đơn vị',
			email: `${prefix.toLowerCase()}${index + 1}@hoabinhmau.example`,
			phone: `0900 000 0${String(index + 10)}`,
		},
	})),
);

const NO_GATE = ['tổ dân phố', 'tổ công nghệ số cộng đồng'];
const RESULT: Indicator = { id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null };
const BANNER: Indicator = { id: 'q1', label: 'Băng rôn treo tại trụ sở', kind: 'count', quota: 1 };
const STREETS: Indicator[] = [
	{ id: 'q2p1', label: 'Băng rôn — đường Trần Phú', kind: 'count', quota: 2 },
	{ id: 'q2p2', label: 'Băng rôn — đường Lê Lợi', kind: 'count', quota: 1 },
];

export const assignments: Assignment[] = units.map((unit) => ({
	planId: PLAN_ID,
	unit: unit.code,
	dueAt: DUE,
	tasks: [{ id: 'g1t1', text: 'Tuyên truyền về chuyển đổi số', role: 'implement' }],
	indicators: [
		...(NO_GATE.includes(unit.type) ? [] : [BANNER]),
		...(unit.code === 'TT2' ? STREETS : unit.code === 'TT1' ? STREETS.slice(0, 1) : []),
		RESULT,
	],
}));

export const plan = {
	kind: 'KẾ HOẠCH',
	number: '36/KH-UBND',
	symbol: 'KH-UBND',
	issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	place: 'Hòa Bình Mẫu',
	issuedOn: '2026-05-08',
	title: 'Hưởng ứng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam trên địa bàn phường năm 2026',
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
} satisfies Plan;

export const stored: StoredPlan = {
	planId: PLAN_ID,
	at: '2026-05-10T08:00:00+07:00',
	by: 'Cán bộ',
	plan,
	assignments,
};

export const HOSTILE = {
	formula: '=HYPERLINK("http://xau.example","Bấm vào đây")',
	plus: '+1',
	at: '@SUM(A1:A9)',
	error: '#N/A',
};
export const LONG = 'Đã phát động, tuyên truyền và hướng dẫn người dân cài đặt ứng dụng. '.repeat(70).trim();

const event = (unit: string, kind: string, at: string, data: Record<string, unknown> = {}): LogEvent => ({
	planId: PLAN_ID,
	unit,
	kind,
	at,
	by: 'test',
	key: `${unit}:${kind}:${at}`,
	data,
});
const report = (unit: string, at: string, q1: number | null, ket_qua: string, more: object = {}): LogEvent =>
	event(unit, 'report.submitted', at, {
		revision: 1,
		values: { ...(q1 !== null && { q1 }), ket_qua },
		status: 'Hoàn thành',
		via: 'form',
		...more,
	});
const reminded = (unit: string, at: string, step: string): LogEvent =>
	event(unit, 'delivery.sent', at, { channel: 'email', to: 'x@hoabinhmau.example', step });

const SPEECH = 'Treo băng rôn tại cổng, tổ chức một buổi tuyên truyền cho toàn thể cán bộ.';

export const events: LogEvent[] = [
	...['TH1', 'TH2', 'TH3', 'TH4', 'TH5', 'TH6', 'P1', 'VP1', 'CA1', 'MT1', 'DT1', 'DT2', 'YT1'].map(
		(code, index) =>
			report(
				code,
				`2026-05-19T${String(8 + index).padStart(2, '0')}:05:00+07:00`,
				index === 3 ? 2 : 1,
				SPEECH,
			),
	),
	...[1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
		report(
			`CNS${n}`,
			`2026-05-20T09:1${n}:00+07:00`,
			null,
			`Hướng dẫn ${n * 12} hộ dân dùng dịch vụ công trực tuyến.`,
		),
	),
	report('TT2', '2026-05-20T16:59:00+07:00', 1, SPEECH, {
		values: { q1: 1, q2p1: 2, q2p2: 0, ket_qua: SPEECH },
	}),
	report('DN1', '2026-05-19T10:00:00+07:00', 1, HOSTILE.formula, { note: HOSTILE.plus }),
	report('DN2', '2026-05-19T10:30:00+07:00', 1, HOSTILE.at, { note: HOSTILE.error }),
	report('DN3', '2026-05-19T10:40:00+07:00', 1, LONG),
	// Accepted, late, nil, entered for the unit, returned, excluded, extended: one of each.
	...['TH1', 'TH2', 'P1', 'CA1'].map((code) => event(code, 'report.accepted', '2026-05-21T09:00:00+07:00')),
	report('HTX1', '2026-05-21T14:20:00+07:00', 1, 'Đã treo băng rôn.'),
	report('TDP1', '2026-05-20T10:00:00+07:00', null, '', { nil: true, status: 'Không phát sinh', values: {} }),
	report('TDP2', '2026-05-20T11:00:00+07:00', null, 'Phát thanh ba buổi.', { via: 'officer' }),
	report('DT3', '2026-05-20T08:00:00+07:00', 5, 'Sẽ làm'),
	event('DT3', 'report.returned', '2026-05-20T15:00:00+07:00', { reason: 'Chưa ghi số băng rôn đã treo' }),
	event('HTX3', 'unit.excluded', '2026-05-15T09:00:00+07:00', { reason: 'Đã giải thể' }),
	event('TH9', 'due.extended', '2026-05-20T09:00:00+07:00', {
		dueAt: '2026-05-25T17:00:00+07:00',
		reason: 'Thi',
	}),
	...['TH7', 'TH8', 'QS1', 'DT3', 'HTX1'].map((code) => reminded(code, '2026-05-20T08:00:00+07:00', 'd0')),
	...['TH7', 'TH8', 'QS1'].map((code) => reminded(code, '2026-05-21T08:00:00+07:00', 'd+1')),
];

/** The same as rows of the three Data Tables. */
export function rawBook(): { units: object[]; plans: object[]; events: object[] } {
	const shared = { importId: 'dm-1', importSize: units.length };
	return {
		units: units.map((unit, id) => ({ id, ...shared, data: JSON.stringify(unit) })),
		plans: [
			{ id: 1, planId: PLAN_ID, at: stored.at, by: stored.by, data: JSON.stringify({ plan, assignments }) },
		],
		events: events.map((one, id) => ({ id, ...one, data: JSON.stringify(one.data) })),
	};
}

function schools(): string[] {
	return [
		...numbered('Trường Mầm non Hòa Bình', 3),
		...numbered('Trường Tiểu học Hòa Bình', 3),
		...numbered('Trường Trung học cơ sở Hòa Bình', 2),
		'Trường Trung học phổ thông Hòa Bình Mẫu',
	];
}

function numbered(name: string, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

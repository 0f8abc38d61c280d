import { composeBatch, recipientMessages } from '../../../domain/messages';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import type { StoredPlan } from '../../../domain/book';
import type { Plan, RecipientPurpose, Settings, Unit } from '../../../domain/types';
import { economy, flat, school, settings, stored as plan45 } from './greenSunday';

const now = '2026-05-05T09:00:00+07:00';
const statusLink = 'https://baocao.hoabinhmau.example/webhook/tinh-hinh?t=abc';
const unit = (code: string, name: string, type: string, email?: string): Unit => ({
	code,
	name,
	type,
	aliases: [],
	contact: { email },
});
const youth = unit('DTN', 'Đoàn Thanh niên phường Hòa Bình Mẫu', 'đoàn thể', 'doan@hoabinhmau.example');
const police = unit('CA', 'Công an phường Hòa Bình Mẫu', 'công an', 'congan@hoabinhmau.example');
const clinic = unit('TYT', 'Trạm Y tế phường Hòa Bình Mẫu', 'y tế');
const units = [economy, school, youth, police, clinic];

const helpful: Plan['assignees'] = [
	{
		names: ['Phòng Kinh tế, Hạ tầng và Đô thị'],
		tasks: [
			{
				text: 'Chủ trì, phối hợp với Đoàn Thanh niên trồng cây tại các tuyến đường.',
				role: 'lead',
				due: null,
				evidence: { text: '', line: 1 },
			},
			{
				text: 'Phân công khu vực vệ sinh.',
				role: 'implement',
				due: null,
				evidence: { text: '', line: 2 },
			},
		],
	},
];

function copies(
	recipients: [string, RecipientPurpose | null][],
	change: {
		stored?: Partial<StoredPlan>;
		settings?: Partial<Settings>;
		units?: Unit[];
		link?: string | null;
	} = {},
) {
	const plan: Plan = {
		...plan45.plan,
		assignees: helpful,
		recipients: recipients.map(([name, purpose]) => ({ name, purpose })),
	};
	return recipientMessages({
		stored: { ...plan45, plan, ...change.stored },
		units: change.units ?? units,
		settings: { ...settings, ...change.settings },
		now,
		statusLink: change.link === undefined ? statusLink : change.link,
	});
}
const addressed = (result: ReturnType<typeof copies>) =>
	result.messages.map(({ to, step, covers }) => [to, step, covers.map(({ key }) => key)]);

describe('each line of the Nơi nhận', () => {
	it.each<[string, [string, RecipientPurpose | null], [string, string, string[]][]]>([
		[
			't/h to units with tasks: they have their notice',
			['Phòng Kinh tế, Hạ tầng và Đô thị', 'implement'],
			[],
		],
		[
			't/h to a unit without tasks: the plan',
			['Công an phường', 'implement'],
			[['congan@hoabinhmau.example', 'recipient:implement', ['kh-45:CA:recipient:implement:email']]],
		],
		[
			'p/h: what they are asked to help with',
			['Đoàn Thanh niên phường', 'coordinate'],
			[['doan@hoabinhmau.example', 'recipient:coordinate', ['kh-45:DTN:recipient:coordinate:email']]],
		],
		[
			'b/c to the leaders: each address of the committee',
			['Chủ tịch, các Phó Chủ tịch UBND phường', 'report'],
			['chutich', 'phochutich'].map((who) => [
				`${who}@hoabinhmau.example`,
				'recipient:report',
				[`kh-45:${who}@hoabinhmau.example:recipient:report:email`],
			]),
		],
		[
			'no purpose: for information',
			['Công an phường', null],
			[['congan@hoabinhmau.example', 'recipient:report', ['kh-45:CA:recipient:report:email']]],
		],
		[
			'lưu: a copy to the officer',
			['VT, VHXH', 'file'],
			[['vhxh@hoabinhmau.example', 'recipient:file', ['kh-45:vhxh@hoabinhmau.example:recipient:file:email']]],
		],
		['those to whom the document speaks have their notices', ['Như trên', null], []],
	])('%s', (_, line, expected) => {
		const result = copies([line]);
		expect(addressed(result)).toEqual(expected);
		expect(result.unreachable).toEqual([]);
	});
});

describe('nobody gets two mails', () => {
	it('for standing in two lines: the strongest purpose counts', () => {
		const result = copies([
			['Công an phường', 'report'],
			['Công an phường', 'coordinate'],
			['Công an phường', 'file'],
		]);
		const toPolice = result.messages.filter(({ to }) => to === police.contact!.email);
		expect(toPolice.map(({ step }) => step)).toEqual(['recipient:coordinate']);
	});
	it('for being both a unit and a leader', () => {
		const chair = unit('CT', 'Công đoàn phường', 'đoàn thể', 'ChuTich@hoabinhmau.example');
		const result = copies(
			[
				['Chủ tịch UBND phường', 'report'],
				['Công đoàn phường', 'coordinate'],
			],
			{ units: [...units, chair] },
		);
		expect(addressed(result).map(([to, step]) => [String(to).toLowerCase(), step])).toEqual([
			['chutich@hoabinhmau.example', 'recipient:coordinate'],
			['phochutich@hoabinhmau.example', 'recipient:report'],
		]);
	});
	it('for having the address of a unit that has its notice', () => {
		const same = { ...youth, contact: { email: economy.contact!.email } };
		expect(addressed(copies([['Đoàn Thanh niên phường', 'coordinate']], { units: [economy, same] }))).toEqual(
			[],
		);
	});
	it('for answering for two units: one mail that names both', () => {
		const same = { ...youth, contact: { email: police.contact!.email } };
		const { messages } = copies(
			[
				['Công an phường', 'coordinate'],
				['Đoàn Thanh niên phường', 'coordinate'],
			],
			{ units: [police, same] },
		);
		expect(messages).toHaveLength(1);
		expect(messages[0]!.covers.map((cover) => cover.unit)).toEqual(['CA', 'DTN']);
		expect(flat(messages[0]!.text)).toContain(`Kính gửi: ${police.name}; ${same.name}`);
	});
	it('so the archive copy goes to the mailbox of the ward when the officer has a stronger one', () => {
		const officer = { ...settings.officer, email: economy.contact!.email! };
		expect(addressed(copies([['VT', 'file']], { settings: { officer } }))).toEqual([
			[
				'kehoach@hoabinhmau.example',
				'recipient:file',
				['kh-45:kehoach@hoabinhmau.example:recipient:file:email'],
			],
		]);
	});
});

describe('what a copy says', () => {
	it('p/h: the tasks of others that name the unit, and no more', () => {
		const text = flat(copies([['Đoàn Thanh niên phường', 'coordinate']]).messages[0]!.text);
		expect(text).toContain('phối hợp với Đoàn Thanh niên trồng cây');
		expect(text).toContain('Phòng Kinh tế, Hạ tầng và Đô thị thực hiện');
		expect(text).not.toContain('Phân công khu vực');
		expect(text).not.toContain(statusLink);
	});
	it('p/h without a word about the unit: says so', () => {
		const { messages } = copies([['Công an phường', 'coordinate']]);
		expect(flat(messages[0]!.text)).toContain('Văn bản không nêu việc riêng');
	});
	it('b/c: the plan and the status page', () => {
		const { text } = copies([['Thường trực Đảng ủy phường', 'report']]).messages[0]!;
		expect(flat(text)).toContain(`Kính gửi: Lãnh đạo ${settings.wardName}`);
		expect(text).toContain(statusLink);
		expect(flat(text)).toContain('Đã giao nhiệm vụ cho 02 đơn vị, hạn báo cáo 17:00 ngày 20/05/2026');
	});
	it.each([null, 'javascript:alert(1)'])('no status page with the link %s', (link) => {
		const { text } = copies([['Thường trực Đảng ủy phường', 'report']], { link }).messages[0]!;
		expect(text).not.toContain('Xem tình hình');
	});
	it('lưu: what became of each line, and who was given work', () => {
		const { messages } = copies([
			['Các phòng, đơn vị thuộc phường', 'implement'],
			['Sở Khoa học và Công nghệ', 'report'],
			['Trạm Y tế và Công an phường', 'coordinate'],
			['VT', 'file'],
		]);
		const text = flat(messages.find(({ step }) => step === 'recipient:file')!.text);
		expect(text).toContain('Giao nhiệm vụ 01 đơn vị');
		expect(text).toContain('Chưa gửi: Sở Khoa học và Công nghệ');
		expect(text).toContain(`Gửi bản sao 01 đơn vị; chưa gửi: ${clinic.name}`);
		expect(text).toContain(`1. ${economy.name} 2. ${school.name}`);
	});
});

describe('the officer learns', () => {
	it.each<[string, [string, RecipientPurpose | null], Partial<Settings>, string, string]>([
		[
			'which name nobody answers to',
			['Hội Người mù phường', 'coordinate'],
			{},
			'kh-45:hoi nguoi mu phuong:recipient:coordinate:email',
			'“Hội Người mù phường” không có trong danh bạ',
		],
		[
			'that a higher level is not this ward’s committee',
			['UBND tỉnh', 'report'],
			{},
			'kh-45:uy ban nhan dan tinh:recipient:report:email',
			'“UBND tỉnh” không có trong danh bạ',
		],
		[
			'which unit has no address',
			['Trạm Y tế phường', 'coordinate'],
			{},
			'kh-45:TYT:recipient:coordinate:email',
			'Trạm Y tế phường Hòa Bình Mẫu chưa có email',
		],
		[
			'that the committee has no address',
			['Thường trực HĐND phường', 'report'],
			{ committeeEmails: [] },
			'kh-45:committee:recipient:report:email',
			'Chưa có email lãnh đạo',
		],
	])('%s', (_, line, change, key, words) => {
		const result = copies([line], { settings: change });
		expect(result.messages).toEqual([]);
		expect(result.unreachable).toEqual([
			expect.objectContaining({ planId: 'kh-45', key, reason: expect.stringContaining(words) }),
		]);
	});
});

it('the officer’s choice counts: lines taken out get nothing, added addresses get the plan', () => {
	const chosen = { skip: ['Công an phường'], extra: ['bao@x.example', 'không phải địa chỉ'] };
	const result = copies(
		[
			['Công an phường', 'coordinate'],
			['Đoàn Thanh niên phường', 'coordinate'],
		],
		{ stored: { copies: chosen } },
	);
	expect(addressed(result).map(([to, step]) => [to, step])).toEqual([
		['doan@hoabinhmau.example', 'recipient:coordinate'],
		['bao@x.example', 'recipient:report'],
	]);
});

it('the node composes them for a plan of the book', () => {
	const plan = { ...plan45.plan, recipients: [{ name: 'VT', purpose: 'file' as const }] };
	const { composed, problems } = composeBatch({
		kind: 'recipients',
		requests: [{ planId: 'kh-45', statusLink }, { planId: 'kh-99' }],
		book: { units, plans: [{ ...plan45, plan }], waiting: [], events: [], settings },
		now,
		calendar: vietnam2026,
		policy: defaultPolicy,
	});
	expect(composed.map(({ message, sources }) => [message.step, sources])).toEqual([['recipient:file', [0]]]);
	expect(problems).toEqual([{ message: 'The book holds no plan "kh-99"', source: 1 }]);
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Plan, Unit } from '../../../domain/types';
import { PlanDocument } from '../../../nodes/PlanDocument/PlanDocument.node';
import { fileItem, runPlanDocument } from './runPlanDocument';

const sample = readFileSync(join(__dirname, '../../../samples/ke-hoach.docx'));
const text = readFileSync(join(__dirname, '../../fixtures/plans/thang-doc-sach.txt'), 'utf8');
const units: Unit[] = [
	{ code: 'VHXH', name: 'Phòng Văn hóa - Xã hội', type: 'phòng', aliases: [] },
	{ code: 'TH1', name: 'Trường Tiểu học Số 1', type: 'trường học', aliases: [] },
	{ code: 'TH2', name: 'Trường Tiểu học Số 2', type: 'trường học', aliases: [] },
];

describe('Read', () => {
	test('working days are counted by the calendar that the ward keeps in its log', async () => {
		const words = [
			'KẾ HOẠCH',
			'Tổng vệ sinh môi trường năm 2026',
			'I. THỜI GIAN',
			'Thời gian thực hiện: từ ngày 15/5/2026 đến ngày 30/5/2026.',
			'II. PHÂN CÔNG',
			'1. Công an phường: Giữ trật tự.',
			'2. Báo cáo kết quả chậm nhất 02 ngày làm việc kể từ khi kết thúc kế hoạch.',
		].join('\n');
		const days = [{ date: '2026-06-01', kind: 'off', name: 'Bão', source: 'Công điện', status: 'announced' }];
		const row = {
			id: 1,
			kind: 'calendar.changed',
			at: '2026-05-30T08:00:00+07:00',
			data: { year: 2026, days },
		};
		const told = async (parameters: INodeParameters) => {
			const asked = { source: 'text', text: words, ...parameters };
			const { outputs, failure } = await runPlanDocument([{ json: {} }], asked);
			expect(failure).toBeUndefined();
			const { doubts } = outputs[0]?.[0]?.json.plan as unknown as Plan;
			return doubts.find(({ code }) => code === 'relative-deadline')?.message;
		};
		expect(await told({})).toContain('02/06/2026');
		expect(await told({ book: JSON.stringify({ events: [row] }) })).toContain('03/06/2026');
	});

	test('the sample document becomes the plan that it is', async () => {
		const { outputs } = await runPlanDocument([fileItem(sample, 'kế hoạch.docx')], {});
		const [item] = outputs[0] ?? [];
		const { plan, planId, file } = item?.json as unknown as { plan: Plan; planId: string; file: object };
		expect(planId).toMatch(/^kh-36-kh-ubnd-[0-9a-f]{8}$/);
		expect(file).toMatchObject({
			name: 'kế hoạch.docx',
			type: 'application/octet-stream',
			size: sample.length,
			sha256: createHash('sha256').update(sample).digest('hex'),
		});
		expect(item?.binary?.data?.fileName).toBe('kế hoạch.docx');
		expect(plan).toMatchObject({
			kind: 'KẾ HOẠCH',
			number: '36/KH-UBND',
			symbol: 'KH-UBND',
			issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
			place: 'Hòa Bình Mẫu',
			issuedOn: '2026-05-08',
			title:
				'Hưởng ứng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam năm 2026 trên địa bàn phường Hòa Bình Mẫu',
			theme: 'Khoa học, công nghệ và chuyển đổi số vì cuộc sống của người dân Hòa Bình Mẫu',
			slogans: ['Chào mừng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam 18/5'],
			period: { start: '2026-05-12', end: '2026-05-18' },
			deadlines: [{ what: 'report', date: '2026-05-20T17:00:00+07:00' }],
			signatory: {
				authority: 'TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH',
				position: 'PHÓ CHỦ TỊCH',
				name: null,
			},
			doubts: [{ code: 'mentioned-only' }],
		});
		expect(plan.bases).toMatchObject([
			{
				number: '118/KH-SKHCN',
				date: '2026-05-04',
				issuer: 'Sở Khoa học và Công nghệ tỉnh Thanh Minh',
			},
		]);
		expect(plan.funding).toContain('xã hội hóa');
		expect(plan.assignees.map(({ names, tasks }) => [names, tasks.length])).toEqual([
			[['Phòng Văn hóa - Xã hội'], 5],
			[['Văn phòng HĐND - UBND phường'], 1],
			[['Phòng Kinh tế, Hạ tầng và Đô thị'], 3],
			[['Trung tâm Phục vụ hành chính công'], 3],
			[['Trung tâm Cung ứng dịch vụ công'], 1],
			[['Ủy ban MTTQ', 'các tổ chức chính trị - xã hội phường'], 2],
			[['Công an phường'], 1],
			[['Các Tổ công nghệ số cộng đồng'], 4],
			[['Các doanh nghiệp', 'trường học trên địa bàn phường'], 1],
		]);
		expect(plan.quotas).toMatchObject([
			{
				item: 'băng rôn',
				min: 1,
				max: 1,
				scope: 'each',
				appliesTo: ['cơ quan', 'đơn vị', 'trường học', 'trạm y tế'],
			},
			{
				item: 'băng rôn',
				min: 5,
				max: 5,
				scope: 'total',
				places: [
					{ name: 'đường Bạch Đằng', count: 2 },
					{ name: 'đường Lê Hồng Phong', count: 1 },
					{ name: 'đường Nguyễn Du', count: 1 },
					{ name: 'đường Bờ Kè', count: 1 },
				],
			},
		]);
		expect(plan.recipients.map(({ purpose }) => purpose)).toEqual([
			'report',
			'report',
			'coordinate',
			'implement',
			'implement',
			'file',
		]);
	});

	test('pasted text is read as well, and evidence points into the text that is given out', async () => {
		const { outputs } = await runPlanDocument([{ json: { t: text } }], {
			source: 'text',
			text: '={{ $json.t }}',
		});
		const json = outputs[0]?.[0]?.json as unknown as { plan: Plan; text: string; file: null };
		expect(json.file).toBeNull();
		const { evidence } = json.plan.period ?? {};
		expect(json.text.split('\n')[(evidence?.line ?? 0) - 1]).toBe(evidence?.text);
	});

	test.each([
		['no plan', Buffer.from('Cách nấu phở bò'), 'pho.txt', /Đề nghị kiểm tra lại tệp/],
		['a broken file', sample.subarray(0, 900), 'kh.docx', /bị hỏng/],
		['a book', Buffer.from('chữ '.repeat(600_000)), 'kh.txt', /quá một nghìn trang/],
	])('%s stops the run with a Vietnamese sentence and the item', async (_, content, name, message) => {
		const { failure } = await runPlanDocument([fileItem(sample, 'kh.docx'), fileItem(content, name)], {});
		expect(failure?.message).toMatch(message);
		expect(failure && 'context' in failure && failure.context.itemIndex).toBe(1);
	});

	test('told to continue, it gives the sentence on that item and reads the others', async () => {
		const items = [fileItem(Buffer.alloc(0), 'kh.docx'), fileItem(sample, 'kh.docx')];
		const { outputs, failure } = await runPlanDocument(items, {}, 'continueRegularOutput');
		expect(failure).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toEqual({ error: expect.stringContaining('trống (0 byte)') as string });
		expect(outputs[0]?.[1]?.json).toHaveProperty('plan');
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('Assign', () => {
	const assign = async (parameters: INodeParameters) => {
		const read = await runPlanDocument([{ json: {} }], { source: 'text', text });
		const items = [{ json: { plan: read.outputs[0]?.[0]?.json.plan } }];
		return await runPlanDocument(items as never, { operation: 'assign', ...parameters });
	};

	test('gives an item an assignment, and each name that nobody answers to on the second output', async () => {
		const { outputs } = await assign({ units: JSON.stringify(units) });
		expect(outputs[0]?.map(({ json }) => json.unit)).toEqual(['VHXH', 'TH1', 'TH2']);
		const names = outputs[1]?.map(({ json }) => json.name);
		expect(names).toContain('Phòng Kinh tế, Hạ tầng và Đô thị phường');
		expect(outputs.flat().every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
	});

	test("takes the officer's due time and corrections, as JSON text or as data", async () => {
		const name = 'Phòng Kinh tế, Hạ tầng và Đô thị phường';
		const { outputs } = await assign({
			units: `={{ ${JSON.stringify(units)} }}`,
			dueAt: '2026-07-02T17:00:00+07:00',
			corrections: JSON.stringify([{ name, units: ['VHXH'] }]),
			outputAs: 'single',
		});
		const json = outputs[0]?.[0]?.json as { assignments: { dueAt: string }[]; unmatched: { name: string }[] };
		expect(new Set(json.assignments.map(({ dueAt }) => dueAt))).toEqual(
			new Set(['2026-07-02T17:00:00+07:00']),
		);
		expect(json.unmatched.map((each) => each.name)).not.toContain(name);
		expect(json).toMatchObject({
			planId: expect.stringMatching(/^kh-/) as string,
			plan: { kind: 'KẾ HOẠCH' },
		});
	});

	test.each([
		[{ operation: 'read' }, [undefined]],
		[{ operation: 'assign' }, ['Assignments', 'Unmatched']],
		[{ operation: 'assign', outputAs: 'single' }, [undefined]],
	])('shows its outputs on the canvas for %j', (parameters, names) => {
		const type = new PlanDocument();
		const node = { id: '1', name: 'n', type: 'p', typeVersion: 1, position: [0, 0], parameters } as INode;
		const workflow = new Workflow({
			nodes: [node],
			connections: {},
			active: false,
			nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
		});
		const shown = NodeHelpers.getNodeOutputs(workflow, workflow.getNode('n') as INode, type.description);
		expect(shown.map((each) => (typeof each === 'string' ? undefined : each.displayName))).toEqual(names);
	});
});

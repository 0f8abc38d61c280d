/**
 * The Summary node on its own in one process: the workbook of as many units as the first argument says, each with as many
 * tasks as the second says, one indicator and one report. Prints seconds, seconds of processor time (packing on another thread included),
 * peak of resident memory in MB and bytes as JSON.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [count = 0, taskCount = 1] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '..', '..');
const { Summary } = createRequire(import.meta.url)(
	join(root, 'dist', 'nodes', 'Summary', 'Summary.node.js'),
) as {
	Summary: new () => { execute: () => Promise<unknown> };
};

const plan = {
	kind: 'KẾ HOẠCH',
	number: '36/KH-UBND',
	symbol: 'KH-UBND',
	issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	title: 'Hưởng ứng',
	recipients: [],
	signatory: null,
};
const indicators = [{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 1 }];
const tasks = Array.from({ length: taskCount }, (_, i) => ({
	id: `t${i}`,
	text: `Nhiệm vụ ${i + 1}: treo băng rôn, tuyên truyền tại trụ sở`,
	role: 'implement',
}));
const dueAt = '2026-05-20T17:00:00+07:00';
const assignments = Array.from({ length: count }, (_, i) => ({
	planId: 'kh-1',
	unit: `U${i}`,
	dueAt,
	tasks,
	indicators,
}));
const report = { revision: 1, values: { q1: 1, ket_qua: 'Đã treo băng rôn tại trụ sở' }, via: 'form' };
const book = {
	units: Array.from({ length: count }, (_, i) => ({
		id: i + 1,
		importId: 'dm',
		importSize: count,
		data: { code: `U${i}`, name: `Đơn vị ${i}`, type: 'trường học', aliases: [] },
	})),
	plans: [{ id: 1, planId: 'kh-1', at: dueAt, by: '', data: { plan, assignments } }],
	events: Array.from({ length: count }, (_, i) => ({
		id: i + 1,
		planId: 'kh-1',
		unit: `U${i}`,
		kind: 'report.submitted',
		at: '2026-05-18T10:00:00+07:00',
		by: '',
		key: `k${i}`,
		data: report,
	})),
};
const parameters: Record<string, unknown> = {
	operation: 'workbook',
	book,
	planId: 'kh-1',
	now: '2026-05-21T08:00:00+07:00',
	binaryPropertyName: 'data',
	fileName: 'tong-hop.xlsx',
};
let bytes = 0;
const context = {
	getInputData: () => [{ json: {} }],
	getNodeParameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
	getNode: () => ({ name: 'Summary' }),
	continueOnFail: () => false,
	getExecutionCancelSignal: () => undefined,
	logger: { info: () => undefined },
	sendMessageToUI: () => undefined,
	helpers: {
		prepareBinaryData: (data: Buffer) => {
			bytes = data.length;
			return {};
		},
	},
};
const start = performance.now();
const before = process.cpuUsage();
await new Summary().execute.call(context);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
console.log(JSON.stringify({ seconds, cpuSeconds, rssMB: process.resourceUsage().maxRSS / 1024, bytes }));

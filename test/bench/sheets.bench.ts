import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { sheetModel } from '../../domain/sheet';
import { openBook } from '../../domain/book';
import { sheetRows } from '../../domain/sheet/sheetRows';
import { Engine, output } from '../engine/harness';
import { fillIn, head, NOW, openWard, PLAN, REPORT, unitOf, type Ward } from '../engine/sheetWard';
import { startGoogleProxy } from './googleProxy';
import { report, seconds } from './report';

const UNITS = 200;
const DELAY_MS = 50;
const ROUNDS = 50;
const DIRECT = { options: {} };
/** What stood in a cell before it is typed over. */
const EARLIER = 1000;

let engine: Engine;
let ward: Ward;
let proxy: { close(): Promise<void> };

beforeAll(async () => {
	engine = await Engine.start({});
	const units = Array.from({ length: UNITS }, (_, i) => unitOf(i + 1));
	ward = await openWard(units, {
		engine,
		google: { latency: DELAY_MS, limits: { reads: 100_000, writes: 100_000 } },
	});
	proxy = await startGoogleProxy(ward.google.url);
}, 60_000);
afterAll(async () => {
	await proxy.close();
	await ward.google.close();
});

/** What a piece of work costs at Google: HTTP requests with and without those for tokens, bytes of bodies, seconds. */
async function cost(work: () => Promise<unknown>) {
	const { calls } = ward.google;
	const from = calls.length;
	const taken = await seconds(work);
	const made = calls.slice(from);
	const bytes = made.reduce((sum, { sent, received }) => sum + sent + received, 0);
	expect(made.filter(({ status }) => status >= 400)).toEqual([]);
	return {
		requests: made.length,
		calls: made.filter(({ path }) => path !== '/token').length,
		kB: bytes / 1000,
		seconds: taken,
	};
}

/** n8n's own node on the items given. */
async function theirs(parameters: INodeParameters, items: INodeExecutionData[]) {
	const done = await engine.runNode(
		'n8n-nodes-base.googleSheets',
		4.7,
		{ authentication: 'serviceAccount', ...parameters },
		items,
	);
	return output(done, 'Node');
}

const document = (id: string) => ({
	resource: 'sheet',
	documentId: { __rl: true, mode: 'id', value: id },
	sheetName: { __rl: true, mode: 'name', value: REPORT },
});

/** The same rows as plain items: what a user of n8n's node would append. */
function plainRows(): INodeExecutionData[] {
	const model = sheetModel(PLAN, openBook(ward.book()))!;
	return model.shares
		.flatMap((share) => sheetRows(share))
		.map(({ key, given }) => ({
			json: {
				'Mã dòng': key,
				'Đơn vị': given.unit,
				'Nhiệm vụ, chỉ tiêu': given.item,
				'Chỉ tiêu giao': given.quota,
				'Kết quả': '',
				'Tình trạng': '',
				Hạn: given.due,
			} as IDataObject,
		}));
}

it(`sheets: Report Sheet beside n8n’s Google Sheets, ${UNITS} units, Google answering after ${DELAY_MS} ms; ${ROUNDS} rounds of typing during updates`, async () => {
	const ours = { id: '' };
	const create = await cost(async () => {
		ours.id = String(
			(await ward.store({ operation: 'create', sharing: 'addresses', ...DIRECT })).spreadsheetId,
		);
	});
	const read = await cost(() => ward.store({ operation: 'read', ...DIRECT }));
	const rows = plainRows();
	let id = '';
	const theirCreate = await cost(async () => {
		const [made] = await theirs(
			{
				resource: 'spreadsheet',
				operation: 'create',
				title: 'Báo cáo',
				sheetsUi: { sheetValues: [{ title: REPORT }] },
			},
			[{ json: {} }],
		);
		id = String(made?.json.spreadsheetId);
		const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] };
		await theirs({ ...document(id), operation: 'append', columns, options: {} }, rows);
	});
	const theirRead = await cost(async () => {
		const found = await theirs({ ...document(id), operation: 'read', filtersUI: {}, options: {} }, [
			{ json: {} },
		]);
		expect(found.length).toBe(rows.length);
	});

	const lost = await oursWhileTyping(ours.id);
	const theirLost = await theirsWhileTyping(id);
	report('sheets', {
		createCalls: create.calls,
		readCalls: read.calls,
		lost,
		tokens: create.requests - create.calls,
		createKB: create.kB,
		readKB: read.kB,
		createSeconds: create.seconds,
		readSeconds: read.seconds,
		n8nCreateCalls: theirCreate.calls,
		n8nReadCalls: theirRead.calls,
		n8nTokens: theirCreate.requests - theirCreate.calls,
		n8nCreateKB: theirCreate.kB,
		n8nReadKB: theirRead.kB,
		n8nCreateSeconds: theirCreate.seconds,
		n8nReadSeconds: theirRead.seconds,
		n8nLost: theirLost,
	});
}, 600_000);

/** Each round a unit types its answer, over an earlier one, at some moment of our Update; what the log has not in the end is lost. */
async function oursWhileTyping(id: string): Promise<number> {
	const wanted = new Map<string, number>();
	let last = 1;
	for (let round = 0; round < ROUNDS; round++) {
		const dueAt = `2026-06-${String(1 + (round % 28)).padStart(2, '0')}T17:00:00+07:00`;
		for (const unit of [round, round + 1])
			ward.events.push({
				planId: PLAN,
				unit: ward.units[unit]!.code,
				kind: 'due.extended',
				at: NOW,
				by: '',
				key: '',
				data: { dueAt, reason: 'Mưa bão' },
			});
		const { code, contact } = ward.units[round]!;
		wanted.set(code, round + 1);
		ward.google.person(id, contact!.email!).type(`'${REPORT}'!G${head(round) + 3}`, EARLIER);
		const person = ward.google.person(id, contact!.email!);
		last = await during(
			() => ward.store({ operation: 'update', ...DIRECT }),
			() => fillIn(person, round, { result: String(round + 1) }),
			last,
		);
		await ward.store({ operation: 'read', ...DIRECT });
	}
	const person = ward.google.person(id, ward.google.account.email);
	const inLog = new Map(
		ward.events
			.filter(({ kind }) => kind === 'report.submitted')
			.map(({ unit, data }) => [unit, (data.values as IDataObject).q1]),
	);
	return [...wanted].filter(
		([code, value], at) =>
			inLog.get(code) !== value ||
			person.cell(`'${REPORT}'!G${head(at) + 3}`).userEnteredValue?.numberValue !== value,
	).length;
}

/** The same with n8n's node as it is used for it: read the rows, change the due time, update by key with all columns mapped. */
async function theirsWhileTyping(id: string): Promise<number> {
	const person = ward.google.person(id, ward.google.account.email);
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: ['Mã dòng'], schema: [] };
	let lost = 0;
	let last = 1;
	for (let round = 0; round < ROUNDS; round++) {
		const cell = `'${REPORT}'!E${round + 2}`;
		person.type(cell, EARLIER);
		const updateAll = async () => {
			const found = await theirs({ ...document(id), operation: 'read', filtersUI: {}, options: {} }, [
				{ json: {} },
			]);
			const changed = found.slice(round, round + 2).map(({ json }) => ({
				json: { ...json, row_number: undefined, Hạn: `${round}/6/2026` } as IDataObject,
			}));
			await theirs({ ...document(id), operation: 'update', columns, options: {} }, changed);
		};
		last = await during(updateAll, () => person.type(cell, round + 1), last);
		if (person.cell(cell).userEnteredValue?.numberValue !== round + 1) lost++;
	}
	return lost;
}

/** Both at once: `act` at some moment of the work, by how long the work took the last time; gives how long it took now. */
async function during(work: () => Promise<unknown>, act: () => void, last: number): Promise<number> {
	const [taken] = await Promise.all([
		seconds(work),
		new Promise((resolve) => setTimeout(resolve, Math.random() * last * 1000)).then(act),
	]);
	return taken;
}

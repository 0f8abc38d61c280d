import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { directoryRows, settingsEvent } from '../../domain/book';
import { signLink, type LinkPurpose } from '../../domain/reports/link';
import type { LogEvent } from '../../domain/types';
import { economy, school, settings, stored } from '../domain/messages/greenSunday';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, fileItem } from './harness';
import { stopCalendarAt } from './ward';

/** A ward with one plan and two units, made anew for each test of a file that imports this. */
const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
export const NOW = '2026-05-18T09:00:00.000+07:00';
const PLAN = stored.planId;
export const filesFolder = mkdtempSync(join(tmpdir(), 'ke-hoach-don-vi-'));
export const REPORT = 'Báo cáo của đơn vị';
export const ACKNOWLEDGE = 'Đã nhận kế hoạch';

export let engine: Engine;
export let server: MailServer;

type Row = Record<string, unknown>;
export const at = (iso: string) => jest.setSystemTime(new Date(iso));
const append = (table: string, rows: object[]) =>
	engine.tables
		.project(table)
		.insertRows(
			rows.map((row) => ({ ...row, data: JSON.stringify((row as Row).data) })) as never,
			'count' as never,
		);
export const log = (kind: string, unit = '', data: object = {}, moment = NOW) => {
	const event: LogEvent = { planId: PLAN, unit, kind, at: moment, by: 'Cán bộ', key: '', data: { ...data } };
	return append('kh_events', [event]);
};
export const rows = (kind: string) =>
	engine.tables
		.rows('kh_events')
		.filter((row) => row.kind === kind)
		.map((row) => ({ key: String(row.key), ...row, data: JSON.parse(String(row.data)) as Row }));
export const token = (
	unit: string,
	purpose: LinkPurpose = 'report',
	issuedAt = '2026-05-12T09:00:00+07:00',
) => signLink({ planId: PLAN, unit, purpose, issuedAt, expiresAt: '2026-07-01T00:00:00+07:00' }, SECRET);
export const open = (
	workflow: string,
	t: string | null,
	pages: Record<string, INodeExecutionData[]> = {},
) => {
	engine.called.length = 0;
	return engine.run(workflow, 'Mở từ liên kết', [{ json: { t } }], pages);
};
/** One set of answers for every page of a visit: each page reads its own. */
export const ANSWERS = {
	trang_thai: 'Hoàn thành',
	v_q1: '01',
	v_cay: '1.250',
	v_ket_qua: 'Đã dọn vệ sinh',
	quyet_dinh: 'Gửi báo cáo này',
	submittedAt: NOW,
};
export const send = (unit: string, answers: IDataObject = {}, binary = {}) =>
	open(REPORT, token(unit), { 'Phiếu báo cáo': [fileItem({ ...ANSWERS, ...answers }, binary)] });
/** What each page of the last visit ran, in the order of running: a list of node names a page. */
export const steps = () =>
	engine.called
		.filter(({ name }) => name === 'Phiếu: một bước')
		.map(({ run }) => Object.keys(run.data.resultData.runData));
export const nodesOf = (run: Awaited<ReturnType<typeof open>>) =>
	Object.keys(run.run.data.resultData.runData);

beforeAll(async () => {
	process.env.N8N_RESTRICT_FILE_ACCESS_TO = filesFolder;
	stopCalendarAt(NOW);
	server = await startMailServer();
	setDefaultCACertificates([server.certificate]);
	engine = await Engine.start({
		smtp: { ...server.credential },
		keHoachLinkApi: { secret: SECRET, baseUrl: 'https://n8n.phuong.example' },
	});
}, 60_000);

beforeEach(async () => {
	at(NOW);
	engine.tables.tables.clear();
	const text = (names: string[]) => names.map((name) => ({ name, type: 'string' as const }));
	for (const [name, columns] of [
		['kh_units', ['importId', 'importSize', 'code', 'name', 'type', 'at', 'by', 'data']],
		['kh_plans', ['planId', 'title', 'dueAt', 'at', 'by', 'data']],
		['kh_events', ['planId', 'unit', 'kind', 'at', 'by', 'key', 'data']],
	] as const)
		await engine.tables.aggregate().createDataTable({ name, columns: text([...columns]) } as never);
	await append('kh_units', directoryRows([economy, school], 'i1', NOW));
	const { plan, assignments } = stored;
	await append('kh_plans', [
		{ planId: PLAN, title: plan.title, dueAt: '', at: NOW, by: '', data: { plan, assignments } },
	]);
	await append('kh_events', [settingsEvent({ ...settings, filesFolder }, NOW)]);
});

afterAll(async () => {
	jest.useRealTimers();
	await server.close();
	rmSync(filesFolder, { recursive: true });
});

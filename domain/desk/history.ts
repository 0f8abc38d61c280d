import type { StoredFile } from '../book';
import { fieldLabel } from '../reports/fields';
import { inOrder } from '../reports/foldOrder';
import { formatInstant } from '../text/time';
import type { Assignment, LogEvent } from '../types';
import type { Desk, DeskUnit } from './openDesk';

export interface HistoryLine {
	at: string;
	/** What happened, by whom, why. */
	words: string;
}

/**
 * Everything the log holds of a unit, the newest first: reports with their values, decisions with who and why,
 * messages, and what concerns the whole plan. Nothing is left out but the beginning of a message whose end is known.
 */
export function historyOf({ report, assignment }: DeskUnit, { planEvents }: Desk): HistoryLine[] {
	const ended = new Set(report.history.filter(({ kind }) => OUTCOMES[kind]).map(({ key }) => key));
	const ofPlan = planEvents.filter(({ kind }) => CONCERNS_UNITS.has(kind));
	const events = inOrder([...report.history, ...ofPlan]).filter(
		({ kind, key }) => kind !== 'delivery.sending' || !ended.has(key),
	);
	let revision = 0;
	const lines = events.map((event) => {
		if (event.kind === 'report.submitted') revision += 1;
		return { at: event.at, words: inWords(event, revision, assignment) };
	});
	return lines.toReversed();
}

/** What happened to the document before units had work is the plan's history, not theirs. */
const CONCERNS_UNITS = new Set(['plan.confirmed', 'plan.closed', 'plan.reopened']);

const OUTCOMES: Record<string, string> = {
	'delivery.sent': 'Đã gửi',
	'delivery.failed': 'Không gửi được',
	'delivery.deferred': 'Chưa gửi, sẽ gửi sau:',
};

const DECIDED: Record<string, (data: Record<string, unknown>, revision: number) => string> = {
	'report.accepted': (data, revision) => `Duyệt báo cáo lần ${numberOf(data.revision, revision)}`,
	'report.returned': (data, revision) => `Trả lại báo cáo lần ${numberOf(data.revision, revision)}`,
	'report.withdrawn': () => 'Rút báo cáo',
	'due.extended': (data) => `Gia hạn đến ${formatInstant(textOf(data.dueAt))}`,
	'unit.excluded': () => 'Loại trừ, không phải báo cáo',
	'unit.included': () => 'Đưa trở lại danh sách phải báo cáo',
	'link.revoked': () => 'Thu hồi liên kết báo cáo',
	'link.renewed': () => 'Cấp liên kết báo cáo mới',
	'notice.acknowledged': () => 'Báo đã nhận kế hoạch',
	'plan.confirmed': () => 'Giao nhiệm vụ theo kế hoạch',
	'plan.closed': () => 'Đóng kế hoạch',
	'plan.reopened': () => 'Mở lại kế hoạch',
};

function inWords(event: LogEvent, revision: number, assignment: Assignment): string {
	const { kind, by, data } = event;
	if (kind === 'report.submitted') return submission(event, revision, assignment);
	if (kind.startsWith('delivery.')) return delivery(event);
	const what = Object.hasOwn(DECIDED, kind) ? DECIDED[kind]!(data, revision) : kind;
	const reason = typeof data.reason === 'string' && data.reason ? `\nLý do: ${data.reason}` : '';
	return `${what} (${by})${reason}`;
}

function submission({ by, data }: LogEvent, revision: number, assignment: Assignment): string {
	const head =
		data.via === 'officer'
			? `Cán bộ nhập thay báo cáo lần ${revision} (${by})`
			: `Gửi báo cáo lần ${revision} (${by})`;
	return [head, ...valueRows(data, assignment).map(([label, value]) => `${label}: ${value}`)].join('\n');
}

/** `[['Băng rôn (chỉ tiêu: 2)', '2'], ['Ghi chú', '…']]`: a report as rows, empty answers left out. */
export function valueRows(
	data: Record<string, unknown>,
	{ indicators, tasks }: Assignment,
): [string, string][] {
	const values = isRecord(data.values) ? data.values : {};
	const ofTasks = isRecord(data.tasks) ? data.tasks : {};
	const taskTexts = new Map(tasks.map(({ id, text }) => [id, text]));
	const labels = new Map(indicators.map((indicator) => [indicator.id, fieldLabel(indicator)]));
	const rows: [string, string][] = [
		['Tình trạng', data.nil === true ? 'Không phát sinh' : textOf(data.status)],
		...Object.entries(ofTasks).map(([id, status]): [string, string] => [
			taskTexts.get(id) ?? id,
			textOf(status),
		]),
		...Object.entries(values).map(([id, value]): [string, string] => [labels.get(id) ?? id, textOf(value)]),
		['Ghi chú', textOf(data.note)],
		['Đường dẫn', Array.isArray(data.links) ? data.links.map(textOf).join('\n') : ''],
		['Tệp', filesOf(data).map(fileWords).join('; ')],
	];
	return rows.filter(([, value]) => value !== '');
}

export function filesOf(data: Record<string, unknown>): StoredFile[] {
	return Array.isArray(data.files) ? (data.files as StoredFile[]) : [];
}

/** 'ảnh.png (1,2 MB)' */
export function fileWords({ name, size }: StoredFile): string {
	const big = size >= 1024 * 1024;
	const amount = size / (big ? 1024 * 1024 : 1024);
	const words = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: big ? 1 : 0 }).format(amount);
	return `${name} (${words} ${big ? 'MB' : 'kB'})`;
}

function delivery({ kind, data }: LogEvent): string {
	const step = String(data.step ?? '');
	const what = Object.hasOwn(STEPS, step) ? STEPS[step]! : `thư (${step})`;
	const to = data.to ? ` tới ${textOf(data.to)}` : '';
	const reason = kind === 'delivery.sent' || !data.reason ? '' : `\n${textOf(data.reason)}`;
	return `${OUTCOMES[kind] ?? 'Đang gửi, chưa rõ kết quả:'} ${what}${to}${reason}`;
}

const STEPS: Record<string, string> = {
	notice: 'thư giao nhiệm vụ',
	returned: 'thư báo trả lại báo cáo',
	extended: 'thư báo gia hạn',
	excluded: 'thư báo không phải báo cáo',
	included: 'thư báo phải báo cáo trở lại',
	link: 'thư có liên kết mới',
	receipt: 'biên nhận báo cáo',
	'd-3': 'thư nhắc trước hạn 3 ngày làm việc',
	'd-1': 'thư nhắc trước hạn 1 ngày làm việc',
	d0: 'thư nhắc ngày đến hạn',
	'd+1': 'thư đôn đốc quá hạn 1 ngày',
	'd+2': 'thư đôn đốc quá hạn 2 ngày',
	'd+2-head': 'thư đôn đốc tới lãnh đạo đơn vị',
	'd+4-chair': 'danh sách chậm tới lãnh đạo UBND',
};

function numberOf(given: unknown, otherwise: number): number {
	return typeof given === 'number' ? given : otherwise;
}

function textOf(value: unknown): string {
	if (typeof value === 'number') return new Intl.NumberFormat('vi-VN').format(value);
	if (typeof value === 'boolean') return value ? 'Có' : 'Không';
	return typeof value === 'string'
		? value.trim()
		: value === undefined || value === null
			? ''
			: JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { templatesInForce, type Templates } from './messages/templates/templatesInForce';
import type { Copies } from './plan/review/edits';
import type { Assignment, LogEvent, Plan, Settings, Unit } from './types';
import { withDecidedNames } from './units/decidedNames';
import { withZaloContacts } from './units/withZaloContacts';

/** A file that was put away by the workflow Cất tệp. */
export interface StoredFile {
	name: string;
	type: string;
	size: number;
	sha256: string;
	/** Path as the Read/Write Files node takes it. */
	path?: string;
}

/** The name a file is kept under: its content's hash and its own extension, so a repeat overwrites itself. */
export function storedPath(name: string, sha256: string): string {
	return `${sha256}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? ''}`;
}

/** A plan as the officer confirmed it, with the shares that came of it. */
export interface StoredPlan {
	planId: string;
	/** When it was confirmed. */
	at: string;
	by: string;
	plan: Plan;
	assignments: Assignment[];
	file?: StoredFile;
	/** SHA-256 of the document, or of the text where it was pasted. */
	sha256?: string;
	copies?: Copies;
}

/** A plan that was received and waits for the officer; nothing of it has been sent. */
export interface WaitingPlan {
	planId: string;
	/** When it came in. */
	at: string;
	/** Who brought it: the officer's form, the e-office, the sender of a mail. */
	by: string;
	plan: Plan;
	file?: StoredFile;
	/** SHA-256 of the document, or of the text where it was pasted. */
	sha256: string;
}

/** The three tables, opened: the directory in force, the plans, the log in order, the ward's settings. */
export interface Book {
	units: Unit[];
	/** ISO instant at which the directory in force was loaded; empty or absent when none is. */
	directoryAt?: string;
	plans: StoredPlan[];
	/** Plans that wait for the officer, oldest first. */
	waiting: WaitingPlan[];
	events: LogEvent[];
	settings: Settings | null;
	/** The ward's own words for its mails; what is not among them is said in the default's. */
	templates?: Templates;
}

/** Rows as the Data Tables give them: `data` is JSON text, `id` counts up. */
export interface RawBook {
	units?: RawRow[];
	plans?: RawRow[];
	events?: RawRow[];
}
export type RawRow = Record<string, unknown>;

/** The log kind under which the set-up form's answers are kept; the latest one is in force. */
const SETTINGS_KIND = 'settings.changed';

/** The `planId` of log rows that belong to no plan. */
const NO_PLAN = '-';

/** The rows of `kh_units` that an import of these units appends. */
export function directoryRows(units: Unit[], importId: string, at: string): RawRow[] {
	const by = 'Thiết lập';
	return units.map((unit) => {
		const { code, name, type } = unit;
		return { importId, importSize: units.length, code, name, type, at, by, data: unit };
	});
}

/** A row of `kh_plans`: a plan that waits, or one in force when its data has assignments. */
export interface PlanRow {
	planId: string;
	title: string;
	dueAt: string;
	at: string;
	by: string;
	data: object;
}

/** Rows for the workflow Ghi nhật ký, a batch a table; plans first, so that no row of the log speaks of an unknown one. */
export function batches(planRows: PlanRow[], eventRows: LogEvent[]): { table: string; rows: object[] }[] {
	return [
		{ table: 'kh_plans', rows: planRows },
		{ table: 'kh_events', rows: eventRows },
	];
}

/** The log row that puts these settings in force. */
export function settingsEvent(settings: Settings, at: string): LogEvent {
	const data = settings as unknown as Record<string, unknown>;
	return { planId: NO_PLAN, unit: '', kind: SETTINGS_KIND, at, by: 'Thiết lập', key: '', data };
}

/**
 * Reads the rows of the three tables into the shapes of the domain.
 *
 * - Directory: rows come in imports (`importId`, `importSize`); the newest import that is complete is in
 *   force, so an import that was cut off changes nothing.
 * - Plans: the latest row of a `planId` with assignments is in force; a later one without waits for the officer, until it
 *   is confirmed or put aside (`plan.dropped`).
 * - What the officer decided about names in earlier plans is in the directory (see withDecidedNames), and so is where
 *   units enrolled themselves on Zalo (see withZaloContacts).
 * - Log: in order of row id; a report or a decision whose `key` was seen before is a repeat and dropped.
 *
 * Throws an Error that names table and row for a row whose `data` is not JSON.
 */
export function openBook(raw: RawBook): Book {
	const events = byId(raw.events).map((row) => toEvent(row));
	const directory = directoryInForce(byId(raw.units));
	return {
		units: withZaloContacts(withDecidedNames(directory.units, events, directory.at), events, directory.at),
		directoryAt: directory.at,
		plans: latestPlans(byId(raw.plans)),
		waiting: waitingPlans(byId(raw.plans), events),
		events: withoutRepeats(events),
		settings: settingsInForce(events),
		templates: templatesInForce(events),
	};
}

/** The set-up form's latest answers. */
export function settingsInForce(events: LogEvent[]): Settings | null {
	const latest = events.findLast((event) => event.kind === SETTINGS_KIND);
	return latest ? (latest.data as unknown as Settings) : null;
}

function byId(rows: RawRow[] = []): RawRow[] {
	return rows
		.filter((row) => Object.keys(row).length > 0)
		.toSorted((a, b) => Number(a.id ?? 0) - Number(b.id ?? 0));
}

function directoryInForce(rows: RawRow[]): { units: Unit[]; at: string } {
	const imports = new Map<string, { size: number; at: string; units: Map<string, Unit> }>();
	let newest = '';
	for (const row of rows) {
		const id = text(row.importId);
		const units = imports.get(id)?.units ?? new Map<string, Unit>();
		const entry = { size: Number(row.importSize), at: text(row.at), units };
		const unit = parse(row, 'kh_units') as unknown as Unit;
		units.set(unit.code, unit);
		// The same file may be imported again after another one: the import of the newest row comes last.
		if (id !== newest) imports.delete(id);
		imports.set(id, entry);
		newest = id;
	}
	const complete = [...imports.values()].findLast((entry) => entry.units.size === entry.size);
	return { units: [...(complete?.units.values() ?? [])], at: complete?.at ?? '' };
}

type PlanData = Pick<StoredPlan, 'plan' | 'file' | 'copies' | 'sha256'> &
	Partial<Pick<StoredPlan, 'assignments'>>;

function latestPlans(rows: RawRow[]): StoredPlan[] {
	const plans = new Map<string, StoredPlan>();
	for (const row of rows) {
		const { assignments, ...data } = parse(row, 'kh_plans') as unknown as PlanData;
		const planId = text(row.planId);
		if (assignments) plans.set(planId, { planId, at: text(row.at), by: text(row.by), ...data, assignments });
	}
	return [...plans.values()];
}

function waitingPlans(rows: RawRow[], events: LogEvent[]): WaitingPlan[] {
	const waiting = new Map<string, WaitingPlan>();
	for (const row of rows) {
		const { assignments, plan, file, sha256 = '' } = parse(row, 'kh_plans') as unknown as PlanData;
		const planId = text(row.planId);
		waiting.delete(planId);
		if (!assignments) waiting.set(planId, { planId, at: text(row.at), by: text(row.by), plan, file, sha256 });
	}
	return [...waiting.values()].filter(
		({ planId, at }) =>
			!events.some((event) => event.planId === planId && event.kind === 'plan.dropped' && event.at >= at),
	);
}

function toEvent(row: RawRow): LogEvent {
	return {
		planId: text(row.planId),
		unit: text(row.unit),
		kind: text(row.kind),
		at: text(row.at),
		by: text(row.by),
		key: text(row.key),
		data: parse(row, 'kh_events'),
	};
}

/** What a unit or an officer said. */
const SAID_ONCE = /^(report|due|unit|link|notice|plan)\./;

/** A submission or a decision that was stored twice (a double click, two officers, a run that was repeated) counts once. */
function withoutRepeats(events: LogEvent[]): LogEvent[] {
	const seen = new Set<string>();
	return events.filter(({ kind, key }) => {
		// Of a message each row says something of its own: two runs may begin the same one.
		if (!key || !SAID_ONCE.test(kind)) return true;
		const same = `${kind} ${key}`;
		if (seen.has(same)) return false;
		seen.add(same);
		return true;
	});
}

function parse(row: RawRow, table: string): Record<string, unknown> {
	if (typeof row.data === 'object' && row.data !== null) return row.data as Record<string, unknown>;
	try {
		return JSON.parse(text(row.data) || '{}') as Record<string, unknown>;
	} catch {
		throw new Error(`Row ${text(row.id)} of ${table} holds no JSON in its column data`);
	}
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}

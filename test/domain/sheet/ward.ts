import type { Book } from '../../../domain/book';
import {
	createRequests,
	readSheet,
	sheetModel,
	updateRequests,
	type SheetModel,
	type SheetReading,
} from '../../../domain/sheet';
import { rowKey } from '../../../domain/sheet/rowKey';
import type { Assignment, Indicator, LogEvent, Unit } from '../../../domain/types';
import { vn } from '../followup/logRows';
import { settings } from '../desk/deskBook';
import { stored } from '../messages/greenSunday';
import { LiveSheet, type Typed } from './liveSheet';
import type { ColumnName } from '../../../domain/sheet/columns';

export const PLAN = 'kh-45';
export const DUE = vn('05-20 17:00');
export const NOW = vn('05-18 09:00');

const indicators: Indicator[] = [
	{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 2 },
	{ id: 'kp', label: 'Kinh phí', kind: 'money', quota: null },
	{ id: 'ra_quan', label: 'Đã ra quân', kind: 'yesno', quota: null },
	{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text', quota: null },
];

const unit = (code: string, name: string): Unit => ({
	code,
	name,
	type: 'khác',
	aliases: [],
	contact: { title: 'Văn thư', email: `${code.toLowerCase()}@hoabinhmau.example`, phone: '0900 000 002' },
});

export const units = [
	unit('CA', 'Công an phường'),
	unit('YT', 'Trạm Y tế phường'),
	unit('=T|1*', '=Tổ dân phố 1'),
	unit('MN', 'Trường Mầm non Hoa Sen'),
];
export const CODES = units.map(({ code }) => code);

const tasks = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ id: `t${at + 1}`, text: `Việc ${at + 1}`, role: 'implement' }));

/** Công an has two tasks, the others one or none. */
export const assignments: Assignment[] = [
	{ planId: PLAN, unit: 'CA', dueAt: DUE, tasks: tasks(2), indicators },
	{ planId: PLAN, unit: 'YT', dueAt: DUE, tasks: tasks(1), indicators: indicators.slice(0, 1) },
	{ planId: PLAN, unit: '=T|1*', dueAt: DUE, tasks: tasks(1), indicators: indicators.slice(0, 2) },
	{ planId: PLAN, unit: 'MN', dueAt: DUE, tasks: [], indicators: indicators.slice(1) },
];

export const bookOf = (events: LogEvent[] = [], shares = assignments, directory = units): Book => ({
	units: directory,
	plans: [{ ...stored, planId: PLAN, assignments: shares }],
	waiting: [],
	events,
	settings,
});

/** A ward's sheet with its log: what people do, what our workflow does every ten minutes. */
export class Ward {
	events: LogEvent[] = [];
	shares = assignments;
	directory = units;
	now = NOW;
	readonly sheet: LiveSheet;

	constructor(
		events: LogEvent[] = [],
		private readonly editors: Record<string, string> = {},
	) {
		this.events = [...events];
		this.sheet = new LiveSheet(createRequests(this.model()));
	}

	model(): SheetModel {
		const { editors } = this;
		return sheetModel(PLAN, bookOf(this.events, this.shares, this.directory), {
			keepers: ['robot@may.example'],
			editors,
		})!;
	}

	read(): SheetReading {
		return readSheet(this.sheet.answer(), this.model(), this.now);
	}

	/** Read, log, write back, update: as the workflow does it. */
	sync(): SheetReading {
		const reading = this.read();
		this.events.push(...reading.events);
		this.sheet.apply(reading.notes);
		this.update();
		return reading;
	}

	update(): number {
		const { requests } = updateRequests(this.sheet.answer(), this.model());
		this.sheet.apply(requests);
		return requests.length;
	}

	log(kind: string, code: string, data: Record<string, unknown> = {}, at = this.now): void {
		this.events.push({
			planId: PLAN,
			unit: code,
			kind,
			at,
			by: 'x',
			key: `${kind}:${code}:${this.events.length}`,
			data,
		});
	}

	byForm(code: string, q1: number, at = this.now): void {
		const revision =
			1 + this.events.filter((one) => one.unit === code && one.kind === 'report.submitted').length;
		this.log('report.submitted', code, { revision, values: { q1 }, status: 'Hoàn thành', via: 'form' }, at);
	}

	head(code: string, answers: Partial<Record<ColumnName, Typed>>): void {
		for (const [name, typed] of Object.entries(answers))
			this.sheet.type(rowKey(code, 'unit'), name as ColumnName, typed);
	}

	figure(code: string, id: string, typed: Typed): void {
		this.sheet.type(rowKey(code, 'figure', id), 'result', typed);
	}

	/** Trạm Y tế: one task, one figure. */
	fillYT(q1: Typed = 2, done = true): void {
		this.figure('YT', 'q1', q1);
		this.head('YT', { status: 'Hoàn thành', done });
	}

	fillCA(): void {
		this.figure('CA', 'q1', 2);
		this.figure('CA', 'kp', '2,5 triệu');
		this.figure('CA', 'ra_quan', 'Có');
		this.figure('CA', 'ket_qua', 'Đã treo băng rôn');
		this.sheet.type(rowKey('CA', 'task', 't2'), 'status', 'Đang thực hiện');
		this.head('CA', {
			status: 'Hoàn thành',
			note: 'Trời mưa',
			link: 'https://hoabinhmau.example/tin',
			done: true,
		});
	}
}

export { rowKey };

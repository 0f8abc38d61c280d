import { directoryRows, openBook, settingsEvent, type RawRow } from '../../../domain/book';
import { answerDesk } from '../../../domain/desk/answerDesk';
import { deskPage, type DeskPage } from '../../../domain/desk/deskPage';
import { openDesk, type Desk, type DeskContext } from '../../../domain/desk/openDesk';
import type { DeskAnswer } from '../../../domain/desk/turn';
import type { DeskView } from '../../../domain/desk/view';
import type { LogEvent, Settings, Unit } from '../../../domain/types';
import { stored } from '../messages/greenSunday';
import { vn } from '../followup/logRows';

/** An invented ward, one unit for each way in which a unit can stand to a plan that fell due at 17:00 on 20/05. */
export const PLAN_ID = 'kh-45';
export const DUE = vn('05-20 17:00');
/** Friday, two working days after the due day. */
export const NOW = vn('05-22 09:00');
const names: Record<string, string> = {
	CHO: 'Phòng Kinh tế', // silent, overdue
	NOP: 'Công an phường', // submitted
	TRA: 'Trạm Y tế phường', // sent back
	DUYET: 'Trường Mầm non Hoa Sen', // accepted
	LOAI: 'Tổ dân phố 3', // excluded
	XIN: 'Tổ dân phố 4', // silent, extended
};
export const CODES = Object.keys(names);

export const units: Unit[] = CODES.map((code) => ({
	code,
	name: names[code]!,
	type: 'khác',
	aliases: [],
	contact: { title: 'Văn thư', email: `${code.toLowerCase()}@hoabinhmau.example`, phone: '0900 000 002' },
}));

export const settings: Settings = {
	wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
	officer: {
		title: 'Chuyên viên phụ trách',
		office: 'Phòng Văn hóa - Xã hội',
		email: 'vhxh@hoabinhmau.example',
		phone: '0900 000 001',
	},
	committeeEmails: ['lanhdao@hoabinhmau.example'],
	adminEmail: 'quantri@hoabinhmau.example',
	senderEmail: 'kehoach@hoabinhmau.example',
	filesFolder: '/home/node/.n8n-files/ke-hoach',
};

export const indicators = [
	{ id: 'q1', label: 'Băng rôn', kind: 'count' as const, quota: 2 },
	{ id: 'ket_qua', label: 'Kết quả thực hiện', kind: 'text' as const, quota: null },
];
const assignments = CODES.map((unit) => ({
	planId: PLAN_ID,
	unit,
	dueAt: DUE,
	tasks: [{ id: 'g1t1', text: 'Ra quân dọn vệ sinh.', role: 'implement' }],
	indicators,
}));

export function row(kind: string, unit: string, when: string, data: object = {}, key = ''): LogEvent {
	return {
		planId: PLAN_ID,
		unit,
		kind,
		at: when.includes('T') ? when : vn(when),
		by: kind === 'report.submitted' ? (names[unit] ?? '') : 'Chuyên viên phụ trách',
		key,
		data: data as Record<string, unknown>,
	};
}

export const report = (unit: string, when: string, revision: number, more: object = {}) =>
	row(
		'report.submitted',
		unit,
		when,
		{ revision, values: { q1: revision }, status: 'Hoàn thành', via: 'form', ...more },
		`${PLAN_ID}:${unit}:report:${revision}`,
	);

/** How the units came to stand as they do. */
export const past: LogEvent[] = [
	report('NOP', '05-19 10:00', 1, {
		files: [{ name: 'ảnh.png', type: 'image/png', size: 2_000_000, sha256: 'aa', path: 'aa.png' }],
	}),
	report('TRA', '05-19 11:00', 1),
	row(
		'report.returned',
		'TRA',
		'05-19 15:00',
		{ reason: 'Thiếu ảnh', revision: 1 },
		`${PLAN_ID}:TRA:returned:1`,
	),
	report('DUYET', '05-18 08:00', 1),
	row('report.accepted', 'DUYET', '05-18 16:00', { revision: 1 }, `${PLAN_ID}:DUYET:accepted:1`),
	row('unit.excluded', 'LOAI', '05-15 09:00', { reason: 'Sáp nhập' }, `${PLAN_ID}:LOAI:excluded:1`),
	row(
		'due.extended',
		'XIN',
		'05-20 09:00',
		{ dueAt: vn('05-26 17:00'), reason: 'Mưa lũ' },
		`${PLAN_ID}:XIN:extended:1`,
	),
];

const rows = (given: object[]): RawRow[] =>
	given.map((one, at) => ({ ...one, id: at + 1, data: JSON.stringify((one as RawRow).data) }));

/** The book with these rows in the log, read the way the workflows read it. */
export function contextOf(events: LogEvent[] = past, now = NOW, directory = units): DeskContext {
	const book = openBook({
		units: rows(directoryRows(directory, 'dm', vn('05-04 08:00'))),
		plans: rows([
			{ planId: PLAN_ID, at: vn('05-05 09:00'), by: 'Cán bộ', data: { plan: stored.plan, assignments } },
		]),
		events: rows([settingsEvent(settings, vn('05-04 08:00')), ...events]),
	});
	return { book, settings, now };
}

export function deskOf(events: LogEvent[] = past, now = NOW): Desk {
	return openDesk(PLAN_ID, contextOf(events, now))!;
}

export const listView: DeskView = {
	page: 'list',
	planId: PLAN_ID,
	by: 'Trưởng phòng',
	filter: 'all',
	units: [],
	from: 'list',
};

/** An officer at the desk: answers the page at hand; what is decided goes into the log. */
export class Officer {
	events: LogEvent[];
	now: string;
	view: DeskView;
	page: DeskPage;
	last: DeskAnswer | null = null;

	constructor(events: LogEvent[] = past, { now = NOW, view = listView } = {}) {
		this.events = [...events];
		this.now = now;
		this.page = deskPage(view, contextOf(this.events, this.now));
		this.view = this.page.view;
	}

	/** Answers by field name; a field that is not named gives what the page shows. */
	answer(answers: Record<string, unknown>): this {
		this.last = answerDesk(this.view, { ...this.shown(), ...answers }, contextOf(this.events, this.now));
		this.events.push(...this.last.rows);
		if (this.last.view.page === 'end' || this.last.view.page === 'download') {
			this.view = this.last.view;
			return this;
		}
		this.page = deskPage(this.last.view, contextOf(this.events, this.now));
		this.view = this.page.view;
		return this;
	}

	/** From the list: these units and this. */
	choose(label: string, ...codes: string[]): this {
		return this.answer({ viec: label, don_vi: codes.map((code) => this.line(code)) });
	}

	/** The option of a unit in the list. */
	line(code: string): string {
		return this.options('don_vi').find((option) => option.startsWith(`${code} - `)) ?? code;
	}

	options(fieldName: string): string[] {
		return (
			this.page.fields
				.find((one) => one.fieldName === fieldName)
				?.fieldOptions?.values.map(({ option }) => option) ?? []
		);
	}

	/** What a person reads on the page. */
	get text(): string {
		const parts = this.page.fields.map(
			(field) => field.html ?? [field.fieldLabel, field.defaultValue].join(' '),
		);
		return [this.page.title, ...parts]
			.join(' ')
			.replace(/<[^>]+>/g, ' ')
			.replace(/\s+/g, ' ');
	}

	private shown(): Record<string, unknown> {
		const fields = this.page.fields.filter(
			({ fieldType }) => !['html', 'checkbox', 'file'].includes(fieldType),
		);
		return Object.fromEntries(fields.map(({ fieldName, defaultValue }) => [fieldName, defaultValue ?? '']));
	}
}

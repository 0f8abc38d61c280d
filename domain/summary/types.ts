import type { UnitState } from '../types';
import type { Version } from './versions';

/** What the committee's workbook says, before it is laid out. All text is Vietnamese and for reading. */
export interface Summary {
	head: SummaryHead;
	figures: SummaryFigures;
	/** Countable indicators in the order of the plan. */
	indicators: SummaryIndicator[];
	/** Unit types in the order of UNIT_TYPES; types without a unit are left out. */
	groups: SummaryGroup[];
	/** Longest late first, those that still owe their report before those that have sent it. */
	late: LateRow[];
	/** Deliveries and decisions, oldest first. */
	log: LogRow[];
	/** Which reports are added up, as a sentence for the reader. */
	counting: string;
	/** Of a summary that was frozen at close-off. */
	version?: Version;
}

export interface SummaryHead {
	/** One line or two, in capitals: 'ỦY BAN NHÂN DÂN', 'PHƯỜNG HÒA BÌNH MẪU'. */
	issuer: string[];
	title: string;
	/** 'Kế hoạch số 36/KH-UBND ngày 08/05/2026 của Ủy ban nhân dân phường Hòa Bình Mẫu' */
	document: string;
	/** 'hạn báo cáo: 17:00 ngày 20/05/2026'; empty when the plan has none. */
	due: string;
	/** 'Tính đến 16:30 ngày 18/05/2026' */
	asOf: string;
	/** 'Hòa Bình Mẫu, ngày 18 tháng 5 năm 2026' */
	placeAndDate: string;
	/** Who signs, in capitals: 'TM. ỦY BAN NHÂN DÂN'. */
	signatory: string;
	/** The instant of the summary, ISO. */
	now: string;
}

/** Counts of units. `units` must report, that is all but the excluded; the rest except `late` adds up to it. */
export interface SummaryFigures {
	planId: string;
	units: number;
	/** Submitted or accepted. */
	reported: number;
	submitted: number;
	accepted: number;
	returned: number;
	waiting: number;
	/** Reported after the due time, or past it without a report. */
	late: number;
	/** Reported by its own due time, extensions reckoned in. */
	onTime: number;
	excluded: number;
	complete: boolean;
}

export interface IndicatorTotal {
	/** Sum over the units that must report; null when no quota was set. */
	assigned: number | null;
	/** Sum over the reports that count; null while there is none. */
	reported: number | null;
	/** `reported` less `assigned`; null when either is. */
	difference: number | null;
}

export interface SummaryIndicator extends IndicatorTotal {
	id: string;
	label: string;
	/** A 'yesno' indicator counts the units that answered yes against the units that were asked. */
	kind: 'count' | 'money' | 'yesno';
	span: 'cumulative' | 'period' | null;
	/** How many of the units that must report have it. */
	units: number;
}

export interface SummaryGroup {
	type: string;
	title: string;
	figures: SummaryFigures;
	rows: SummaryRow[];
}

export interface SummaryRow {
	/** Running number over the whole table, from 1. */
	order: number;
	unit: string;
	name: string;
	/** Title of its type: 'Trường học'. */
	group: string;
	state: UnitState;
	stateText: string;
	/** In force, extensions reckoned in; empty for an excluded unit. */
	dueAt: string;
	/** Of the report in force, ISO. */
	submittedAt: string | null;
	/** Number of the latest submission; 0 while there is none. */
	revision: number;
	/** 'Đơn vị', 'Đơn vị, tệp Excel', 'Cán bộ nhập thay', 'Bảng tính chung'; empty while there is no report. */
	enteredBy: string;
	/** Its tasks with what the unit says of each. */
	tasks: { text: string; status: string }[];
	/** Names of the files and addresses that came with the report, one a line. */
	evidence: string;
	/** What the unit wrote beside its figures. */
	remark: string;
	/** 'Đúng hạn', 'Nộp trễ', 'Quá hạn', 'Trong hạn'; empty for an excluded unit. */
	punctuality: string;
	/** Working days; null when the unit is not late. */
	daysLate: number | null;
	/** By indicator id; an indicator that was not given to the unit is left out. */
	values: Record<string, IndicatorValue>;
	/** 'Băng rôn: 1', one a line, of the indicators that count. */
	figuresText: string;
	result: string;
	/** Decisions on the unit and its own note, one a line. */
	note: string;
}

export interface IndicatorValue {
	assigned: number | null;
	/** Text where a unit answered in words; null where nothing counts: no report, nil report, returned, excluded. */
	reported: number | string | null;
}

export interface LateRow {
	order: number;
	unit: string;
	name: string;
	situation: string;
	/** It has reported by now, only too late. */
	settled: boolean;
	/** Its report was sent back and it has not answered. */
	returned: boolean;
	contactTitle: string;
	phone: string;
	email: string;
	dueAt: string;
	daysLate: number;
	remindersSent: number;
	lastRemindedAt: string | null;
}

export interface LogRow {
	at: string;
	what: string;
	/** Name of the unit; empty where the row is about the plan. */
	name: string;
	/** Where it went, or why it was decided. */
	detail: string;
	by: string;
}

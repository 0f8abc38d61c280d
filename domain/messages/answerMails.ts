import type { UnitReportState } from '../reports/foldReports';
import { formatInstant } from '../text/time';
import type { Indicator, Message } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { reportLink } from './reportLink';
import { amountWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { unitValues, type UnitShare } from './unitValues';
import { writeMail } from './writeMail';

/** A unit's share and what the log says of its report. */
export interface ReportShare extends UnitShare {
	report: UnitReportState;
	templates?: Templates;
}

/** A receipt for each revision; a repeated run sends none again. */
export function receiptKey(planId: string, unit: string, revision: number): string {
	return `${planId}:${unit}:receipt:email:r${revision}`;
}

/** One mail for each time that a report was sent back. */
export function returnedKey(planId: string, unit: string, round: number): string {
	return `${planId}:${unit}:returned:email:r${round}`;
}

/**
 * Tells the unit that its report arrived and what was recorded. Null without an address.
 * Throws an Error (English) while there is no report.
 */
export function composeReceipt(share: ReportShare): Message | null {
	const { stored, unit, link, report, assignment, settings, templates, calendar } = share;
	if (!report.submittedAt) throw new Error(`There is no report of the unit "${unit.code}" to confirm`);
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const at = formatInstant(report.submittedAt, calendar?.timezone);
	return writeMail({
		kind: 'receipt',
		values: {
			...unitValues(share),
			khung_han: [],
			nut_bao_cao: [reportLink(link, 'Mở lại phiếu báo cáo')],
			lan_bao_cao: String(report.revision),
			luc_nhan: at,
			so_lieu_da_gui: reportedBlocks(report, assignment.indicators),
		},
		preview: `Đã nhận báo cáo lần ${report.revision} lúc ${at}.`,
		covers: [cover(share, receiptKey(stored.planId, unit.code, report.revision))],
		step: 'receipt',
		to,
		settings,
		templates,
	});
}

/**
 * Tells the unit at once that its report was sent back, and why. Null without an address.
 * Throws an Error (English) when the report is not returned.
 */
export function composeReturned(share: ReportShare): Message | null {
	const { stored, unit, report, settings, templates } = share;
	if (report.state !== 'returned') throw new Error(`The report of the unit "${unit.code}" was not returned`);
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	return writeMail({
		kind: 'returned',
		values: unitValues(share),
		preview: `Lý do: ${cleanLine(report.returnReason)}`,
		covers: [cover(share, returnedKey(stored.planId, unit.code, report.round))],
		step: 'returned',
		to,
		settings,
		templates,
	});
}

function cover({ stored, unit }: UnitShare, key: string): Message['covers'][number] {
	return { planId: stored.planId, unit: unit.code, key };
}

function reportedBlocks({ nil, values, note, files }: UnitReportState, indicators: Indicator[]): Block[] {
	const rows = indicators
		.filter(({ id }) => Object.hasOwn(values, id))
		.map((indicator) => ({ label: indicator.label, value: reportedWords(indicator, values[indicator.id]) }));
	const facts = [
		...(nil ? [{ label: 'Kết quả', value: 'Không phát sinh' }] : rows),
		...(note ? [{ label: 'Ghi chú', value: note }] : []),
		...(files.length > 0 ? [{ label: 'Tệp', value: files.map(({ name }) => name).join('; ') }] : []),
	];
	return facts.length > 0 ? [{ kind: 'facts', rows: facts }] : [];
}

function reportedWords({ kind }: Indicator, value: unknown): string {
	return typeof value === 'number' ? amountWords(kind, value) : String(value);
}

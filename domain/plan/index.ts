import { vietnam2026 } from '../followup/calendarVietnam2026';
import type { Calendar, Plan } from '../types';
import { readAddressees, readIntroduced } from './addressees';
import { readGroups } from './assignees';
import { readBases } from './bases';
import { dueDatesIn } from './deadlines';
import { readDoubts } from './doubts';
import { readFunding } from './funding';
import { readHead } from './head';
import { readIssuer } from './issuer';
import { kindOfSymbol } from './kindOfSymbol';
import { toLines } from './lines';
import { readPeriod } from './period';
import { readDeadlines } from './planDeadlines';
import { readQuotas } from './quotas';
import { readRecipients } from './recipients';
import { readReportFields } from './reportFields';
import { toSections } from './sections';
import { readSignatory } from './signatory';
import { readTables } from './tables';
import { readSlogans, readTheme } from './theme';
import { yearOf } from './yearOf';
import { toZones } from './zones';

export { notAPlan } from './notAPlan';
export { planIdOf } from './planId';

/**
 * Reads an issued document into data. Never throws and never invents: what is blank or missing is null, and
 * `doubts` says so in Vietnamese. Line numbers in evidence are those of `text`, from 1.
 *
 * @param text the document's text, one paragraph a line; any Unicode form
 * @param calendar by which working days are counted
 */
export function readPlan(text: string, calendar: Calendar = vietnam2026): Plan {
	const lines = toLines(text);
	const zones = toZones(lines);
	const body = toSections(zones.body);
	const head = readHead(zones.head);
	const year = yearOf(head, zones.title, body);
	const opening = toSections(zones.opening);
	const period = readPeriod(body, opening.slice(-2), year);
	const context = { year, periodEnd: period?.end ?? null, issuedOn: head.issuedOn, calendar };
	const tables = readTables(body);
	const named = readGroups(body, tables, context);
	const introduced = readIntroduced(opening, body, context);
	const given = introduced ? [introduced, ...named] : named;
	const groups = given.length > 0 ? given : readAddressees(opening, body, context);
	const reportFields = readReportFields(zones.templates, [...opening.slice(-1), ...body], groups);

	const plan: Plan = {
		kind: zones.kind ?? kindOfSymbol(head.symbol),
		number: head.number,
		symbol: head.symbol,
		issuer: readIssuer(head.issuerLines, [...zones.opening, ...zones.body], /LT/u.test(head.symbol ?? '')),
		place: head.place,
		issuedOn: head.issuedOn,
		title: zones.title,
		bases: readBases(zones.opening),
		theme: readTheme(body),
		slogans: readSlogans(body),
		period,
		deadlines: readDeadlines(body, groups, context),
		funding: readFunding(body),
		assignees: groups.map(({ names, tasks }) => ({ names, tasks })),
		quotas: readQuotas(body, tables, groups, year),
		...(reportFields.length > 0 && { reportFields }),
		recipients: readRecipients(zones.foot),
		signatory: readSignatory(zones.foot),
		doubts: [],
	};
	const [yearDeduced = null] = body.flatMap((line) =>
		dueDatesIn(line.text, context)
			.filter((due) => due.yearDeduced)
			.map(({ date }) => ({ date, line })),
	);
	return {
		...plan,
		doubts: readDoubts(plan, {
			head,
			kindWasWritten: zones.kind !== null,
			lines,
			body,
			tables,
			groups,
			calendar,
			yearDeduced,
		}),
	};
}

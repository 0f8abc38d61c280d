import type { Doubt, Plan } from '../types';
import { canon, isCapitals } from './canon';
import { speaksToAll } from './closing';
import { isEverybody } from './everybody';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { asksNothing } from './noWork';
import { labelsIn } from './parties';
import type { SectionLine } from './sections';
import { namesWork } from './given';
import { TOTAL } from './tableGroups';
import type { Table } from './tables';
import { beginsWithUnit } from './unitWords';
import { demandsWork, firstVerb } from './verbs';

const DATE_OR_AMOUNT = /\d{1,2}\/\d{1,2}|(?<![\d/.])\d{1,6}(?:\s*%|\s+[a-zà-ỹ]{2,})/u;
/** Where a body may stand in a sentence. */
const BEFORE_NAME =
	/(?:^|[,;:.(–-]\s*|(?<![a-zà-ỹ])(?:và|với|cho|do|giao|đề nghị|yêu cầu|phân công|của|là|qua|mời|chỉ đạo)\s+)(?=\S)/gu;
/** How things stand, or where it is said who does what. */
const TOLD = /(?<![a-zà-ỹ])(?:hiện (?:có|nay|đang)|đang|đã|(?:xã|phường) có|được nêu|kèm theo)(?![a-zà-ỹ])/u;
/** "Trưởng Công an phường - Phó Trưởng đoàn" lists who belongs to a body. */
const MEMBER = /\s[-–]\s(?:thành viên|ủy viên|trưởng|phó|tổ trưởng|thư ký)[^.;]*[.;]?$/u;
const FEWEST_WORDS = 6;

/**
 * The net below all readers: a line where work is given that names a body and work, a date or an amount, but became no
 * task, quota, deadline or field, is shown to the officer. So is a table's row that gave nobody anything.
 */
export function unreadLines(plan: Plan, body: SectionLine[], tables: Table[], groups: Group[]): Doubt[] {
	const read = new Set([
		...groups.flatMap((group) => [group.heading, ...group.lines].map(({ line }) => line)),
		...plan.quotas.map(({ evidence }) => evidence.line),
		...plan.deadlines.map(({ evidence }) => evidence.line),
		...(plan.reportFields ?? []).map(({ evidence }) => evidence.line),
		...(plan.period ? [plan.period.evidence.line] : []),
	]);
	const inTables = new Set(tables.flatMap((table) => table.lines.map(({ line }) => line)));
	const assigning = body.some((line) => line.topic === 'assignment');
	const lines = body.filter((line) => {
		if (read.has(line.line) || inTables.has(line.line) || line.isHeading) return false;
		return assigning ? line.topic === 'assignment' || line.row !== null : line.topic === 'other';
	});
	const rows = tables.flatMap(unreadRows);
	const elsewhere = body.filter(
		(line) =>
			assigning &&
			(line.topic === 'other' || line.topic === 'time') &&
			!(read.has(line.line) || inTables.has(line.line) || line.isHeading || line.row) &&
			!speaksToAll(line.body) &&
			!labelsIn(line.body) &&
			!TOLD.test(canon(line.body)) &&
			!MEMBER.test(canon(line.body)) &&
			namesWork(line.body),
	);
	return [...within(), ...outside()];

	function within(): Doubt[] {
		return [...lines.filter(givesWork), ...rows.filter(({ line }) => !read.has(line))]
			.toSorted((a, b) => a.line - b.line)
			.map((line) => ({
				code: 'unread-line',
				message:
					'Câu này nhắc đến đơn vị và công việc nhưng chưa đọc thành việc giao cho ai. Đề nghị đọc lại và bổ sung nếu cần.',
				evidence: evidenceOf(line),
			}));
	}

	/** What the parts before it say that bodies do may be meant as work: all of it in one doubt. */
	function outside(): Doubt[] {
		const [first] = elsewhere;
		if (!first) return [];
		const at = elsewhere.map(({ line }) => line).join(', ');
		return [
			{
				code: 'unread-line',
				message: `Ngoài phần phân công, văn bản còn nói đơn vị làm gì ở dòng ${at}; phần này chưa được giao thành việc. Đề nghị đọc lại và bổ sung nếu cần.`,
				evidence: evidenceOf(first),
			},
		];
	}
}

function givesWork(line: SectionLine): boolean {
	const text = line.row ? line.row.join('. ') : line.body;
	if (text.split(/\s+/).length < FEWEST_WORDS || speaksToAll(text) || isCapitals(text)) return false;
	// What a document encloses says of what it is part.
	if (/kèm theo [^.]{0,40}số/u.test(canon(text)) || /^(?:\d+\. )?(?:nguồn )?kinh phí/u.test(canon(text)))
		return false;
	const names = namesOf(text);
	if (names.length === 0) return false;
	const verb = firstVerb(text);
	if (verb !== null && beginsWithUnit(text) && asksNothing(text.slice(verb))) return false;
	return DATE_OR_AMOUNT.test(canon(text)) || (demandsWork(canon(text)) && names.some((at) => acts(text, at)));
}

/** Where the bodies stand that a sentence names. */
function namesOf(text: string): number[] {
	return [...canon(text).matchAll(BEFORE_NAME)]
		.map((found) => found.index + found[0].length)
		.filter((at) => {
			const rest = text.slice(at);
			if (!beginsWithUnit(rest)) return false;
			const name = rest.slice(0, /[,;:.(]/u.exec(rest)?.index ?? rest.length);
			return !isEverybody(name) && /\p{Lu}|^(?:các|mỗi) /u.test(name);
		});
}

/** The body does something: a verb stands right behind its name, or it is told to. */
function acts(text: string, at: number): boolean {
	if (/(?:giao|đề nghị|yêu cầu|phân công|do)\s+$/u.test(canon(text.slice(0, at)))) return true;
	const clause = text.slice(at).split(/[;.]\s/)[0] ?? '';
	const verb = firstVerb(clause);
	return verb !== null && verb < 80;
}

/** Rows of a table of tasks that hold more than a title; what its rows give is read by line. */
function unreadRows({ columns, rows }: Table): SectionLine[] {
	if (!columns.includes('content') || !columns.some((kind) => ['lead', 'unit', 'coordinate'].includes(kind)))
		return [];
	return rows.filter((line) => {
		const cells = line.row ?? [];
		const filled = cells.filter((cell, at) => cell !== '' && columns[at] !== 'order');
		return filled.length > 1 && !cells.some((cell) => TOTAL.test(canon(cell)));
	});
}

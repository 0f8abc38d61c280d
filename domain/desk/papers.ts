import { isDeepStrictEqual } from 'node:util';
import { planNumber } from '../messages/planWords';
import type { CheckedReport, Problem } from '../reports/checkReport';
import { shownName } from '../reports/evidence';
import { checkPaper } from '../reports/paper/checkPaper';
import type { OpenedPaper } from '../reports/paper/openPaper';
import { lastSubmission } from '../reports/reportedBefore';
import type { Desk, DeskUnit } from './openDesk';
import { weigh } from './weigh';

/** A file as an officer brought it, with the forms of ours that it holds, each opened by its token. */
export interface BroughtFile {
	name: string;
	macros: boolean;
	/** Too many files came at once: this one was not looked at. */
	unread?: true;
	papers: { sheet: string; paper: OpenedPaper }[];
}

/** What was read of one form, before it is weighed against the book; or one sentence that says why it is not taken. */
export type DeskPaper = { file: string; unit: string } & (
	| {
			answers: Record<string, string>;
			problems: Problem[];
			cells: Record<string, string>;
			refused?: undefined;
	  }
	| { refused: string }
);
export type ReadPaper = Extract<DeskPaper, { refused?: undefined }>;

export const MOST_PAPERS = 40;
const TYPE_IT = 'Hãy gõ số liệu ở trang Nhập thay báo cáo của đơn vị, hoặc xin đơn vị điền phiếu mới.';

/** One line for each form in these files, and for each file without any; two different forms of one unit are both refused. */
export function readBrought(brought: BroughtFile[], desk: Desk): DeskPaper[] {
	const lines = brought.flatMap((file) => linesOf(file, desk));
	const single = lines.filter(
		(line, at) => line.refused !== undefined || at === lines.findIndex((one) => isSame(one, line)),
	);
	return single.map((line) => {
		const rivals = single.filter((one) => one.refused === undefined && one.unit === line.unit);
		return line.refused === undefined && rivals.length > 1
			? refused(
					line.file,
					`có phiếu của ${nameOf(line.unit, desk)} khác số liệu với một phiếu khác vừa chọn, không biết lấy phiếu nào. Hãy chọn lại đúng một phiếu.`,
					line.unit,
				)
			: line;
	});
}

function isSame(one: DeskPaper, other: DeskPaper): boolean {
	return (
		one.refused === undefined &&
		other.refused === undefined &&
		one.unit === other.unit &&
		isDeepStrictEqual(one.answers, other.answers) &&
		isDeepStrictEqual(one.problems, other.problems)
	);
}

function linesOf({ name, macros, unread, papers }: BroughtFile, desk: Desk): DeskPaper[] {
	if (unread)
		return [refused(name, `chưa được đọc vì mỗi lần chỉ đọc ${MOST_PAPERS} tệp. Hãy chọn lại ở lượt sau.`)];
	if (papers.length === 0)
		return [
			refused(
				name,
				'không phải phiếu Excel tải từ hệ thống (hoặc bị hỏng, có mật khẩu, nặng quá 5 MB). Hãy chọn đúng tệp đơn vị đã điền.',
			),
		];
	if (macros)
		return [refused(name, 'có chứa macro nên không được nhận. Hãy lưu lại dạng .xlsx rồi chọn lại.')];
	return papers.map(({ sheet, paper }) =>
		lineOf(papers.length > 1 ? `${name}, trang ${sheet}` : name, paper, desk),
	);
}

function lineOf(file: string, paper: OpenedPaper, desk: Desk): DeskPaper {
	const { opened } = paper;
	if (opened && opened.stored.planId !== desk.stored.planId)
		return refused(
			file,
			`là phiếu của ${opened.unit.name} cho ${planNumber(opened.stored.plan)}, không phải kế hoạch đang mở. Hãy chọn đúng tệp.`,
		);
	if (!paper.ok) return refused(file, whyNot(paper), opened?.unit.code);
	const { answers, problems, cells } = paper;
	const unit = paper.opened.unit.code;
	if (problems.length === 0 && Object.values(answers).every((answer) => answer.trim() === ''))
		return refused(file, `là phiếu của ${paper.opened.unit.name} nhưng chưa điền gì.`, unit);
	return { file: shownName(file), unit, answers, problems, cells };
}

function whyNot({ reason, message }: Extract<OpenedPaper, { ok: false }>): string {
	if (reason === 'spoilt') return `không đọc được: ${message}`;
	if (reason === 'expired') return `là phiếu đã hết hạn dùng nên không được nhận. ${TYPE_IT}`;
	if (reason === 'revoked')
		return `là phiếu đã bị thu hồi cùng liên kết của đơn vị nên không được nhận. ${TYPE_IT}`;
	return `mang mã không đúng hoặc đã bị thay đổi, không biết phiếu của đơn vị nào, nên không được nhận. ${TYPE_IT}`;
}

function refused(file: string, words: string, unit = ''): DeskPaper {
	return { file: shownName(file), unit, refused: `Tệp “${shownName(file)}” ${words}` };
}

function nameOf(code: string, desk: Desk): string {
	return desk.units.find(({ unit }) => unit.code === code)?.unit.name ?? code;
}

/** The form of this unit among these; or one sentence that says why there is none to take. */
export function paperFor({ unit }: DeskUnit, papers: DeskPaper[], desk: Desk): ReadPaper | string {
	const read = papers.filter((paper): paper is ReadPaper => paper.refused === undefined);
	const own = read.find((paper) => paper.unit === unit.code);
	if (own) return own;
	const turnedDown = papers.filter((paper) => paper.refused !== undefined);
	const ownTurnedDown = turnedDown.find((paper) => paper.unit === unit.code);
	const [other] = read;
	if (other && !ownTurnedDown)
		return `Tệp “${other.file}” là phiếu của ${nameOf(other.unit, desk)}, không phải của ${unit.name}: chưa ghi gì. Hãy chọn đúng tệp, hoặc quay lại mở đơn vị ấy.`;
	return (ownTurnedDown ?? turnedDown[0])?.refused ?? 'Chưa có tệp nào được chọn.';
}

/** How a form that was read stands to the book as it is now. */
export interface WeighedPaper {
	paper: DeskPaper;
	/** Whose; absent where nothing can be entered from it. */
	one?: DeskUnit;
	/** To be entered as it is; else `why` says what stands against it. */
	report?: CheckedReport;
	why: string[];
}

export function weighPapers(papers: DeskPaper[], desk: Desk): WeighedPaper[] {
	return papers.map((paper): WeighedPaper => {
		if (paper.refused !== undefined) return { paper, why: [paper.refused] };
		const one = desk.units.find(({ unit }) => unit.code === paper.unit);
		if (!one) return { paper, why: ['Đơn vị không còn trong kế hoạch này.'] };
		const [unfit] = weigh('enter', [one], desk).unfit;
		if (unfit) return { paper, why: [`Không nhập thay được: đơn vị ${unfit.why}.`] };
		const checked = checkPaper(paper, one.assignment, one.report, one.report.files);
		if (!checked.ok) return { paper, one, why: checked.problems.map(({ message }) => message) };
		return stands(one, checked.report)
			? { paper, why: [`Giống hệt báo cáo lần ${one.report.revision} đã có, không cần ghi lại.`] }
			: { paper, one, report: checked.report, why: [] };
	});
}

/** The unit's report in force says the same. */
function stands({ report }: DeskUnit, checked: CheckedReport): boolean {
	if (report.state !== 'submitted' && report.state !== 'accepted') return false;
	const last = lastSubmission(report) ?? {};
	const same = (name: keyof CheckedReport) => isDeepStrictEqual(last[name], checked[name]);
	return (['values', 'status', 'tasks', 'nil', 'note', 'links'] as const).every(same);
}

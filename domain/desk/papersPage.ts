import { html, options, unitOption } from '../plan/review/view';
import { reportRows } from '../reports/reportRows';
import { fromForm } from '../text/formFields';
import { formatInstant } from '../text/time';
import type { FormField } from '../types';
import { noticed, rowsTable } from './blocks';
import { enteredRow } from './enterPage';
import type { Desk, DeskUnit } from './openDesk';
import { MOST_PAPERS, readBrought, weighPapers, type BroughtFile, type WeighedPaper } from './papers';
import { backFrom, stored, turn, type DeskAnswer } from './turn';
import { again, FIELDS, onTo, type DeskView } from './view';

const READ = 'Đọc các phiếu';
const BACK = 'Thôi, quay lại';
const STORE = 'Ghi';
const MEND = 'Xem, sửa phiếu: ';
const MORE = 'Chọn tệp khác';

type Answers = Record<string, unknown>;

/** Where the officer drops the files that units handed over. */
export function papersPage(desk: Desk, view: DeskView): FormField[] {
	return [
		...noticed(view, desk),
		html(
			'cach_lam',
			`<p>Chọn các phiếu Excel (.xlsx) mà đơn vị đã điền và đưa trực tiếp, mỗi lần tối đa ${MOST_PAPERS} tệp. Trang sau cho biết từng tệp là phiếu của đơn vị nào, đọc được gì; <b>chưa ghi gì</b> trước khi xác nhận.</p>`,
		),
		{
			fieldName: FIELDS.papers,
			fieldLabel: 'Phiếu Excel đơn vị đã điền',
			fieldType: 'file',
			multipleFiles: true,
			acceptFileTypes: '.xlsx',
		},
		after([READ, BACK]),
	];
}

/** The files are read; nothing is stored. */
export function answerPapers(
	view: DeskView,
	answers: Answers,
	desk: Desk,
	brought: BroughtFile[],
): DeskAnswer {
	if (fromForm(answers[FIELDS.after]).trim() === BACK) return turn(backFrom(view));
	if (brought.length === 0) return turn(again(view, ['Hãy chọn ít nhất một tệp, hoặc chọn quay lại.'], {}));
	return turn(onTo(view, { page: 'papersRead', units: [], papers: readBrought(brought, desk) }));
}

/** A line for each form: whose, what it says or why it is not taken; then what to do with them. */
export function papersReadPage(desk: Desk, view: DeskView): { fields: FormField[]; shown: DeskUnit[] } {
	const weighed = weighPapers(view.papers ?? [], desk);
	const fit = weighed.filter(({ report }) => report);
	const open = [...weighed]
		.sort((a, b) => Number(!!a.report) - Number(!!b.report))
		.flatMap(({ one }) => one ?? []);
	const store = fit.length > 0 ? [`${STORE} ${fit.length} báo cáo thay đơn vị`] : [];
	const choices = [...store, ...open.map(({ unit }) => `${MEND}${unitOption(unit)}`), MORE, BACK];
	const fields = [
		...noticed(view, desk),
		html(
			'da_doc',
			`<h3>Ghi được ${fit.length} phiếu, chưa ghi được ${weighed.length - fit.length}</h3>` +
				'<p><b>Chưa ghi gì.</b> Báo cáo ghi ở đây được lưu là do cán bộ nhập thay.</p>' +
				rowsTable(
					weighed.map((one) => lineOf(one, desk)),
					['Đơn vị', 'Đọc được'],
				),
		),
		{ ...after(choices), fieldType: 'dropdown' as const },
	];
	return { fields, shown: fit.flatMap(({ one }) => one ?? []) };
}

export function answerPapersRead(view: DeskView, answers: Answers, desk: Desk): DeskAnswer {
	const answer = fromForm(answers[FIELDS.after]).trim();
	const papers = view.papers ?? [];
	if (answer === MORE) return turn(onTo(view, { page: 'papers', units: [] }));
	const weighed = weighPapers(papers, desk);
	if (answer.startsWith(MEND)) {
		const chosen = weighed.find(
			({ one }) => one && answer === `${MEND}${unitOption(one.unit)}`.normalize('NFC').trim(),
		);
		if (chosen?.one && chosen.paper.refused === undefined) {
			const { answers: read, file } = chosen.paper;
			const units = [chosen.one.unit.code];
			const next = { page: 'enter' as const, units, from: 'papers' as const, papers, paper: file };
			return turn(onTo(view, { ...next, answers: read, problems: chosen.why }));
		}
	}
	if (!answer.startsWith(STORE)) return turn(backFrom(view));
	const fit = weighed.filter(({ report }) => report);
	if (fit.length === 0 || !isAsShown(fit, view.seen))
		return turn(again(view, ['Tình hình vừa thay đổi, chưa ghi gì: hãy xem lại danh sách.'], {}));
	const rows = fit.flatMap(({ one, report, paper }) =>
		one && report ? [enteredRow(one, report, { desk, by: view.by, paper: paper.file })] : [],
	);
	const left = weighed.filter(({ one, report }) => one && !report).map(({ paper }) => paper);
	return stored({ ...view, from: 'papers', papers: left }, 'enter', { rows, tellings: [] }, desk);
}

/** All of those that were shown, or none: a unit may have reported itself meanwhile. */
function isAsShown(fit: WeighedPaper[], seen: DeskView['seen'] = {}): boolean {
	return (
		fit.length === Object.keys(seen).length &&
		fit.every(({ one }) => one && seen[one.unit.code] === one.report.revision)
	);
}

function lineOf({ paper, one, report, why }: WeighedPaper, desk: Desk): string[] {
	const known = one ?? desk.units.find(({ unit }) => unit.code === paper.unit);
	const whose = known?.unit.name ?? 'Chưa rõ đơn vị';
	if (paper.refused !== undefined) return [whose, `CHƯA GHI ĐƯỢC\n${paper.refused}`];
	if (!one || !report) return [whose, [`${paper.file}: CHƯA GHI ĐƯỢC`, ...why].join('\n')];
	const { revision, submittedAt } = one.report;
	const instead = submittedAt ? `, thay báo cáo lần ${revision} lúc ${formatInstant(submittedAt)}` : '';
	const said = reportRows(report, one.assignment).map(([label, value]) => `${label}: ${value}`);
	return [whose, [`${paper.file}: sẽ là báo cáo lần ${revision + 1}${instead}`, ...said].join('\n')];
}

function after(choices: string[]): FormField {
	return {
		fieldName: FIELDS.after,
		fieldLabel: 'Sau đó',
		fieldType: 'radio',
		requiredField: true,
		...options(choices),
		defaultValue: choices[0]!,
	};
}

import { fromForm } from '../text/formFields';
import { chosenPlan, onlyPlan } from './choosePage';
import { readConfirm } from './confirmPage';
import { readDecide } from './decidePage';
import { decide } from './decisionRows';
import { readEnter } from './enterPage';
import { answerPapers, answerPapersRead } from './papersPage';
import type { BroughtFile } from './papers';
import { readFiles } from './filesPage';
import { NO_FILTER } from './filters';
import { readList } from './listPage';
import { openDesk, unitsOf, type Desk, type DeskContext, type DeskUnit } from './openDesk';
import { ofPlan, RULES, type DecisionName } from './rules';
import { untold } from './tellings';
import { backFrom, stored, told, turn, type DeskAnswer } from './turn';
import { readUnit } from './unitPage';
import { again, FIELDS, onTo, type DeskView, type Terms } from './view';
import { refusal, weigh } from './weigh';

type Answers = Record<string, unknown>;

/** The form was opened: who decides, and which plan; with a link back to a unit, that unit. */
export function openView(answers: Answers, { book, settings }: DeskContext): DeskView {
	const typed = (name: string) => fromForm(answers[name]).replace(/\s+/gu, ' ').trim();
	const by = typed(FIELDS.by).slice(0, 120) || settings.officer.title;
	const asked = book.plans.find(({ planId }) => planId === typed(FIELDS.planFromLink));
	const planId = asked?.planId ?? onlyPlan(book) ?? '';
	const view: DeskView = {
		page: planId ? 'list' : 'choose',
		planId,
		by,
		filter: NO_FILTER,
		units: [],
		from: 'list',
	};
	if (book.plans.length === 0)
		return ended(
			view,
			'Chưa có kế hoạch',
			'Chưa có kế hoạch nào được xác nhận. Hãy mở biểu mẫu Kế hoạch mới trước.',
		);
	const unit = asked?.assignments.find((one) => one.unit === typed(FIELDS.unitFromLink))?.unit;
	return unit ? { ...view, page: 'unit', units: [unit], from: 'unit' } : view;
}

/**
 * Reads the answers to the page of `view`, with the files that it brought. The book is the one at the moment of the
 * answer, not of the page.
 */
export function answerDesk(
	view: DeskView,
	answers: Answers,
	context: DeskContext,
	brought: BroughtFile[] = [],
): DeskAnswer {
	const desk = openDesk(view.planId, context);
	if (!desk) {
		const planId = chosenPlan(answers, context.book);
		return turn(planId ? onTo(view, { planId, units: [] }) : onTo(view, { page: 'choose', planId: '' }));
	}
	const chosen = unitsOf(desk, view.units);
	const [one] = chosen;
	const { decision } = view;
	if (view.page === 'unit' && one) return answerUnit(view, answers, one, desk);
	if (view.page === 'files' && one) return answerFiles(view, answers, one);
	if (view.page === 'enter' && one) return answerEnter(view, answers, one, { desk, brought });
	if (view.page === 'papers') return answerPapers(view, answers, desk, brought);
	if (view.page === 'papersRead') return answerPapersRead(view, answers, desk);
	if (view.page === 'decide' && decision) return answerDecide(view, answers, decision, chosen, desk);
	if (view.page === 'confirm' && decision) return answerConfirm(view, answers, decision, chosen, desk);
	return answerList(view, answers, desk);
}

function answerList(view: DeskView, answers: Answers, desk: Desk): DeskAnswer {
	const answer = readList(answers, desk, view);
	if (answer.what === 'otherPlan') return turn(onTo(view, { page: 'choose', planId: '', units: [] }));
	if (answer.what === 'papers') return turn(onTo(view, { page: 'papers', units: [] }));
	if (answer.what === 'tell') return told(view, { rows: [], tellings: untold(desk) }, desk);
	if (answer.what === 'end')
		return turn(
			ended(
				view,
				'Đã kết thúc',
				'Mọi quyết định đã được ghi vào nhật ký. Mở lại biểu mẫu Điều hành kế hoạch khi cần.',
			),
		);
	const { filter } = answer;
	if (answer.what === 'show') return turn(onTo(view, { filter, units: [] }));
	const at: DeskView = { ...view, filter };
	const units = answer.units;
	if (answer.what === 'open' || answer.decision === 'enter') {
		const words = answer.what === 'open' ? 'mở hồ sơ' : 'nhập thay';
		if (units.length !== 1)
			return turn(again(at, [`Mỗi lần ${words} một đơn vị: hãy đánh dấu đúng một đơn vị.`], answers));
	} else if (units.length === 0 && !ofPlan(answer.decision))
		return turn(
			again(
				at,
				[`Chưa ${RULES[answer.decision].doing} cho đơn vị nào: hãy đánh dấu ít nhất một đơn vị.`],
				answers,
			),
		);
	if (answer.what === 'open') return turn(onTo(at, { page: 'unit', units, from: 'unit' }));
	return begin(onTo(at, { units, from: 'list', seen: view.seen }), answer.decision, answers, desk);
}

function answerUnit(view: DeskView, answers: Answers, one: DeskUnit, desk: Desk): DeskAnswer {
	const answer = readUnit(answers);
	if (answer.what === 'back') return turn(onTo(view, { units: [], from: 'list' }));
	if (answer.what === 'files') return turn(onTo(view, { page: 'files' }));
	const units = [one.unit.code];
	return begin(
		onTo(view, { page: 'unit', units, from: 'unit', seen: view.seen }),
		answer.decision,
		answers,
		desk,
	);
}

/** A decision was chosen: to the page that it needs; at once where nothing is asked and one unit gets it. */
function begin(view: DeskView, decision: DecisionName, answers: Answers, desk: Desk): DeskAnswer {
	const chosen = unitsOf(desk, view.units);
	const { fit, unfit } = weigh(decision, chosen, desk, undefined, view.seen);
	if (!ofPlan(decision) && fit.length === 0)
		return turn(again(backFrom(view), [refusal(decision, unfit)], answers));
	if (decision === 'enter') return turn({ ...view, page: 'enter' });
	if (RULES[decision].asks.length > 0) return turn({ ...view, page: 'decide', decision });
	return chosen.length > 1
		? turn({ ...view, page: 'confirm', decision })
		: done(view, decision, fit, { reason: '' }, desk);
}

function answerDecide(
	view: DeskView,
	answers: Answers,
	decision: DecisionName,
	chosen: DeskUnit[],
	desk: Desk,
): DeskAnswer {
	const answer = readDecide(decision, answers, chosen, desk.now);
	if (answer.what === 'back') return turn(backFrom(view));
	if (answer.what === 'problems') return turn(again(view, answer.problems, answers));
	const { terms } = answer;
	if (ofPlan(decision)) {
		return desk.closed === (decision === 'close')
			? turn(again(backFrom(view), [`Kế hoạch ${desk.closed ? 'đã đóng' : 'đang mở'} rồi.`], {}))
			: done(view, decision, [], terms, desk);
	}
	const { fit, unfit } = weigh(decision, chosen, desk, terms, view.seen);
	if (fit.length === 0) return turn(again(view, [refusal(decision, unfit)], answers));
	if (chosen.length > 1)
		return turn({ ...view, page: 'confirm', terms, problems: undefined, answers: undefined });
	return done(view, decision, fit, terms, desk);
}

/** All of those that were shown, or none: where one does not fit any more, the page comes again. */
function answerConfirm(
	view: DeskView,
	answers: Answers,
	decision: DecisionName,
	chosen: DeskUnit[],
	desk: Desk,
): DeskAnswer {
	const answer = readConfirm(answers);
	if (answer === 'back') return turn(backFrom(view));
	if (answer === 'change') return turn({ ...view, page: 'decide', problems: undefined, answers: undefined });
	const terms = view.terms ?? { reason: '' };
	const { fit, unfit } = weigh(decision, chosen, desk, terms, view.seen);
	if (unfit.length === 0) return done(view, decision, fit, terms, desk);
	const changed = `Tình hình vừa thay đổi, chưa thực hiện gì. ${refusal(decision, unfit)}`;
	return turn(fit.length > 0 ? again(view, [changed], answers) : again(backFrom(view), [changed], {}));
}

function answerEnter(
	view: DeskView,
	answers: Answers,
	one: DeskUnit,
	{ desk, brought }: { desk: Desk; brought: BroughtFile[] },
): DeskAnswer {
	const answer = readEnter(answers, one, { desk, by: view.by, paper: view.paper, brought });
	if (answer.what === 'back') return turn(backFrom(view));
	if (answer.what === 'problems') return turn(again(view, answer.problems, answers));
	if (answer.what === 'read') {
		const { paper, problems } = answer;
		return turn({ ...again(view, problems, { ...answers, ...paper.answers }), paper: paper.file });
	}
	const { unfit } = weigh('enter', [one], desk);
	if (unfit.length > 0) return turn(again(backFrom(view), [refusal('enter', unfit)], {}));
	const papers = view.papers?.filter((paper) => paper.unit !== one.unit.code);
	return stored({ ...view, papers }, 'enter', { rows: [answer.row], tellings: [] }, desk);
}

function answerFiles(view: DeskView, answers: Answers, one: DeskUnit): DeskAnswer {
	const answer = readFiles(answers, one);
	if (!answer) return turn(onTo(view, { page: 'unit' }));
	if ('problem' in answer) return turn(again(view, [answer.problem], answers));
	return turn(onTo(view, { page: 'download', files: answer.files }));
}

function done(view: DeskView, decision: DecisionName, fit: DeskUnit[], terms: Terms, desk: Desk): DeskAnswer {
	return stored(view, decision, decide(decision, fit, terms, { desk, by: view.by }), desk);
}

function ended(view: DeskView, title: string, message: string): DeskView {
	return onTo(view, { page: 'end', ending: { title, message } });
}

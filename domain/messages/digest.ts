import { formatDate } from '../text/time';
import type { Message, Settings } from '../types';
import type { Block } from './content';
import { deadlineWords } from './deadlineWords';
import { planValues, wardValues } from './planValues';
import { planInSentence, planInSubject } from './planWords';
import { reportLink } from './reportLink';
import { countWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { unitValues, type UnitShare } from './unitValues';
import { writeMail } from './writeMail';

/** One mail to a person who answers for several units: each unit with its own tasks and its own link. */
interface Digest {
	/** Each unit of a plan once, at least one. */
	shares: UnitShare[];
	covers: Message['covers'];
	step: string;
	to: string;
	settings: Settings;
	templates?: Templates;
}

/** The notices of several units of ONE plan. */
export function composeNoticeDigest({ shares, ...mail }: Digest): Message {
	const { stored, settings, now, calendar } = shares[0]!;
	const names = shares.map(({ unit }) => unit.name);
	const dues = [...new Set(shares.map(({ assignment }) => assignment.dueAt))];
	const due = dues.length === 1 && dues[0] ? dues[0] : '';
	return writeMail({
		...mail,
		kind: 'noticeDigest',
		values: {
			...planValues(stored, settings, now, calendar?.timezone),
			ten_don_vi: addressees(names),
			so_don_vi: countWords(shares.length),
			han: due && (unitValues(shares[0]!).han ?? ''),
			han_ngay: due && formatDate(due, calendar?.timezone),
			cac_don_vi: sections(shares, (share) => {
				const { khung_han = [], nhiem_vu = [] } = unitValues(share);
				return [...(share.assignment.dueAt ? khung_han : []), ...nhiem_vu];
			}),
		},
		preview: names.join('; '),
	});
}

/** What several units owe of one plan or of several, the latest first. `forHead`: it goes to the head of all of them. */
export function composeReminderDigest({ shares, forHead, ...mail }: Digest & { forHead: boolean }): Message {
	const { settings, now, calendar } = shares[0]!;
	const sorted = shares.toSorted((a, b) => (b.status?.daysLate ?? 0) - (a.status?.daysLate ?? 0));
	const plans = new Map(sorted.map(({ stored }) => [stored.planId, stored.plan]));
	const [plan, another] = [...plans.values()];
	const names = [...new Set(sorted.map(({ unit }) => unit.name))];
	const late = sorted.filter((share) => deadlineWords(share).tone === 'late').length;
	return writeMail({
		...mail,
		kind: 'reminderDigest',
		values: {
			...wardValues(settings, now, calendar?.timezone),
			van_ban: another ? `${countWords(plans.size)} văn bản` : planInSubject(plan!),
			ten_don_vi: (forHead ? 'Lãnh đạo ' : '') + addressees(names),
			so_bao_cao: countWords(sorted.length),
			so_qua_han: late > 0 ? countWords(late) : '',
			yeu_cau: forHead ? 'Đề nghị chỉ đạo gửi' : 'Nhắc gửi',
			cac_don_vi: sections(sorted, (share) => {
				const { khung_han = [], ly_do_tra_lai = [], nhiem_vu = [] } = unitValues(share);
				return [...planFact(share), ...khung_han, ...ly_do_tra_lai, ...nhiem_vu];
			}),
		},
		preview: names.join('; '),
	});
}

function planFact({ stored: { plan } }: UnitShare): Block[] {
	return [{ kind: 'facts', rows: [{ label: 'Văn bản', value: planInSentence(plan) }] }];
}

/** A salutation of twelve names is not read. */
function addressees(names: string[]): string {
	return names.length <= 4 ? names.join('; ') : `đầu mối của ${names.length} đơn vị có tên trong thư`;
}

/** Units that are asked the very same (all teams of a kind) are told it once, with a link each. */
function sections(shares: UnitShare[], ask: (share: UnitShare) => Block[]): Block[] {
	const alike = new Map<string, { own: Block[]; shares: UnitShare[] }>();
	for (const share of shares) {
		const own = ask(share);
		const said = `${share.stored.planId} ${JSON.stringify(own)}`;
		alike.set(said, { own, shares: [...(alike.get(said)?.shares ?? []), share] });
	}
	return [...alike.values()].flatMap(({ own, shares: same }) =>
		same.length === 1 ? oneUnit(same[0]!, own) : severalUnits(same, own),
	);
}

function oneUnit({ unit: { name }, link }: UnitShare, own: Block[]): Block[] {
	return [{ kind: 'unit', name }, ...own, reportLink(link, `Gửi báo cáo của ${name}`)];
}

function severalUnits(shares: UnitShare[], own: Block[]): Block[] {
	return [
		{ kind: 'unit', name: `${countWords(shares.length)} đơn vị có cùng nội dung` },
		...own,
		{
			kind: 'links',
			title: 'Phiếu báo cáo của từng đơn vị',
			label: 'Gửi báo cáo',
			items: shares.map(({ unit, link }) => ({ name: unit.name, link: reportLink(link).link })),
		},
	];
}

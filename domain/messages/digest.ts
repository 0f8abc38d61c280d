import { formatDate } from '../text/time';
import type { Message, Settings } from '../types';
import type { Block } from './content';
import { planValues } from './planValues';
import { reportLink } from './reportLink';
import { countWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { unitValues, type UnitShare } from './unitValues';
import { writeMail } from './writeMail';

/**
 * One mail to a person who answers for several units: each unit with its own tasks and its own link. Units that are
 * asked the very same (all teams of a kind) are said it once, with a link each.
 *
 * `shares` are of one plan, each unit once, at least one.
 */
export function composeDigest(digest: {
	kind: 'noticeDigest' | 'reminderDigest';
	shares: UnitShare[];
	covers: Message['covers'];
	step: string;
	to: string;
	settings: Settings;
	templates?: Templates;
}): Message {
	const { shares, ...mail } = digest;
	const { stored, settings, now, calendar } = shares[0]!;
	const names = shares.map(({ unit }) => unit.name);
	const dues = [...new Set(shares.map(({ status, assignment }) => status?.dueAt || assignment.dueAt))];
	const due = dues.length === 1 && dues[0] ? dues[0] : '';
	return writeMail({
		...mail,
		values: {
			...planValues(stored, settings, now, calendar?.timezone),
			ten_don_vi: addressees(names),
			so_don_vi: countWords(shares.length),
			han: due && (unitValues(shares[0]!).han ?? ''),
			han_ngay: due && formatDate(due, calendar?.timezone),
			cac_don_vi: unitSections(shares, digest.kind === 'noticeDigest'),
		},
		preview: names.join('; '),
	});
}

/** A salutation of twelve names is not read. */
function addressees(names: string[]): string {
	return names.length <= 4 ? names.join('; ') : `Đầu mối của ${names.length} đơn vị có tên trong thư`;
}

interface Section {
	own: Block[];
	shares: UnitShare[];
}

function unitSections(shares: UnitShare[], notice: boolean): Block[] {
	const sections = new Map<string, Section>();
	for (const share of shares) {
		const { khung_han = [], ly_do_tra_lai = [], nhiem_vu = [] } = unitValues(share);
		const own = [...(notice && !share.assignment.dueAt ? [] : khung_han), ...ly_do_tra_lai, ...nhiem_vu];
		const said = JSON.stringify(own);
		const section = sections.get(said) ?? { own, shares: [] };
		sections.set(said, { own, shares: [...section.shares, share] });
	}
	return [...sections.values()].flatMap(sectionBlocks);
}

function sectionBlocks({ own, shares }: Section): Block[] {
	const [share, another] = shares as [UnitShare, ...UnitShare[]];
	if (!another) {
		const name = share.unit.name;
		return [{ kind: 'unit', name }, ...own, reportLink(share.link, `Gửi báo cáo của ${name}`)];
	}
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

import type { StoredPlan } from '../book';
import { formatDate, formatInstant } from '../text/time';
import type { Message, RecipientPurpose, Settings, Unit } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { helpAsked } from './helpAsked';
import { planValues } from './planValues';
import { recipientKey, recipientPlan, type Copy, type LineOutcome } from './recipientPlan';
import { statusLinkBlocks } from './reportLink';
import { countWords } from './shareBlocks';
import type { KnownKind } from './templates/kinds';
import type { SlotValues } from './templates/slots';
import type { Templates } from './templates/templatesInForce';
import type { Unreachable } from './unreachable';
import { writeMail } from './writeMail';

export interface RecipientInput {
	stored: StoredPlan;
	/** The directory. */
	units: Unit[];
	settings: Settings;
	now: string;
	/** The page that shows how the plan stands; null while there is none. */
	statusLink: string | null;
	templates?: Templates;
}

const KIND: Record<RecipientPurpose, KnownKind> = {
	implement: 'coordinate',
	coordinate: 'coordinate',
	report: 'forInformation',
	file: 'archive',
};
const PURPOSE: Record<RecipientPurpose, string> = {
	implement: 'thực hiện',
	coordinate: 'phối hợp thực hiện',
	report: 'báo cáo',
	file: 'lưu',
};
const TO_KNOW = 'biết và thực hiện nội dung liên quan';

/**
 * The copies of a plan for its Nơi nhận (Nghị định 30/2020/NĐ-CP, Điều 8): b/c the plan and the status page, p/h what
 * they are asked to help with, lưu a copy with who got what; t/h have their notices. An address gets one mail, for
 * its strongest purpose.
 */
export function recipientMessages(input: RecipientInput): {
	messages: Message[];
	unreachable: Unreachable[];
} {
	const { copies, lines, unreached } = recipientPlan(input);
	const common = commonValues(input, lines);
	return { messages: copies.map((copy) => copyMail(copy, common, input)), unreachable: unreached };
}

function copyMail(copy: Copy, common: SlotValues, input: RecipientInput): Message {
	const { stored, settings, templates } = input;
	const { planId, plan } = stored;
	const { purpose, address, units, lines } = copy;
	const whom = units.length > 0 ? units.map(({ code }) => code) : [address];
	const why = copy.toKnow ? TO_KNOW : PURPOSE[purpose];
	return writeMail({
		kind: KIND[purpose],
		values: {
			...common,
			nguoi_nhan: addressee(copy, settings),
			muc_dich: why,
			viec_phoi_hop: KIND[purpose] === 'coordinate' ? helpAsked(plan, units, lines) : [],
		},
		preview: `Gửi để ${why}: ${cleanLine(plan.title)}`,
		covers: whom.map((who) => ({
			planId,
			unit: units.length > 0 ? who : '',
			key: recipientKey(planId, who, purpose),
		})),
		step: `recipient:${purpose}`,
		to: address,
		settings,
		templates,
	});
}

function addressee(copy: Copy, { wardName, officer }: Settings): string {
	const { units, committee, purpose, address } = copy;
	const names = [...(committee ? [`Lãnh đạo ${wardName}`] : []), ...units.map(({ name }) => name)];
	if (names.length > 0) return names.join('; ');
	if (purpose !== 'file') return 'Quý cơ quan, đơn vị';
	if (address !== officer.email.trim()) return `Văn thư ${wardName}`;
	return [officer.title, officer.office].map(cleanLine).filter(Boolean).join(', ');
}

function commonValues(
	{ stored, settings, now, statusLink, units }: RecipientInput,
	lines: LineOutcome[],
): SlotValues {
	const { assignments } = stored;
	const [due, another] = [...new Set(assignments.map(({ dueAt }) => dueAt))];
	const common = due && another === undefined ? due : '';
	return {
		...planValues(stored, settings, now),
		so_don_vi: countWords(assignments.length),
		han: common && formatInstant(common),
		han_ngay: common && formatDate(common),
		nut_theo_doi: statusLinkBlocks(statusLink),
		noi_nhan: [recipientTable(lines), taskedUnits(stored, units)],
	};
}

function recipientTable(lines: LineOutcome[]): Block {
	return {
		kind: 'table',
		title: 'Nơi nhận',
		head: ['Nơi nhận', 'Để', 'Đã xử lý'],
		rows: lines.map((line) => [line.name, line.purpose ? PURPOSE[line.purpose] : 'biết', outcome(line)]),
	};
}

function outcome({ noticed, copied, committee, unsent, purpose }: LineOutcome): string {
	const parts = [
		noticed > 0 && `giao nhiệm vụ ${countWords(noticed)} đơn vị`,
		copied > 0 && `gửi bản sao ${countWords(copied)} đơn vị`,
		committee && 'gửi lãnh đạo',
		unsent.length > 0 && `chưa gửi: ${unsent.join('; ')}`,
		purpose === 'file' && 'bản lưu này',
	].filter(Boolean);
	const words = parts.join('; ') || 'không có ai để gửi';
	return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

function taskedUnits({ assignments }: StoredPlan, units: Unit[]): Block {
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const items = assignments.map(({ unit }) => ({ text: names.get(unit) ?? unit }));
	return { kind: 'tasks', title: 'Đơn vị được giao nhiệm vụ', items };
}

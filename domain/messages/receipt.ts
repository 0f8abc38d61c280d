import type { StoredPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Message, Settings, Unit } from '../types';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planValues } from './planValues';
import { reportLink } from './reportLink';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

/** The key under which the log knows the receipt of one revision by email (design rule 1). */
export function receiptKey(planId: string, unit: string, revision: number): string {
	return `${planId}:${unit}:receipt:${revision}:email`;
}

/**
 * Tells a unit what was received of it: the same that its page said. `rows` are label and value, `link` opens the form
 * again (left out where there is none). Null when the directory has no email address for the unit's contact.
 */
export function composeReceipt(input: {
	stored: StoredPlan;
	unit: Unit;
	settings: Settings;
	revision: number;
	/** ISO instant of the submission. */
	at: string;
	/** ISO instant in force; said beside whether the report came after it. */
	dueAt: string;
	late: boolean;
	rows: [label: string, value: string][];
	/** Files that came with the report and are not kept, a sentence each. */
	left?: string[];
	link: string;
	templates?: Templates;
}): Message | null {
	const { stored, unit, settings, revision, at, dueAt, late, rows, left = [], link, templates } = input;
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const { planId } = stored;
	const received = `${formatInstant(at)}${late ? ', nộp sau hạn' : ''}`;
	const reported = rows.map(([label, value]) => ({ label, value: value.replaceAll('\n', '; ') }));
	const due = dueAt ? [{ label: 'Hạn báo cáo', value: formatInstant(dueAt) }] : [];
	return writeMail({
		kind: 'receipt',
		values: {
			...planValues(stored, settings, at),
			ten_don_vi: unit.name,
			lan_bao_cao: String(revision),
			luc_nhan: received,
			khung_bien_nhan: [
				{
					kind: 'callout',
					tone: 'calm',
					title: `Đã nhận báo cáo lần ${revision}`,
					detail: `Lúc ${received}`,
				},
			],
			so_lieu_da_gui: [{ kind: 'facts', rows: [...reported, ...due] }, ...filesLeft(left)],
			nut_bao_cao: link ? [reportLink(link, 'Mở lại phiếu báo cáo')] : [],
		},
		preview: `Nhận lúc ${received}.`,
		covers: [{ planId, unit: unit.code, key: receiptKey(planId, unit.code, revision) }],
		step: 'receipt',
		to,
		settings,
		templates,
	});
}

/** What a receipt says of files that are not kept; nothing where all are. */
export function filesLeft(left: string[]): Block[] {
	return left.length > 0
		? [{ kind: 'tasks', title: 'Tệp gửi kèm không được cất', items: left.map((text) => ({ text })) }]
		: [];
}

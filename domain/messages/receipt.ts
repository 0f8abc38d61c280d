import type { StoredPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Message, Settings, Unit } from '../types';
import { cleanLine } from './cleanLine';
import { mailAddress } from './mailAddress';
import { planInSentence, planInSubject } from './planWords';
import { reportLink } from './reportLink';
import { footerOf, toMessage } from './toMessage';

/** The key under which the log knows the receipt of one revision by email (design rule 1). */
export function receiptKey(planId: string, unit: string, revision: number): string {
	return `${planId}:${unit}:receipt:${revision}:email`;
}

/**
 * Tells a unit what was received of it: the same that its page said. `rows` are label and value, `link` opens the form again
 * (left out where there is none). Null when the directory has no email address for the unit's contact.
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
	link: string;
}): Message | null {
	const { stored, unit, settings, revision, at, dueAt, late, rows, link } = input;
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const { planId, plan } = stored;
	const name = cleanLine(unit.name);
	const received = `${formatInstant(at)}${late ? ', nộp sau hạn' : ''}`;
	return toMessage({
		covers: [{ planId, unit: unit.code, key: receiptKey(planId, unit.code, revision) }],
		step: 'receipt',
		to,
		subject: `Đã nhận báo cáo lần ${revision} của ${name} – ${planInSubject(plan)}`,
		content: {
			sender: settings.wardName,
			preview: `Nhận lúc ${received}.`,
			heading: 'Biên nhận báo cáo',
			greeting: `Kính gửi: ${name}`,
			blocks: [
				{
					kind: 'callout',
					tone: 'calm',
					title: `Đã nhận báo cáo lần ${revision}`,
					detail: `Lúc ${received}.`,
				},
				{
					kind: 'paragraph',
					text: `${settings.wardName} đã nhận báo cáo của đơn vị về ${planInSentence(plan)}, gồm:`,
				},
				{
					kind: 'facts',
					rows: [
						...rows.map(([label, value]) => ({ label, value: value.replaceAll('\n', '; ') })),
						...(dueAt ? [{ label: 'Hạn báo cáo', value: formatInstant(dueAt) }] : []),
					],
				},
				{
					kind: 'paragraph',
					text: 'Cần sửa số liệu, đơn vị mở lại đường dẫn và gửi lại; lần gửi sau thay lần gửi trước.',
				},
				...(link ? [reportLink(link)] : []),
				{ kind: 'officer', title: 'Cần trao đổi, xin liên hệ cán bộ đầu mối', officer: settings.officer },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

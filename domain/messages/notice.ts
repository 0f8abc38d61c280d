import type { StoredPlan } from '../book';
import { formatDate, formatInstant } from '../text/time';
import type { Assignment, Message, Settings, Unit } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planInSubject, planNumber, planPeriod } from './planWords';
import { reportLink } from './reportLink';
import { shareBlocks } from './shareBlocks';
import { footerOf, toMessage } from './toMessage';

/** The key under which the log knows the notice of one unit by email (design rule 1). */
export function noticeKey(planId: string, unit: string): string {
	return `${planId}:${unit}:notice:email`;
}

/**
 * Tells one unit its own share of a plan. `link` is the signed address of its report form.
 * Null when the directory has no email address for the unit's contact.
 */
export function composeNotice(input: {
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
	link: string;
	settings: Settings;
}): Message | null {
	const { stored, assignment, unit, link, settings } = input;
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const { planId, plan } = stored;
	const name = cleanLine(unit.name);
	const due = assignment.dueAt ? formatInstant(assignment.dueAt) : '';

	return toMessage({
		covers: [{ planId, unit: unit.code, key: noticeKey(planId, unit.code) }],
		step: 'notice',
		to,
		subject: `Giao nhiệm vụ cho ${name} – ${planInSubject(plan)}${due && `, hạn ${formatDate(assignment.dueAt)}`}`,
		content: {
			sender: settings.wardName,
			preview: due ? `Báo cáo kết quả trước ${due}.` : 'Phần việc của đơn vị và đường dẫn báo cáo.',
			heading: `Nhiệm vụ của ${name}`,
			greeting: `Kính gửi: ${name}`,
			blocks: [
				{
					kind: 'paragraph',
					text: `${settings.wardName} gửi đơn vị phần việc được giao tại văn bản dưới đây. Đề nghị đơn vị tổ chức thực hiện và gửi báo cáo kết quả đúng hạn.`,
				},
				planFacts(input, due),
				...shareBlocks(assignment),
				reportLink(link),
				{ kind: 'paragraph', text: howToReport },
				...attachedPlan(stored),
				{ kind: 'officer', title: 'Cần trao đổi, xin liên hệ cán bộ đầu mối', officer: settings.officer },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

const howToReport =
	'Đường dẫn dành riêng cho đơn vị, mở được trên điện thoại, không cần tài khoản; xin không chuyển cho đơn vị khác. Nếu không phát sinh nội dung báo cáo, đơn vị vẫn mở đường dẫn và chọn “Không phát sinh”.';

function planFacts({ stored: { plan } }: { stored: StoredPlan }, due: string): Block {
	const period = planPeriod(plan);
	return {
		kind: 'facts',
		rows: [
			{ label: 'Văn bản', value: planNumber(plan) },
			...(plan.issuer ? [{ label: 'Cơ quan ban hành', value: plan.issuer }] : []),
			...(plan.title ? [{ label: 'Về việc', value: plan.title }] : []),
			...(period ? [{ label: 'Thời gian thực hiện', value: period }] : []),
			...(due ? [{ label: 'Hạn báo cáo', value: due, strong: true }] : []),
		],
	};
}

function attachedPlan({ plan, file }: StoredPlan): Block[] {
	if (!file) return [];
	const what = cleanLine(plan.kind).toLocaleLowerCase('vi') || 'văn bản';
	return [{ kind: 'paragraph', text: `Toàn văn ${what} gửi kèm thư này (tệp ${cleanLine(file.name)}).` }];
}

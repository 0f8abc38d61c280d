import type { StoredPlan } from '../book';
import { formatDate, formatInstant, instant } from '../text/time';
import type { Message, Settings } from '../types';
import { mailAddresses } from './mailAddress';
import { planInSentence, planInSubject } from './planWords';
import { footerOf, toMessage } from './toMessage';

/** The figures of the workbook that the mail repeats, in units. */
export interface SummaryFigures {
	/** Must report: the excluded ones are not among them. */
	units: number;
	reported: number;
	late: number;
}

/** One summary mail a plan and day: a second run on the same day does not send it again. */
export function summaryKey(planId: string, date: string): string {
	return `${planId}:summary:${date}:email`;
}

/** To the committee, with the workbook attached by the sender. Null when the settings name no committee address. */
export function composeSummaryMail(input: {
	stored: StoredPlan;
	settings: Settings;
	figures: SummaryFigures;
	now: string;
}): Message | null {
	const { stored, settings, figures, now } = input;
	const to = mailAddresses(settings.committeeEmails);
	if (!to) return null;
	const { planId, plan } = stored;
	const share = `${figures.reported}/${figures.units} đơn vị`;
	const complete = figures.reported >= figures.units;
	const state = complete ? `Đã có đủ báo cáo của ${share}` : `Mới có báo cáo của ${share}`;

	return toMessage({
		covers: [{ planId, unit: '', key: summaryKey(planId, instant(now).toISODate()) }],
		step: 'summary',
		to,
		subject: `Tổng hợp ${planInSubject(plan)}: ${share} đã báo cáo, đến ${formatDate(now)}`,
		content: {
			sender: settings.wardName,
			preview: `${state}, chậm ${figures.late} đơn vị.`,
			heading: 'Tổng hợp kết quả thực hiện',
			greeting: `Kính gửi: Lãnh đạo ${settings.wardName}`,
			blocks: [
				{
					kind: 'callout',
					tone: complete ? 'calm' : figures.late > 0 ? 'late' : 'today',
					title: state,
					detail: `Tính đến ${formatInstant(now)}`,
				},
				{
					kind: 'paragraph',
					text: `Kính gửi lãnh đạo bảng tổng hợp kết quả thực hiện ${planInSentence(plan)} trong tệp kèm theo thư này.`,
				},
				{
					kind: 'facts',
					rows: [
						{ label: 'Số đơn vị phải báo cáo', value: String(figures.units) },
						{ label: 'Đã báo cáo', value: String(figures.reported), strong: true },
						{ label: 'Chưa báo cáo', value: String(Math.max(0, figures.units - figures.reported)) },
						{ label: 'Chậm hạn', value: String(figures.late), strong: figures.late > 0 },
					],
				},
				{ kind: 'officer', title: 'Cán bộ đầu mối theo dõi', officer: settings.officer },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

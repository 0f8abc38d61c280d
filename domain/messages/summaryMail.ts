import type { StoredPlan } from '../book';
import { formatInstant, instant } from '../text/time';
import type { Message, Settings } from '../types';
import type { Block } from './content';
import { mailAddresses } from './mailAddress';
import { planValues } from './planValues';
import { statusLinkBlocks } from './reportLink';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

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
	/** The committee's page that shows how the plan stands; left out without. */
	statusLink?: string | null;
	templates?: Templates;
}): Message | null {
	const { stored, settings, figures, now, statusLink, templates } = input;
	const to = mailAddresses(settings.committeeEmails);
	if (!to) return null;
	const { planId } = stored;
	const state = stateWords(figures);
	return writeMail({
		kind: 'summary',
		values: {
			...planValues(stored, settings, now),
			ti_le: `${figures.reported}/${figures.units}`,
			so_lieu: figureBlocks(figures, state, now),
			nut_theo_doi: statusLinkBlocks(statusLink),
		},
		preview: `${state}, chậm ${figures.late} đơn vị.`,
		covers: [{ planId, unit: '', key: summaryKey(planId, instant(now).toISODate()) }],
		step: 'summary',
		to,
		settings,
		templates,
	});
}

/** "Mới có X/Y": nobody may take a part for the whole. */
function stateWords({ units, reported }: SummaryFigures): string {
	return `${reported >= units ? 'Đã đủ' : 'Mới có'} ${reported}/${units} đơn vị báo cáo`;
}

function figureBlocks({ units, reported, late }: SummaryFigures, state: string, now: string): Block[] {
	const tone = reported >= units ? 'calm' : late > 0 ? 'late' : 'today';
	return [
		{ kind: 'callout', tone, title: state, detail: `Tính đến ${formatInstant(now)}` },
		{
			kind: 'facts',
			rows: [
				{ label: 'Số đơn vị phải báo cáo', value: String(units) },
				{ label: 'Đã báo cáo', value: String(reported), strong: true },
				{ label: 'Chưa báo cáo', value: String(Math.max(0, units - reported)) },
				{ label: 'Chậm hạn', value: String(late), strong: late > 0 },
			],
		},
	];
}

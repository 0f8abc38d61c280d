import type { sheets_v4 } from '@googleapis/sheets';
import { escapeHtml } from '../text/escapeHtml';
import type { LogEvent } from '../types';
import { readSheet } from './readSheet';
import type { SheetModel, SheetProblem } from './sheetModel';

/** What became of an offline copy that was uploaded. */
export interface CopyOutcome {
	/** Something in it could be read as a sheet of this plan. */
	ok: boolean;
	rows: LogEvent[];
	problems: SheetProblem[];
	title: string;
	/** Plain HTML, everything from outside escaped. */
	message: string;
}

const MOST_SHOWN = 40;

/** Reads an offline copy by the rules of the live sheet and says in words what was taken and what is to be mended. */
export function copyOutcome(
	answer: sheets_v4.Schema$Spreadsheet,
	model: SheetModel,
	{ now, by }: { now: string; by?: string },
): CopyOutcome {
	const { events, problems } = readSheet(answer, model, now, { by });
	const names = new Map(model.shares.map(({ unit }) => [unit.code, unit.name]));
	const ok = !problems.some(({ code }) => code === 'sheet-missing' || code === 'other-plan');
	const taken = events.map(({ unit }) => `<li>${escapeHtml(names.get(unit) ?? unit)}</li>`);
	const shown = problems.slice(0, MOST_SHOWN).map(({ unit, cell, sentence }) => {
		const where = [names.get(unit) ?? '', cell && `ô ${cell}`].filter(Boolean).join(', ');
		return `<li>${escapeHtml([where, sentence].filter(Boolean).join(': '))}</li>`;
	});
	const more = problems.length - shown.length;
	return {
		ok,
		rows: events,
		problems,
		title: ok ? `Đã nhận báo cáo của ${events.length} đơn vị` : 'Không nhận được báo cáo nào',
		message: [
			taken.length > 0 ? `<p>Báo cáo mới từ tệp:</p><ul>${taken.join('')}</ul>` : '',
			ok && taken.length === 0 ? '<p>Tệp không có báo cáo nào mới so với nhật ký.</p>' : '',
			shown.length > 0 ? `<p>Cần sửa trong tệp rồi tải lên lại:</p><ul>${shown.join('')}</ul>` : '',
			more > 0 ? `<p>Và ${more} chỗ khác.</p>` : '',
		].join(''),
	};
}

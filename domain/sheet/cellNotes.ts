import type { sheets_v4 } from '@googleapis/sheets';
import type { Grid } from './grid';
import { REPORT_SHEET } from './sheetIds';

const BEGIN = '⚠ Cần sửa:';
const END = '(Hệ thống ghi; sửa xong ghi chú này tự mất.)';
const OURS = /\s*⚠ Cần sửa:[\s\S]*?\(Hệ thống ghi; sửa xong ghi chú này tự mất\.\)\s*/gu;
const LONGEST = 1500;

/**
 * The requests that lead from the notes there are to one beside each cell with something to mend. `wanted` is by
 * 'row,column' from 0. What a person has written into the same note stays as it is, and so does every note that has no
 * part of ours; a part of ours that a person changed at its ends has become theirs.
 */
export function noteRequests(grid: Grid, wanted: Map<string, string[]>): sheets_v4.Schema$Request[] {
	const left = new Map(wanted);
	const requests: sheets_v4.Schema$Request[] = [];
	for (const [row, cells] of grid.rows.entries()) {
		for (const [column, cell] of (cells ?? []).entries()) {
			const there = cell?.note ?? '';
			const sentences = left.get(`${row},${column}`) ?? [];
			left.delete(`${row},${column}`);
			const note = withOurs(there, sentences);
			if (note !== null) requests.push(setNote(row, column, note));
		}
	}
	// Google leaves out the empty cells at the ends of rows.
	for (const [place, sentences] of left) {
		const [row = 0, column = 0] = place.split(',').map(Number);
		requests.push(setNote(row, column, withOurs('', sentences) ?? ''));
	}
	return requests;
}

/** Null when the note is as it should be. */
function withOurs(there: string, sentences: string[]): string | null {
	const had = new RegExp(OURS).test(there);
	if (!had && sentences.length === 0) return null;
	const theirs = there.replace(OURS, '\n').trim();
	const ours = sentences.length === 0 ? '' : `${BEGIN} ${sentences.join('\n').slice(0, LONGEST)}\n${END}`;
	const note = [had ? theirs : there, ours].filter(Boolean).join('\n\n');
	return note === there ? null : note;
}

function setNote(rowIndex: number, columnIndex: number, note: string): sheets_v4.Schema$Request {
	return {
		updateCells: {
			start: { sheetId: REPORT_SHEET, rowIndex, columnIndex },
			rows: [{ values: [note ? { note } : {}] }],
			fields: 'note',
		},
	};
}

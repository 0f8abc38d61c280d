import type { CellObject, WorkSheet } from 'xlsx';
import { KEY } from '../../../domain/reports/paper/marks';
import {
	findForm,
	type FoundSheet,
	type PaperCell,
	type PaperSheet,
} from '../../../domain/reports/paper/paperSheet';
import { unpackWorkbook, packAnew, type Unpacked } from './unpackWorkbook';

/** Our form for a hundred units takes less than 1 MB. */
export const LARGEST_PAPER = 5 * 1024 * 1024;
const LARGEST_UNPACKED = 20 * 1024 * 1024;
const MOST_SHEETS = 300;
/** A form has some dozens of rows; rows that were put in between are not many. */
const MOST_ROWS = 2000;
const MOST_COLUMNS = 60;

/** One form in a workbook. */
export interface PaperInFile {
	form: Exclude<FoundSheet, { kind: 'none' }>;
	sheet: PaperSheet;
}

/** Our forms in a file, none when it is somebody else's workbook or no workbook at all. */
export interface PaperFile {
	papers: PaperInFile[];
	macros: boolean;
}

const NONE: PaperFile = { papers: [], macros: false };

/**
 * Looks for our own forms in a file from outside, by its content whatever its name is. Nothing of it runs, nothing is fetched, and no
 * more than 20 MB is unpacked. What cannot be read as a workbook holds no form of ours.
 */
export async function readPaperFile(content: Buffer): Promise<PaperFile> {
	if (content.length > LARGEST_PAPER || content.subarray(0, 4).toString('hex') !== '504b0304') return NONE;
	const unpacked = await unpack(content);
	if (!unpacked || !mayBeOurs(unpacked)) return NONE;
	const { read } = await import('xlsx');
	try {
		const book = read(await packAnew(unpacked), {
			type: 'array',
			dense: true,
			cellFormula: true,
			cellHTML: false,
			cellNF: true,
			sheetRows: MOST_ROWS,
		});
		const papers = book.SheetNames.slice(0, MOST_SHEETS).flatMap((name) => {
			const sheet = sheetOf(name, book.Sheets[name]);
			const form = findForm(sheet);
			return form.kind === 'none' ? [] : [{ form, sheet }];
		});
		return { papers, macros: unpacked.macros };
	} catch {
		return NONE;
	}
}

/** Null for a bomb, a broken archive and for what is no workbook. */
async function unpack(content: Buffer): Promise<Unpacked | null> {
	try {
		return await unpackWorkbook(content, { bomb: '', broken: '', noWorkbook: '' }, LARGEST_UNPACKED);
	} catch {
		return null;
	}
}

/** Most workbooks that come in are evidence: they are told from a form before anything is parsed. */
function mayBeOurs({ parts }: Unpacked): boolean {
	return Object.values(parts).some((part) =>
		Buffer.from(part.buffer, part.byteOffset, part.length).includes(KEY),
	);
}

function sheetOf(name: string, sheet: WorkSheet | undefined): PaperSheet {
	const rows = (sheet?.['!data'] ?? []) as (CellObject[] | undefined)[];
	const cells: PaperCell[] = [];
	for (const [row, line] of rows.entries())
		for (const [col, cell] of (line ?? []).slice(0, MOST_COLUMNS).entries()) {
			const read = cell && cellOf(cell, row, col);
			if (read) cells.push(read);
		}
	const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
		row: s.r,
		col: s.c,
		toRow: e.r,
		toCol: e.c,
	}));
	return { name, cells, merges };
}

const KINDS: Partial<Record<CellObject['t'], PaperCell['kind']>> = {
	s: 'text',
	n: 'number',
	b: 'yesno',
	e: 'error',
};

function cellOf(cell: CellObject, row: number, col: number): PaperCell | null {
	const formula = typeof cell.f === 'string';
	const kind = KINDS[cell.t] ?? (formula ? 'text' : undefined);
	if (!kind) return null;
	return {
		row,
		col,
		kind,
		text: String(cell.v ?? ''),
		...(typeof cell.v === 'number' && kind === 'number' && { number: cell.v }),
		format: typeof cell.z === 'string' ? cell.z : 'General',
		shown: cell.w ?? String(cell.v ?? ''),
		formula,
	};
}

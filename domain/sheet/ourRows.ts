import { textOf } from './grid';
import type { Layout } from './layout';
import { shortHash } from './rowKey';
import { readSeal } from './seal';
import type { SheetModel, SheetShare } from './sheetModel';
import { sheetRows, type SheetRow } from './sheetRows';

/** The rows that the plan asks for, beside those that the sheet has. */
export interface OurRows {
	shares: { share: SheetShare; rows: SheetRow[] }[];
	/** By key, the row that lost it: no row has the key, and this one bears the seal that goes with it. */
	lost: Map<string, number>;
	/** Rows of units, tasks or indicators that are not in the plan any more, by key. */
	retired: Map<string, number[]>;
	/** Rows that bear a seal of ours and a key that nobody has given. What else people write into that column is their own. */
	strange: number[];
}

export function ourRows(model: SheetModel, layout: Layout): OurRows {
	const shares = model.shares.map((share) => ({ share, rows: sheetRows(share) }));
	const keys = new Set(shares.flatMap(({ rows }) => rows.map(({ key }) => key)));
	const { columns, grid, rows: there } = layout;
	const sealAt = (row: number) => (columns.seal === undefined ? '' : textOf(grid.rows[row]?.[columns.seal]));
	const retired = new Map<string, number[]>();
	const unknown: number[] = [];
	for (const [key, places] of there) {
		if (keys.has(key)) continue;
		if (places.every((at) => readSeal(sealAt(at), key))) retired.set(key, places);
		else unknown.push(...places);
	}
	const missing = new Map(
		[...keys].filter((key) => !there.has(key)).map((key) => [`${shortHash(key, 5)}.`, key]),
	);
	const claims = new Map<string, number[]>();
	const heads = [layout.marksAt, layout.titlesAt];
	for (const at of missing.size > 0 ? grid.rows.keys() : []) {
		const key = missing.get(sealAt(at).slice(0, 6));
		const keyed = columns.key !== undefined && textOf(grid.rows[at]?.[columns.key]) !== '';
		if (key === undefined || heads.includes(at) || (keyed && !unknown.includes(at))) continue;
		claims.set(key, [...(claims.get(key) ?? []), at]);
	}
	const lost = new Map([...claims].flatMap(([key, [at, ...more]]) => (more.length > 0 ? [] : [[key, at!]])));
	const found = new Set(lost.values());
	return { shares, lost, retired, strange: unknown.filter((at) => !found.has(at) && sealAt(at) !== '') };
}

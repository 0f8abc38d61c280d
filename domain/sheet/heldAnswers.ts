import { answersHash, type Basis } from './basis';
import { canonical } from './seal';
import type { SheetShare } from './sheetModel';
import type { SheetRow } from './sheetRows';

/** The basis of a unit whose rows are being made with what it reported last. */
export function basisOf({ report }: SheetShare, rows: SheetRow[]): Basis {
	const hash = answersHash(
		rows.flatMap((row) =>
			row.asks.map((name): [string, string, string] => {
				const value = row.answers[name] ?? null;
				return [row.key, name, value === false ? '' : canonical(value)];
			}),
		),
	);
	return { revision: report.revision, hash };
}

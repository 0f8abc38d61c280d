import type { sheets_v4 } from '@googleapis/sheets';
import { keyStart } from './rowKey';
import { filterViewIds, REPORT_SHEET } from './sheetIds';
import type { SheetModel } from './sheetModel';

/**
 * A view a unit, on its own rows alone, found by their keys. Its range has no end, so that rows that come later are in it.
 * `titlesAt` is the row of the titles, `keyAt` the column of the keys, both from 0.
 */
export function filterViewRequests(
	model: SheetModel,
	titlesAt: number,
	keyAt: number,
	there: number[] = [],
): sheets_v4.Schema$Request[] {
	const ids = filterViewIds(model);
	return model.shares.flatMap(({ unit }) => {
		const filterViewId = ids.get(unit.code)!;
		if (there.includes(filterViewId)) return [];
		const own = { type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: keyStart(unit.code) }] };
		return [
			{
				addFilterView: {
					filter: {
						filterViewId,
						title: unit.name.slice(0, 80),
						range: { sheetId: REPORT_SHEET, startRowIndex: titlesAt, startColumnIndex: 0 },
						filterSpecs: [{ columnIndex: keyAt, filterCriteria: { condition: own } }],
					},
				},
			},
		];
	});
}

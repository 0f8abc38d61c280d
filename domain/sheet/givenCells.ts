import { formatInstant } from '../text/time';
import { a1, GIVEN, titleOf, type GivenColumn } from './columns';
import { contentOf, textOf } from './grid';
import type { Layout } from './layout';
import { short } from './readAnswer';
import { canonical, readSeal, sealMark } from './seal';
import type { Plain, SheetRow } from './sheetRows';
import type { Finding } from './unitAnswers';

/** What stands in a cell, as we would have written it. */
export function plainAt({ grid }: Layout, row: number, column: number): Plain {
	const content = contentOf(grid.rows[row]?.[column]);
	if (content.is === 'text') return content.text;
	if (content.is === 'number' || content.is === 'boolean') return content.value;
	return content.is === 'empty' ? null : `=${content.is}`;
}

/**
 * The cells of a row that people have changed although they are not for answers. A cell that merely has not been told of the
 * plan's latest change bears the mark of what we wrote there last, and is none.
 */
export function editedFindings(layout: Layout, row: SheetRow, at: number): Finding[] {
	const { columns, grid, merged } = layout;
	const seal = columns.seal === undefined ? null : readSeal(textOf(grid.rows[at]?.[columns.seal]), row.key);
	return GIVEN.flatMap((name): Finding[] => {
		const column = columns[name];
		if (column === undefined) return [];
		const there = plainAt(layout, at, column);
		const first = merged.get(`${at},${column}`);
		if (first && (first[0] !== at || first[1] !== column)) {
			const sentence = `Ô ${a1(at, column)} bị gộp vào ô ${a1(...first)}. Hãy bỏ gộp ô để hệ thống ghi lại “${titleOf(name)}”.`;
			return [{ unit: row.unit, place: first, code: 'merged', sentence }];
		}
		if (canonical(there) === canonical(row.given[name]) || seal?.[name] === sealMark(name, there)) return [];
		const sentence = `“${titleOf(name)}” của dòng “${short(String(row.given.item))}” đã bị sửa thành “${shown(name, there)}”. Ô này do hệ thống ghi và sẽ được khôi phục; nếu nội dung giao chưa đúng, hãy báo cán bộ đầu mối.`;
		return [{ unit: row.unit, place: [at, column], code: 'given-edited', sentence }];
	});
}

const DAY = 24 * 60 * 60 * 1000;

function shown(name: GivenColumn, there: Plain): string {
	if (there === null) return 'để trống';
	if (name === 'due' && typeof there === 'number' && there > 0 && there < 1e5) {
		const local = new Date(Date.UTC(1899, 11, 30) + Math.round(there * DAY)).toISOString();
		return formatInstant(`${local.slice(0, 19)}+07:00`);
	}
	return short(String(there));
}

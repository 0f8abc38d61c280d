import type { PaperForm } from '../../../../domain/reports/paper/paperForm';
import { printNames } from '../../../transport/xlsx/printNames';
import { printable } from '../../../transport/xlsx/printable';
import { paperSheetOut } from './paperSheetOut';
import { FONT, SIZE } from './paperStyles';

/** Excel's limit. */
const LONGEST_NAME = 31;

/** The forms as the bytes of one .xlsx file, a sheet each, named after their units. `now` is an ISO instant. */
export async function writePaperFile(forms: PaperForm[], now: string): Promise<Buffer> {
	const { writeXlsx } = await import('hucre/xlsx');
	const names = sheetNames(forms.map(({ unit }) => unit));
	const parts = forms.map((form, at) => paperSheetOut(form, names[at]!));
	const [first] = forms;
	const moment = new Date(now);
	const bytes = await writeXlsx({
		sheets: parts.map(({ sheet }) => sheet),
		namedRanges: printNames(parts.map(({ print }) => print)),
		defaultFont: { name: FONT, size: SIZE, family: 1 },
		properties: {
			title: `Phiếu báo cáo: ${printable(first?.title ?? '')}`,
			creator: printable(first?.issuer ?? ''),
			lastModifiedBy: printable(first?.issuer ?? ''),
			created: moment,
			modified: moment,
		},
	});
	return Buffer.from(bytes);
}

/** Names that Excel takes: short, without its own signs, each once. */
function sheetNames(units: string[]): string[] {
	const taken = new Set<string>();
	return units.map((unit, at) => {
		const plain = printable(unit)
			.replace(/[[\]:*?/\\'\n]+/g, ' ')
			.replace(/\s+/g, ' ')
			.trim()
			.slice(0, LONGEST_NAME)
			.trim();
		const mark = ` (${at + 1})`;
		const free = plain !== '' && !taken.has(plain.toLowerCase());
		const name = free ? plain : `${plain.slice(0, LONGEST_NAME - mark.length)}${mark}`.trim();
		taken.add(name.toLowerCase());
		return name;
	});
}

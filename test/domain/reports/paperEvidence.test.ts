import type { StoredFile } from '../../../domain/book';
import { ornament } from '../../../domain/reports/evidence';
import { foldReports } from '../../../domain/reports/foldReports';
import { admitFiles } from '../../../domain/reports/paper/paperEvidence';
import { stored } from '../messages/greenSunday';
import { event, UNIT } from './visit';

/** What goes with a report that was mailed as a filled form. */
const MB = 1024 * 1024;
const file = (name: string, size = MB): StoredFile => ({
	name: `${name}.jpg`,
	type: 'image/jpeg',
	size,
	sha256: name,
	path: `kh/KT/${name}.jpg`,
});
const many = (count: number, size = MB, from = 0) =>
	Array.from({ length: count }, (_, at) => file(`f${from + at}`, size));
const assignment = stored.assignments.find(({ unit }) => unit === UNIT)!;
/** The unit's log with a report a list of files. */
const after = (...reports: StoredFile[][]) =>
	foldReports(
		assignment,
		reports.map((files, at) =>
			event('report.submitted', `2026-05-1${at}T08:00:00+07:00`, { values: {}, files }),
		),
	);

it.each([
	['all, of a first report', after(), many(3), 3, null],
	['what is there already counts once', after(many(10)), many(2), 0, null],
	['no more than ten a report', after(many(8)), many(4, MB, 100), 2, 'tối đa 10 tệp'],
	['no more than 60 MB a report', after(many(3, 15 * MB)), many(2, 10 * MB, 100), 1, 'quá 60 MB'],
	[
		'no more than 500 MB of a unit in a plan',
		after(...Array.from({ length: 9 }, (_, at) => many(5, 11 * MB, at * 10)), []),
		many(2, 4 * MB, 900),
		1,
		'quá nhiều tệp cho kế hoạch này',
	],
])('%s', (_, state, files, admitted, words) => {
	const outcome = admitFiles(files, state);
	expect(outcome.admitted).toEqual(files.slice(0, admitted));
	if (words === null) expect(outcome.left).toEqual([]);
	for (const sentence of outcome.left) expect(sentence).toContain(words);
	expect(outcome.left).toHaveLength(words === null ? 0 : files.length - admitted);
});

it.each([
	['logo.png', 3 * 1024, 'image/png', true],
	['ảnh.jpg', 10 * 1024, 'image/jpeg', false],
	['ngắn.pdf', 900, 'application/pdf', false],
])('%s of %i bytes (%s) is an ornament of a signature: %s', (name, size, type, is) => {
	expect(ornament(name, size, type) !== null).toBe(is);
});

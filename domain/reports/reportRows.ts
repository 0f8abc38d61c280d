import type { Assignment } from '../types';
import type { CheckedReport } from './checkReport';
import { fileWords } from './evidence';
import { fieldLabel } from './fields';
import { amountWords, numberWords } from './measure';
import { taskWords } from './unitForm';
import { partOf } from './valueRules';

/** `[['Tình trạng', 'Hoàn thành'], ['Băng rôn (chỉ tiêu: 2 băng rôn)', '2'], …]`: a report as its reader goes through it. */
export function reportRows(report: CheckedReport, assignment: Assignment): [label: string, value: string][] {
	const { tasks, indicators } = assignment;
	const { values, status, note, links = [], files = [] } = report;
	const rows: [string, string][] = [
		['Tình trạng', status],
		...tasks.flatMap((task): [string, string][] => {
			const own = report.tasks?.[task.id];
			return own && own !== status ? [[taskWords(task), own]] : [];
		}),
		...indicators.map((one): [string, string] => [fieldLabel(one), shown(values[one.id])]),
		...sumRows(report, assignment),
		['Đường dẫn', links.join('\n')],
		['Ghi chú', note ?? ''],
		['Tệp minh chứng', files.map(fileWords).join('\n')],
	];
	return rows.filter(([, value]) => value !== '');
}

/** What the places of one quota come to, where the form asks for the places only. */
function sumRows({ values }: CheckedReport, { indicators }: Assignment): [string, string][] {
	const totals = new Set(indicators.flatMap(({ id }) => partOf(id) ?? []));
	return [...totals].flatMap((total): [string, string][] => {
		const parts = indicators.filter(({ id }) => partOf(id) === total);
		const numbers = parts.map(({ id }) => values[id]).filter((value) => typeof value === 'number');
		const [first] = parts;
		if (!first || numbers.length < 2 || indicators.some(({ id }) => id === total)) return [];
		const sum = numbers.reduce((all, one) => all + one, 0);
		return [[`Cộng ${first.label.split(' — ')[0]?.toLocaleLowerCase('vi') ?? ''}`, amountWords(first, sum)]];
	});
}

function shown(value: number | string | undefined): string {
	return typeof value === 'number' ? numberWords(value) : (value ?? '');
}

import type { Summary } from '../../../domain/summary';
import { formatInstant } from '../../../domain/text/time';
import { dataSheet, type SheetPart } from './dataSheet';
import type { DataColumn } from './layRow';
import { styles } from './styles';

export const CHANGE_SHEET = 'Thay đổi';

const COLUMNS: DataColumn[] = [
	{ title: 'STT', width: 6, style: styles.number },
	{ title: 'Thay đổi', width: 36 },
	{ title: 'Đơn vị, số liệu', width: 90 },
];

/** What differs from the version before. */
export function changeSheet({ head, version }: Summary): SheetPart {
	const lines = (version?.changes ?? []).flatMap(({ title, lines: all }) => all.map((line) => [title, line]));
	const since = version?.previousAt ? formatInstant(version.previousAt) : '';
	return dataSheet(
		{
			name: CHANGE_SHEET,
			title: `THAY ĐỔI SO VỚI BẢN CHỐT LẦN ${(version?.number ?? 1) - 1}`,
			head,
			about: `Bản chốt lần ${version?.number ?? 1} so với số liệu lúc ${since}`,
			empty: 'Không có thay đổi.',
		},
		COLUMNS,
		{ count: lines.length, rows: () => lines.map((line, index) => ({ values: [index + 1, ...line] })) },
	);
}

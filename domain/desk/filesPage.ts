import type { StoredFile } from '../book';
import { options } from '../plan/review/view';
import { fromForm } from '../text/formFields';
import type { FormField } from '../types';
import { noticed } from './blocks';
import { fileWords } from '../reports/evidence';
import type { Desk, DeskUnit } from './openDesk';
import { filesOfUnit } from './unitPage';
import { FIELDS, type DeskView } from './view';

const BACK = 'Quay về hồ sơ đơn vị';
const GET = 'Tải về các tệp được đánh dấu';
/** The last page of n8n's Form carries the files within itself: beyond this a browser gives up. */
const MOST_BYTES = 60 * 1024 * 1024;

export function filesPage(one: DeskUnit, desk: Desk, view: DeskView): FormField[] {
	return [
		...noticed(view, desk),
		{
			fieldName: FIELDS.files,
			fieldLabel: 'Tệp minh chứng',
			fieldType: 'checkbox',
			...options(filesOfUnit(one).map(fileOption)),
		},
		{
			fieldName: FIELDS.after,
			fieldLabel: 'Sau đó',
			fieldType: 'radio',
			requiredField: true,
			...options([GET, BACK]),
			defaultValue: GET,
		},
	];
}

/** The chosen files; or a Vietnamese sentence; or nothing, to go back. */
export function readFiles(
	answers: Record<string, unknown>,
	one: DeskUnit,
): { files: StoredFile[] } | { problem: string } | null {
	if (fromForm(answers[FIELDS.after]).trim() === BACK) return null;
	const chosen = new Set([answers[FIELDS.files]].flat().map((answer) => fromForm(answer).trim()));
	const files = filesOfUnit(one)
		.filter((entry, at) => chosen.has(fileOption(entry, at).normalize('NFC').trim()))
		.map(({ file }) => file);
	if (files.length === 0) return { problem: 'Hãy đánh dấu ít nhất một tệp, hoặc chọn quay về.' };
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	return bytes > MOST_BYTES
		? { problem: 'Các tệp đã chọn lớn hơn 60 MB cộng lại: hãy tải làm nhiều lần, mỗi lần ít tệp hơn.' }
		: { files: withNames(files) };
}

/** Names that may stand beside each other in one folder, whatever the unit called its files. */
function withNames(files: StoredFile[]): StoredFile[] {
	const given = new Set<string>();
	return files.map((file) => {
		const plain = file.name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, '_').replace(/^\.+/, '') || 'tep';
		const [, stem = plain, ending = ''] = /^(.+?)(\.[^.]*)?$/u.exec(plain) ?? [];
		let name = plain;
		for (let number = 2; given.has(name.toLowerCase()); number += 1) name = `${stem} (${number})${ending}`;
		given.add(name.toLowerCase());
		return { ...file, name };
	});
}

/** '2. ảnh.png (1,2 MB), báo cáo lần 3': the number tells files of one name apart. */
function fileOption({ file, revision }: { file: StoredFile; revision: number }, at: number): string {
	return `${at + 1}. ${fileWords(file)}, báo cáo lần ${revision}`;
}

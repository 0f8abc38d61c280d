import { createHash } from 'node:crypto';
import type { StoredFile } from '../book';
import type { Problem } from './checkReport';
import { FILES_FIELD, MAX_FILES, MAX_FILE_BYTES, MAX_TOTAL_BYTES } from './fields';
import { numberWords } from './measure';

const MEGABYTE = 1024 * 1024;
const LONGEST_NAME = 120;
const LARGEST_ORNAMENT = 10 * 1024;

/** What is wrong with the files of one report as a whole; each one by itself was looked at when it came in. */
export function evidenceProblems(files: Pick<StoredFile, 'size'>[]): Problem[] {
	const problems: Problem[] = [];
	const say = (message: string) => problems.push({ field: FILES_FIELD, message });
	if (files.length > MAX_FILES)
		say(`Tệp minh chứng: có ${files.length} tệp, chỉ nhận tối đa ${MAX_FILES} tệp một báo cáo. Hãy bỏ bớt.`);
	const total = files.reduce((sum, { size }) => sum + size, 0);
	if (total > MAX_TOTAL_BYTES)
		say(
			`Tệp minh chứng: cộng lại ${sizeWords(total)}, chỉ nhận tối đa ${sizeWords(MAX_TOTAL_BYTES)} một báo cáo. Hãy bỏ bớt.`,
		);
	return problems;
}

/** Why a file of this size is not even looked at, as a Vietnamese sentence; null when it is. */
export function sizeProblem(name: string, size: number): string | null {
	if (size === 0) return `Tệp “${shownName(name)}” rỗng, hãy chọn lại tệp khác.`;
	return size > MAX_FILE_BYTES
		? `Tệp “${shownName(name)}” nặng ${sizeWords(size)}, chỉ nhận tệp đến ${sizeWords(MAX_FILE_BYTES)}. Hãy gửi tệp nhỏ hơn.`
		: null;
}

/** Signatures of mails carry logos; a photo is heavier. Why such a picture is not kept; null for any other file. */
export function ornament(name: string, size: number, type: string): string | null {
	return type.startsWith('image/') && size < LARGEST_ORNAMENT
		? `Tệp “${shownName(name)}” là ảnh rất nhỏ (${sizeWords(size)}), thường là biểu trưng trong chữ ký thư, nên không được cất.`
		: null;
}

/**
 * Where a unit's evidence is kept: `<plan>/<unit>/<content's hash>.<ending>`. Names never become paths: of plan and unit
 * only ASCII letters and digits stand in it, told apart by a hash where that left something out.
 */
export function evidencePath(planId: string, unit: string, sha256: string, ending: string): string {
	return [folderName(planId), folderName(unit), `${sha256}.${ending}`].join('/');
}

/** A file's name as it is shown and stored: one line, with the ending of what it really is. */
export function evidenceName(name: string, ending: string): string {
	const plain = name
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
		.trim();
	const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/u, '').replace(/^[.\s]+/u, '') || 'tep';
	return `${stem.slice(0, LONGEST_NAME)}.${ending}`;
}

/** 'ảnh.jpg (1,2 MB)' */
export function fileWords({ name, size }: Pick<StoredFile, 'name' | 'size'>): string {
	return `${name} (${sizeWords(size)})`;
}

export function shownName(name: string): string {
	return name
		.normalize('NFC')
		.replace(/\p{Cc}+/gu, ' ')
		.slice(0, 80);
}

function sizeWords(bytes: number): string {
	return bytes >= MEGABYTE
		? `${numberWords(Math.round((bytes / MEGABYTE) * 10) / 10)} MB`
		: `${numberWords(Math.max(1, Math.round(bytes / 1024)))} kB`;
}

function folderName(id: string): string {
	const plain = id
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đĐ]/gu, 'd')
		.replace(/[^A-Za-z0-9_]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);
	if (plain === id && id !== '') return plain;
	const mark = createHash('sha256').update(id).digest('hex').slice(0, 6);
	return plain ? `${plain}-${mark}` : mark;
}

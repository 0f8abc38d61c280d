import { DocumentError } from '../DocumentError';
import { bulletOf } from '../numbering';
import { FontText } from '../text/FontText';
import { HtmlLists } from './HtmlLists';
import { HtmlTable } from './HtmlTable';

type Attributes = Record<string, string>;

/** The parser's time grows with the square of the depth; a page that people wrote stays far below. */
const DEEPEST = 1000;

const BLOCKS = new Set(
	'p div h1 h2 h3 h4 h5 h6 li tr td th table ul ol br section article blockquote pre'.split(' '),
);
const LEFT_OUT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'del']);
/** What Word and LibreOffice write for what is not the running text: notes, remarks, heads and feet, hidden words. */
const LEFT_OUT_STYLE =
	/mso-element:\s*(?:foot|end)note-list|mso-element:\s*(?:header|footer|comment-list)|mso-hide:\s*all|display:\s*none/i;
const NUMBER_STYLE = /mso-list:\s*ignore/i;
const NOTE_LINK = /^#(?:_(?:ftn|edn|msocom)|sdfootnote|sdendnote)/i;
/** An element is left out, or holds the number that Word writes before a paragraph. */
interface Open {
	name: string;
	leftOut: boolean;
	isNumber: boolean;
	font?: string;
}

/** Looks like a web page, or what Word saves as one. */
export function isHtml(text: string): boolean {
	return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype html|<html|<head|<body|<div|<p[\s>]|<table)/i.test(
		text.slice(0, 2000),
	);
}

/**
 * The text of a web page, a paragraph a line, the numbers of lists written out, the cells of a row joined by ' | '.
 * Nothing in it is run or fetched. Throws DocumentError for one that nests without end.
 */
export async function htmlText(html: string): Promise<string> {
	const { Parser } = await import('htmlparser2');
	const reader = new HtmlReader();
	const parser = new Parser(
		{
			onopentag: (name, attributes) => reader.open(name, attributes),
			ontext: (text) => reader.text(text),
			onclosetag: (name) => reader.close(name),
		},
		{ decodeEntities: true, lowerCaseTags: true },
	);
	parser.write(html);
	parser.end();
	return reader.end();
}

class HtmlReader {
	private readonly lines: string[] = [];
	private line = new FontText();
	private number = '';
	private readonly stack: Open[] = [];
	private leftOut = 0;
	private readonly tables: HtmlTable[] = [];
	private readonly lists = new HtmlLists();

	open(name: string, attributes: Attributes): void {
		if (this.stack.length >= DEEPEST) throw tooDeep();
		const style = attributes.style ?? '';
		const open: Open = {
			name,
			leftOut: LEFT_OUT.has(name) || LEFT_OUT_STYLE.test(style) || isNote(name, attributes),
			isNumber: NUMBER_STYLE.test(style) || (this.stack.at(-1)?.isNumber ?? false),
			font: fontOf(style) ?? attributes.face?.split(',')[0] ?? this.stack.at(-1)?.font,
		};
		this.stack.push(open);
		if (open.leftOut) this.leftOut += 1;
		if (this.leftOut > 0) return;
		if (BLOCKS.has(name)) this.flush();
		if (name === 'ol' || name === 'ul') this.lists.open(name, attributes);
		else if (name === 'li') this.lists.item(attributes);
		else if (name === 'table') this.tables.push(new HtmlTable());
		else if (name === 'tr') this.tables.at(-1)?.openRow();
		else if (name === 'td' || name === 'th') this.tables.at(-1)?.openCell(attributes);
	}

	text(text: string): void {
		if (this.leftOut > 0) return;
		const { isNumber = false, font } = this.stack.at(-1) ?? {};
		if (isNumber) this.number += text;
		else this.line.add(text, font);
	}

	close(name: string): void {
		const open = this.stack.pop();
		if (this.leftOut === 0) {
			if (BLOCKS.has(name)) this.flush();
			if (name === 'ol' || name === 'ul') this.lists.close();
			else if (name === 'tr') this.closeRow();
			else if (name === 'table') this.closeTable();
			else if (name === 'td' || name === 'th') this.tables.at(-1)?.closeCell();
		}
		if (open?.leftOut) this.leftOut -= 1;
	}

	end(): string {
		this.flush();
		while (this.tables.length > 0) this.closeTable();
		return this.lines.join('\n');
	}

	private flush(): void {
		const text = this.line.toString().replace(/\s+/g, ' ').trim();
		this.line = new FontText();
		if (text === '') return;
		const number = this.number.replace(/\s+/g, ' ').trim();
		this.number = '';
		const shown =
			number === '' ? this.lists.number() : /[\p{L}\d][.)\]]|\d/u.test(number) ? number : bulletOf(number);
		this.sink().push(shown ? `${shown} ${text}` : text);
	}

	private sink(): string[] {
		return this.tables.findLast((table) => table.cell)?.cell ?? this.lines;
	}

	private closeRow(): void {
		const lines = this.tables.at(-1)?.closeRow() ?? [];
		this.outside().push(...lines);
	}

	private closeTable(): void {
		this.closeRow();
		this.tables.pop();
	}

	/** Where a row of the innermost table goes. */
	private outside(): string[] {
		return this.tables.slice(0, -1).findLast((table) => table.cell)?.cell ?? this.lines;
	}
}

function fontOf(style: string): string | undefined {
	return /font-family:\s*["']?([^"',;]+)/i.exec(style)?.[1];
}

function isNote(name: string, { href = '', id = '', title = '' }: Attributes): boolean {
	if (name === 'a') return NOTE_LINK.test(href);
	return name === 'div' && (/^sd(?:foot|end)note\d/.test(id) || title === 'header' || title === 'footer');
}

function tooDeep(): DocumentError {
	return new DocumentError(
		'Trang web lồng quá nhiều lớp nên không đọc được. Hãy chép phần chữ sang một tệp Word mới, lưu dạng .docx rồi tải lên.',
	);
}

import { DocumentError } from './DocumentError';
import { rowLines } from './tableRow';

/** The parser's time grows with the square of the depth; a page that people wrote stays far below. */
const DEEPEST = 1000;

const BLOCKS = new Set(
	'p div h1 h2 h3 h4 h5 h6 li tr table ul ol br section article blockquote pre'.split(' '),
);
const LEFT_OUT = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'del']);

/** Looks like a web page, or what Word saves as one. */
export function isHtml(text: string): boolean {
	return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype html|<html|<head|<body|<div|<p[\s>]|<table)/i.test(
		text.slice(0, 2000),
	);
}

/** The text of a web page, a paragraph a line, the cells of a row joined by ' | '. Nothing in it is run or fetched. */
export async function htmlText(html: string): Promise<string> {
	const { Parser } = await import('htmlparser2');
	const lines: string[] = [];
	let line = '';
	let leftOut = 0;
	let depth = 0;
	/** The cells of the open row, and the text of the open cell. */
	const rows: string[][][] = [];
	const flush = () => {
		const text = line.replace(/\s+/g, ' ').trim();
		line = '';
		if (text === '') return;
		const cell = rows.at(-1)?.at(-1);
		if (cell) cell.push(text);
		else lines.push(text);
	};
	const parser = new Parser(
		{
			onopentagname(name) {
				if ((depth += 1) > DEEPEST) throw tooDeep();
				if (LEFT_OUT.has(name)) leftOut += 1;
				else if (name === 'tr') {
					flush();
					rows.push([]);
				} else if (name === 'td' || name === 'th') {
					flush();
					rows.at(-1)?.push([]);
				} else if (BLOCKS.has(name)) flush();
			},
			ontext(text) {
				if (leftOut === 0) line += text;
			},
			onclosetag(name) {
				depth -= 1;
				if (LEFT_OUT.has(name)) leftOut = Math.max(0, leftOut - 1);
				else if (name === 'tr') {
					flush();
					const row = rowLines(rows.pop() ?? []);
					const outer = rows.at(-1)?.at(-1) ?? lines;
					outer.push(...row);
				} else if (BLOCKS.has(name) || name === 'td' || name === 'th') flush();
			},
		},
		{ decodeEntities: true, lowerCaseTags: true },
	);
	parser.write(html);
	parser.end();
	flush();
	return lines.join('\n');
}

function tooDeep(): DocumentError {
	return new DocumentError(
		'Trang web lồng quá nhiều lớp nên không đọc được. Hãy chép phần chữ sang một tệp Word mới, lưu dạng .docx rồi tải lên.',
	);
}

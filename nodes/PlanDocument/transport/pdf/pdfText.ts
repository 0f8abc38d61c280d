import { DocumentError } from '../DocumentError';
import { paragraphsOf, tornShare, type Word } from './pdfLines';

const MOST_PAGES = 500;
/** Sound files have none; one that mixes fonts in its words has a tenth and more. */
const MOST_TORN = 0.03;

/**
 * The text of a PDF, a paragraph a line: words put in lines and lines in paragraphs by where they stand. Throws
 * DocumentError for a broken or protected file, one of more than 500 pages, and a scan.
 */
export async function pdfText(buffer: Buffer): Promise<string> {
	const { getDocumentProxy } = await import('unpdf');
	const pdf = await getDocumentProxy(new Uint8Array(buffer), {
		stopAtErrors: true,
		verbosity: 0,
	}).catch((cause: unknown) => {
		throw refused(cause);
	});
	try {
		if (pdf.numPages > MOST_PAGES) {
			throw new DocumentError(
				`Tệp PDF có ${pdf.numPages} trang, quá giới hạn ${MOST_PAGES} trang. Hãy tách riêng văn bản kế hoạch rồi tải lên lại.`,
			);
		}
		const pages: Word[][] = [];
		for (let number = 1; number <= pdf.numPages; number += 1) {
			const page = await pdf.getPage(number);
			// Old fonts have their letters among the signs that normalizing folds together.
			const { items } = await page.getTextContent({ disableNormalization: true });
			pages.push(items.flatMap((item) => ('str' in item ? wordOf(item) : [])));
			page.cleanup();
		}
		if (tornShare(pages) > MOST_TORN) throw torn();
		const text = paragraphsOf(pages).join('\n');
		if (text.replace(/\P{L}/gu, '').length < 40 * Math.min(pages.length, 3)) throw scan();
		return text;
	} catch (cause) {
		throw cause instanceof DocumentError ? cause : refused(cause);
	} finally {
		await pdf.cleanup();
	}
}

function wordOf(item: { str: string; transform: unknown[]; width: number; height: number }): Word[] {
	const [, , , size, x, y] = item.transform as number[];
	if (item.str.trim() === '') return [];
	return [
		{
			text: item.str.replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC')),
			x: x ?? 0,
			y: y ?? 0,
			width: item.width,
			size: Math.abs(size ?? 0) || item.height || 12,
		},
	];
}

function refused(cause: unknown): DocumentError {
	const name = cause instanceof Error ? cause.name : '';
	return new DocumentError(
		name === 'PasswordException'
			? 'Tệp PDF có mật khẩu. Hãy lưu lại bản không có mật khẩu rồi tải lên.'
			: 'Tệp PDF bị hỏng hoặc tải lên chưa hết. Hãy tải lên lại, hoặc dùng bản Word (.docx) của văn bản.',
	);
}

function scan(): DocumentError {
	return new DocumentError(
		'Tệp PDF là bản chụp (scan), không có chữ để đọc. Hãy tải lên bản Word (.docx) hoặc bản PDF xuất thẳng từ máy tính của văn bản này.',
	);
}

function torn(): DocumentError {
	return new DocumentError(
		'Chữ trong tệp PDF này bị xé lẻ (nhiều phông trong một từ) nên không đọc được chắc chắn. Hãy tải lên bản Word (.docx) của văn bản.',
	);
}

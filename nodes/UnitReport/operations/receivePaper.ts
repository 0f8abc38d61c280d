import type { IExecuteFunctions } from 'n8n-workflow';
import type { Problem } from '../../../domain/reports/checkReport';
import { shownName } from '../../../domain/reports/evidence';
import { openPaper } from '../../../domain/reports/paper/openPaper';
import type { Visit } from '../../../domain/reports/pages/view';
import { FileRefused } from '../transport/FileRefused';

export interface ReceivedPaper {
	answers: Record<string, string>;
	problems: Problem[];
}

/**
 * Looks for this unit's own form in a file that was uploaded at its link; null for any other file, which is evidence.
 * Throws FileRefused for a form that is not this unit's, not this plan's, or not good any more.
 */
export async function receivePaper(
	context: IExecuteFunctions,
	itemIndex: number,
	{ opened, book, now }: Visit,
	content: Buffer,
	name: string,
): Promise<ReceivedPaper | null> {
	const { readPaperFile } = await import('../../transport/xlsx/readPaperFile');
	const { papers } = await readPaperFile(content);
	if (papers.length === 0) return null;
	const { secret } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const refuse = (words: string) => new FileRefused(`Tệp “${shownName(name)}”: ${words}`);
	const read = papers.map(({ form, sheet }) => openPaper(form, sheet, book, String(secret), now));
	const { planId, unit } = opened.assignment;
	const own = read.filter(
		(paper) => paper.opened?.stored.planId === planId && paper.opened.unit.code === unit,
	);
	const [paper] = own;
	if (own.length > 1)
		throw refuse(
			'có hai phiếu của cùng đơn vị, không biết lấy phiếu nào. Hãy xóa bớt một trang rồi tải lên lại.',
		);
	if (!paper) {
		const refused = read.find((one) => !one.ok);
		throw refuse(
			refused && !refused.ok
				? refused.message
				: 'là phiếu của đơn vị khác hoặc của kế hoạch khác nên không được nhận. Hãy tải phiếu Excel ở đầu trang này rồi điền lại.',
		);
	}
	if (!paper.ok) throw refuse(paper.message);
	return { answers: paper.answers, problems: paper.problems };
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { MOST_PAPERS, type BroughtFile } from '../../../domain/desk/papers';
import type { DeskContext } from '../../../domain/desk/openDesk';
import type { DeskView } from '../../../domain/desk/view';
import { openPaper } from '../../../domain/reports/paper/openPaper';

/** The pages that ask for files; what else a request carries is left where it is. */
const ASKING: DeskView['page'][] = ['enter', 'papers'];

/** The files that came with the answers to a page, with the forms of ours in them. */
export async function bringFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	{ page }: DeskView,
	{ book, now }: DeskContext,
): Promise<BroughtFile[]> {
	const uploads = Object.entries(context.getInputData()[itemIndex]?.binary ?? {});
	if (!ASKING.includes(page) || uploads.length === 0) return [];
	const { readPaperFile } = await import('../../transport/xlsx/readPaperFile');
	const { secret } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const brought: BroughtFile[] = [];
	for (const [at, [property, { fileName }]] of uploads.entries()) {
		const name = fileName ?? property;
		if (at >= MOST_PAPERS) {
			brought.push({ name, macros: false, unread: true, papers: [] });
			continue;
		}
		const { papers, macros } = await readPaperFile(
			await context.helpers.getBinaryDataBuffer(itemIndex, property),
		);
		brought.push({
			name,
			macros,
			papers: papers.map(({ form, sheet }) => ({
				sheet: sheet.name,
				paper: openPaper(form, sheet, book, String(secret), now),
			})),
		});
	}
	return brought;
}

import type { SheetSharing } from './edits';

/** How units report: always by the form; beside it in a shared Google sheet where the officer wants one. */
export const SHEET_CHOICES: [label: string, sheet: SheetSharing | undefined][] = [
	['Phiếu riêng của từng đơn vị', undefined],
	['Phiếu riêng, thêm bảng Google chung: chỉ tài khoản Google của đơn vị mở được', 'addresses'],
	['Phiếu riêng, thêm bảng Google chung: ai có đường dẫn cũng mở và nhập được', 'link'],
];

export function sheetChoice(sheet: SheetSharing | undefined): string {
	return SHEET_CHOICES.find(([, one]) => one === sheet)![0];
}

/** What was chosen; what it was before for words that are no choice. */
export function readSheetChoice(chosen: string, before: SheetSharing | undefined): SheetSharing | undefined {
	const found = SHEET_CHOICES.find(([label]) => label === chosen);
	return found ? found[1] : before;
}

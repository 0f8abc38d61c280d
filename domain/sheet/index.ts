export { copyOutcome, type CopyOutcome } from './copyOutcome';
export { createRequests, sheetTitle } from './createRequests';
export { readRanges } from './readRanges';
export { readSheet } from './readSheet';
export { filterViewIds, GUIDE_SHEET, REPORT_SHEET, TOTALS_SHEET, unitLink } from './sheetIds';
export * from './sheetModel';
export { updateRequests } from './updateRequests';
export { sheetCopy, type SheetCopy } from './sheetCopy';

/**
 * The shared sheet of one plan, as rules alone.
 *
 * - createRequests(model): SheetCreation                                  — two calls, however many units
 * - readRanges(): SheetQuestion                                           — one call, for Read and for Update
 * - readSheet(answer, model, now, options?): SheetReading                 — `answer` is what readRanges got
 * - updateRequests(answer, model): { requests: sheets_v4.Schema$Request[] } — one batchUpdate; empty when all is as it should be
 * - unitLink(spreadsheetUrl, model, unitCode): string                      — deep link to the unit's own filter view
 * - copyReading / copySheet: the offline copy
 */
export * from './sheetModel';

export { createRequests, sheetTitle } from './createRequests';
export * from './sheetIds';
export * from './sheetModel';

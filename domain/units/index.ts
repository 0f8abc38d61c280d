export { assignUnits } from './assignUnits';
export type { AssignOptions, Correction } from './assignUnits';
export { DirectoryError } from './DirectoryError';
export { readDirectory } from './readDirectory';
export type { Directory, RefusedRow } from './readDirectory';

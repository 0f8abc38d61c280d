export { draftReport } from './draftReport';
export { lateLetter } from './lateLetter';
export type * from './paper';
export { summarise, type SummaryInput } from './summarise';
export type * from './types';
export type { Counted } from './words';

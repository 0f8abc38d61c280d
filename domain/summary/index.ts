export { summarise, type SummaryInput } from './summarise';
export type * from './types';

export { openBook } from './book';
export { defaultPolicy, evaluateFollowUp, ladderInstants, vietnam2026 } from './followup';
export { addWorkingDays } from './followup/workingTime';
export { readPlan } from './plan';
export { assignUnits } from './units';

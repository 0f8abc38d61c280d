/** The step under which the log keeps the officer's list, one row a call. */
export const CALL_STEP = 'call';

/**
 * By which our own form is known again in a workbook, whatever was done to it: each row of an answer carries its field's
 * name in a hidden cell, the column of the answers carries its own mark, and the token stands beside a mark of its own.
 */
export const KEY = 'phieu:';
export const TOKEN_MARK = `${KEY}ma`;
export const ANSWERS_MARK = `${KEY}tra_loi`;
export const keyOf = (field: string): string => `${KEY}${field}`;

/** A nil report on paper needs a tick too: there is no page to ask for it. No commas: Excel's lists have them between entries. */
export const NIL_FIELD = 'xac_nhan';
export const NIL_ANSWER = 'Xác nhận';

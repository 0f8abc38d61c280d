/** A workbook that is not taken; the message is a Vietnamese sentence for the officer that says what to do. */
export class CopyRefused extends Error {}

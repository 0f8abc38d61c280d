/** A file that is not taken; the message is a Vietnamese sentence for the unit that says what to do. */
export class FileRefused extends Error {}

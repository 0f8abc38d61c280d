import type { Officer } from '../types';

/** How hard a mail knocks: information, the day itself, late. */
export type Tone = 'calm' | 'today' | 'late';

/** A part of a mail. Texts are plain; the renderers escape them. */
export type Block =
	/** Each text is a line of its own. */
	| { kind: 'paragraph'; text: string | string[] }
	| { kind: 'greeting'; text: string }
	/** Begins the part of one unit in a mail about several. */
	| { kind: 'unit'; name: string }
	| { kind: 'callout'; tone: Tone; title: string; detail?: string }
	| { kind: 'facts'; rows: { label: string; value: string; strong?: boolean }[] }
	| { kind: 'tasks'; title: string; items: { text: string; role?: string }[] }
	| { kind: 'table'; title: string; head: string[]; rows: string[][]; alignRight?: number[] }
	/** The same link text for each of several units. */
	| { kind: 'links'; title: string; label: string; items: { name: string; link: string }[] }
	| { kind: 'button'; label: string; link: string }
	| { kind: 'officer'; title: string; officer: Officer };

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** What a mail says, apart from how it looks: one source for the text part and the HTML part. */
export interface MailContent {
	/** The ward, on top of the mail. */
	sender: string;
	/** The line that an inbox shows beside the subject. */
	preview: string;
	heading: string;
	/** The salutation, where the blocks do not begin with one. */
	greeting?: string;
	blocks: Block[];
	/** Small print at the end. */
	footer: string;
}

export function withGreeting({ greeting, blocks }: MailContent): Block[] {
	return greeting ? [{ kind: 'greeting', text: greeting }, ...blocks] : blocks;
}

import type { Officer } from '../types';

/** How hard a mail knocks: information, the day itself, late. */
export type Tone = 'calm' | 'today' | 'late';

/** A part of a mail. Texts are plain; the renderers escape them. */
export type Block =
	| { kind: 'paragraph'; text: string }
	| { kind: 'callout'; tone: Tone; title: string; detail?: string }
	| { kind: 'facts'; rows: { label: string; value: string; strong?: boolean }[] }
	| { kind: 'tasks'; title: string; items: { text: string; role?: string }[] }
	| { kind: 'table'; title: string; head: string[]; rows: string[][]; alignRight?: number[] }
	| { kind: 'button'; label: string; link: string }
	| { kind: 'officer'; title: string; officer: Officer };

/** What a mail says, apart from how it looks: one source for the text part and the HTML part. */
export interface MailContent {
	/** The ward, on top of the mail. */
	sender: string;
	/** The line that an inbox shows beside the subject. */
	preview: string;
	heading: string;
	greeting: string;
	blocks: Block[];
	/** Small print at the end. */
	footer: string;
}

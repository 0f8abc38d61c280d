import { cleanLine } from '../cleanLine';
import type { Block } from '../content';
import { capitalised } from '../deadlineWords';
import type { Template } from './kinds';
import { isBlockSlot, isTextSlot, OPTIONAL, SLOT, slotName, type SlotValues } from './slots';

/**
 * A template with its slots filled. Values are data: one line each, and never read as a template again.
 *
 * - An empty line begins a new paragraph, other line breaks stay; what begins with "Kính gửi:" is the salutation.
 * - A slot that is a part of the mail (see BLOCK_SLOTS) stands between paragraphs, wherever in a sentence it was put.
 * - `[…{{slot}}…]` is left out when one of its slots is empty; a paragraph that is left empty is too.
 */
export function renderTemplate(
	{ subject, heading, body }: Template,
	values: SlotValues,
): { subject: string; heading: string; blocks: Block[] } {
	return {
		subject: cleanLine(filled(subject, values)),
		heading: cleanLine(filled(heading, values)),
		blocks: body
			.replace(/\r\n?/g, '\n')
			.split(/\n[^\S\n]*\n/)
			.flatMap((paragraph) => blocksOf(paragraph, values)),
	};
}

function blocksOf(paragraph: string, values: SlotValues): Block[] {
	const blocks: Block[] = [];
	let from = 0;
	for (const match of paragraph.matchAll(SLOT)) {
		const name = slotName(match[1]!);
		if (!isBlockSlot(name)) continue;
		blocks.push(...textBlocks(paragraph.slice(from, match.index), values), ...(values[name] ?? []));
		from = match.index + match[0].length;
	}
	return [...blocks, ...textBlocks(paragraph.slice(from), values)];
}

function textBlocks(text: string, values: SlotValues): Block[] {
	const lines = text
		.split('\n')
		.map((line) => cleanLine(filled(line, values)))
		.filter(Boolean);
	const [first = '', ...rest] = lines;
	if (!/^kính gửi\s*:/iu.test(first)) return paragraphs(lines);
	return [{ kind: 'greeting', text: first }, ...paragraphs(rest)];
}

function paragraphs(lines: string[]): Block[] {
	return lines.length > 0 ? [{ kind: 'paragraph', text: lines }] : [];
}

/** One line. What begins with a slot begins with a capital: `{{con_lai}}` is "còn 3 ngày" within a sentence. */
function filled(line: string, values: SlotValues): string {
	const kept = line.replace(OPTIONAL, (_, inner: string) =>
		[...inner.matchAll(SLOT)].every(([, written]) => valueOf(written!, values) !== '') ? inner : '',
	);
	const text = kept.replace(SLOT, (_, written: string) => valueOf(written, values)).trim();
	return /^\s*\{\{/.test(kept) ? capitalised(text) : text;
}

function valueOf(written: string, values: SlotValues): string {
	const name = slotName(written);
	return isTextSlot(name) ? cleanLine(values[name] ?? '') : '';
}

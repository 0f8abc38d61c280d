import { canon, isCapitals } from './canon';
import type { Line } from './lines';
import { beginsWithUnit } from './unitWords';

const BODY_OF_GOVERNMENT =
	'ủy ban nhân dân|ubnd|đảng ủy|hội đồng nhân dân|hđnd|ủy ban mặt trận tổ quốc(?: việt nam)?|ủy ban mttq(?: việt nam)?';
const AREA = 'phường|xã|thị trấn|đặc khu|tỉnh|thành phố';

/** The issuing body: from the head; else, for a text that came without its head, from what the body says of itself. */
export function readIssuer(issuerLines: string[], text: Line[]): string | null {
	const fromHead = bodiesOf(issuerLines).at(-1);
	if (!fromHead) return fromText(text);
	return isCapitals(fromHead) ? recase(fromHead, text) : fromHead;
}

/** A name over two lines is one body; a new body begins with a word that units begin with. */
function bodiesOf(issuerLines: string[]): string[] {
	const bodies: string[] = [];
	for (const line of issuerLines) {
		const before = bodies.at(-1);
		const isNew =
			before === undefined || (beginsWithUnit(line) && !/^(?:phường|xã)(?![A-Za-zÀ-ỹ])/u.test(canon(line)));
		if (isNew) bodies.push(line);
		else bodies[bodies.length - 1] = `${before} ${line}`;
	}
	return bodies;
}

/** Capitals as the text itself writes the name, else by rule: "Ủy ban nhân dân phường Hòa Bình Mẫu". */
function recase(capitals: string, text: Line[]): string {
	const wanted = canon(capitals);
	for (const line of text) {
		const at = canon(line.text).indexOf(wanted);
		const written = line.text.slice(at, at + wanted.length);
		if (at >= 0 && !isCapitals(written)) return upperFirst(written);
	}
	const parts = new RegExp(`^(.*?(?:^|\\s)(?:${AREA})(?!\\s+hội))\\s+(.+)$`, 'u').exec(
		capitals.toLowerCase(),
	);
	if (!parts) return upperFirst(capitals.toLowerCase());
	return `${upperFirst(parts[1] ?? '')} ${(parts[2] ?? '').split(' ').map(upperFirst).join(' ')}`;
}

function fromText(text: Line[]): string | null {
	const named = new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${BODY_OF_GOVERNMENT})\\s+(?:${AREA})\\s+`, 'gu');
	for (const line of text) {
		for (const found of canon(line.text).matchAll(named)) {
			const name = /^\p{Lu}[a-zà-ỹ]*(?:\s+\p{Lu}[a-zà-ỹ]*)*/u.exec(
				line.text.slice(found.index + found[0].length),
			);
			const isBasis = /(?:của|chủ tịch)\s+$/u.test(canon(line.text.slice(0, found.index)));
			if (name && !isBasis)
				return upperFirst(line.text.slice(found.index, found.index + found[0].length) + name[0]);
		}
	}
	return null;
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

import { readPlc, TABLES, type WordFile } from './WordFile';
import { PARAGRAPH, readSprms, valueOf, type Sprm } from './sprms';

const PAGE = 512;

interface Run {
	from: number;
	to: number;
	style: number;
	sprms: Sprm[];
}

/** What is given to paragraphs and characters, by their places in the main stream ([MS-DOC] 2.9.33, 2.9.175). */
export class WordFormats {
	private readonly paragraphs: Run[];
	private readonly characters: Run[];

	constructor(private readonly file: WordFile) {
		this.paragraphs = this.runs(TABLES.paragraphRuns, (page, at, count) =>
			this.paragraphRun(page, at, count),
		);
		this.characters = this.runs(TABLES.characterRuns, characterRun);
	}

	paragraph(place: number): { style: number; sprms: Sprm[] } {
		return runAt(this.paragraphs, place) ?? { style: 0, sprms: [] };
	}

	/** With the place at which another format begins. */
	character(place: number): { sprms: Sprm[]; to: number } {
		return runAt(this.characters, place) ?? { sprms: [], to: place + 1 };
	}

	private runs(
		table: number,
		read: (page: Buffer, at: number, count: number) => { style: number; sprms: Sprm[] },
	): Run[] {
		const runs: Run[] = [];
		for (const { record } of readPlc(this.file.table(table), 4)) {
			const from = (record.readUInt32LE(0) & 0x3fffff) * PAGE;
			const page = this.file.main.subarray(from, from + PAGE);
			const count = page[PAGE - 1] ?? 0;
			for (let at = 0; at < count; at += 1) {
				runs.push({
					from: page.readUInt32LE(at * 4),
					to: page.readUInt32LE(at * 4 + 4),
					...read(page, at, count),
				});
			}
		}
		return runs.sort((a, b) => a.from - b.from);
	}

	private paragraphRun(page: Buffer, at: number, count: number): { style: number; sprms: Sprm[] } {
		const offset = (page[(count + 1) * 4 + at * 13] ?? 0) * 2;
		const half = page[offset] ?? 0;
		const start = half === 0 ? offset + 2 : offset + 1;
		const end = half === 0 ? start + (page[offset + 1] ?? 0) * 2 : offset + half * 2;
		const bytes = page.subarray(start, end);
		if (offset === 0 || bytes.length < 2) return { style: 0, sprms: [] };
		const sprms = readSprms(bytes.subarray(2));
		return { style: bytes.readUInt16LE(0), sprms: this.withThoseElsewhere(sprms) };
	}

	/** A long definition of a row stands in a stream of its own. */
	private withThoseElsewhere(sprms: Sprm[]): Sprm[] {
		const place = valueOf(sprms, PARAGRAPH.elsewhere);
		if (place === undefined || place + 2 > this.file.data.length) return sprms;
		const from = place + 2;
		return [...sprms, ...readSprms(this.file.data.subarray(from, from + this.file.data.readUInt16LE(place)))];
	}
}

function characterRun(page: Buffer, at: number, count: number): { style: number; sprms: Sprm[] } {
	const offset = (page[(count + 1) * 4 + at] ?? 0) * 2;
	if (offset === 0) return { style: 0, sprms: [] };
	return { style: 0, sprms: readSprms(page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0))) };
}

function runAt(runs: Run[], place: number): Run | undefined {
	let low = 0;
	let high = runs.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const run = runs[middle] as Run;
		if (place < run.from) high = middle - 1;
		else if (place >= run.to) low = middle + 1;
		else return run;
	}
	return undefined;
}

import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_BREATH_MS = 60_000;

/** Where mails queue for the server: so many at once, so fast, and less of both when the server asks for it. */
export interface Gate {
	/** Waits for a place and for its turn in time, then works; a place is free again when the work has ended. */
	run<T>(work: () => Promise<T>): Promise<T>;
	/** Waits for the next turn without giving up the place: for another attempt of the same work. */
	turn(): Promise<void>;
	/** The server has let us in: from now on up to `max` at once. Before, one alone. */
	widen(): void;
	/** The server says that we are too many or too fast: one fewer at once, or a breath for all, each longer than the last. */
	easeOff(): void;
	/** A mail went through: the next breath is a short one again. The width stays; the server may mean it for the day. */
	passed(): void;
}

export function openGate({
	max,
	perSecond,
	breathMs,
}: {
	max: number;
	perSecond: number;
	breathMs: number;
}): Gate {
	const waiting: (() => void)[] = [];
	let widest = max;
	let width = 1;
	let busy = 0;
	let nextTurn = 0;
	let breath = 0;

	function admit(): void {
		for (; busy < width && waiting.length > 0; busy++) waiting.shift()!();
	}

	async function turn(): Promise<void> {
		const now = performance.now();
		const at = Math.max(now, nextTurn);
		nextTurn = at + 1000 / perSecond;
		if (at > now) await wait(at - now);
	}

	return {
		turn,
		async run(work) {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				admit();
			});
			try {
				await turn();
				return await work();
			} finally {
				busy--;
				admit();
			}
		},
		widen() {
			width = widest;
			admit();
		},
		easeOff() {
			if (width > 1) {
				widest = width = width - 1;
				return;
			}
			widest = 1;
			breath = Math.min(LONGEST_BREATH_MS, breath === 0 ? breathMs : breath * 2);
			nextTurn = Math.max(nextTurn, performance.now() + breath);
		},
		passed() {
			breath = 0;
		},
	};
}

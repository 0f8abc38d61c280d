/** Lets so many work at once; the others wait in order. One alone at first, `max` after `widen`. */
export function openSlots(max: number): { run<T>(work: () => Promise<T>): Promise<T>; widen(): void } {
	const waiting: (() => void)[] = [];
	let free = 1;
	let width = 1;

	function release(): void {
		const next = waiting.shift();
		if (next) next();
		else free++;
	}

	return {
		async run(work) {
			if (free > 0) free--;
			else await new Promise<void>((resolve) => waiting.push(resolve));
			try {
				return await work();
			} finally {
				release();
			}
		},
		widen() {
			for (; width < max; width++) release();
		},
	};
}

const MOST_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a job when fewer than two others run in this n8n process, first come, first served. */
export async function inTurn<T>(job: () => Promise<T>): Promise<T> {
	// One that ends hands its place on, so nobody who comes in between takes it.
	if (running < MOST_AT_ONCE) running += 1;
	else await new Promise<void>((go) => waiting.push(go));
	try {
		return await job();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

/** Slower than this is no line that works. */
const SLOWEST_BYTES_PER_SECOND = 32_000;

/** In timeouts: until the server asks for the mail, while it is handed over, and until it confirms it. */
const UNTIL_ASKED = 6;
const HANDING_OVER = 6;
const UNTIL_CONFIRMED = 30;

export const longestSilence = (timeoutMs: number): number => UNTIL_CONFIRMED * timeoutMs;

/** Gives each part of an attempt its end, whether the server is silent or trickles. */
export interface AttemptClock {
	signal: AbortSignal;
	/** The whole mail is on its way: the server may have it from now on. */
	readonly handedOver: boolean;
	/** Watches the stream that nodemailer reads the mail from. */
	watch(mail: NodeJS.ReadableStream): void;
	stop(): void;
}

/**
 * The shortest patience is for the commands, the longest for the answer after the mail: whoever turns away while the
 * server still scans the mail makes it arrive twice (RFC 5321, section 4.5.3.2: ten minutes).
 */
export function attemptClock(timeoutMs: number, bytes: number): AttemptClock {
	const controller = new AbortController();
	let timer: NodeJS.Timeout;
	let handedOver = false;

	function allow(milliseconds: number): void {
		clearTimeout(timer);
		timer = setTimeout(() => controller.abort(), milliseconds);
	}

	allow(UNTIL_ASKED * timeoutMs);
	return {
		signal: controller.signal,
		get handedOver() {
			return handedOver;
		},
		watch(mail) {
			mail.once('resume', () => allow(HANDING_OVER * timeoutMs + (bytes / SLOWEST_BYTES_PER_SECOND) * 1000));
			mail.once('end', () => {
				handedOver = true;
				allow(UNTIL_CONFIRMED * timeoutMs);
			});
		},
		stop: () => clearTimeout(timer),
	};
}

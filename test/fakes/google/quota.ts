import { GoogleError } from './googleError';

export interface Limits {
	/** A minute and user. Google's own: 60. https://developers.google.com/workspace/sheets/api/limits */
	reads: number;
	writes: number;
}

/** Counts requests a minute and user; each batch counts as one. */
export class Quota {
	private readonly limits: Limits;
	private minute = -1;
	private readonly used = new Map<string, number>();

	constructor(limits: Limits) {
		this.limits = limits;
	}

	take(email: string, kind: keyof Limits): void {
		const minute = Math.floor(Date.now() / 60_000);
		if (minute !== this.minute) {
			this.minute = minute;
			this.used.clear();
		}
		const key = `${kind} ${email}`;
		const count = (this.used.get(key) ?? 0) + 1;
		this.used.set(key, count);
		if (count <= this.limits[kind]) return;
		const metric = kind === 'reads' ? 'Read requests' : 'Write requests';
		throw new GoogleError(
			429,
			'RESOURCE_EXHAUSTED',
			`Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:000000000000'.`,
		);
	}
}

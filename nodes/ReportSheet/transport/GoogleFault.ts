import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { reasonFor, type Refusal } from './reasons';

/** Google refused, or did not answer. The message is for the officer, the description for the admin. */
export class GoogleFault extends NodeApiError {
	readonly refusal: Refusal;
	/** The call may have done its work although no answer came: it must not be sent again blindly. */
	readonly unsure: boolean;

	constructor(node: INode, refusal: Refusal, { account, unsure }: { account: string; unsure: boolean }) {
		const { status, message, reason } = refusal;
		super(node, { message, reason, status } as JsonObject, {
			message: reasonFor(refusal, account),
			description: `Google: ${status || 'no answer'} ${reason} ${message}`.trim(),
			httpCode: status ? String(status) : undefined,
		});
		this.refusal = refusal;
		this.unsure = unsure;
	}
}

/** Not allowed, as opposed to an API that is switched off or a quota that is used up. */
export const isForbidden = ({ refusal: { status, reason, message } }: GoogleFault): boolean =>
	status === 403 && !/accessNotConfigured|SERVICE_DISABLED|disabled|rateLimit/i.test(`${reason} ${message}`);

/** A call's value, or why Google refused it; any other failure is thrown on. */
export async function attempt<T>(
	call: Promise<T>,
): Promise<{ value: T; fault?: undefined } | { value?: undefined; fault: GoogleFault }> {
	return await call.then(
		(value) => ({ value }),
		(cause: unknown) => {
			if (!(cause instanceof GoogleFault)) throw cause;
			return { fault: cause };
		},
	);
}

/** Google's own words out of an answer's body. https://cloud.google.com/apis/design/errors */
export function refusalOf(status: number, body: unknown): Refusal {
	const parsed = typeof body === 'string' ? tryJson(body) : body;
	const { error, error_description } = (parsed ?? {}) as { error?: unknown; error_description?: string };
	if (typeof error === 'string') return { status, message: error_description ?? error, reason: error };
	const known = (error ?? {}) as {
		message?: string;
		status?: string;
		errors?: { reason?: string }[];
		details?: { reason?: string }[];
	};
	const reason =
		known.errors?.[0]?.reason ?? known.details?.find((one) => one.reason)?.reason ?? known.status ?? '';
	return { status, message: (known.message ?? '').slice(0, 500), reason };
}

function tryJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

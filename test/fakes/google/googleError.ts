/** An answer other than 200, with the body that Google's REST services give. https://cloud.google.com/apis/design/errors */
export class GoogleError extends Error {
	readonly status: number;
	readonly code: string;
	/** `reason` as Drive names it in `errors[0]`. */
	readonly reason: string;

	constructor(status: number, code: string, message: string, reason = '') {
		super(message);
		this.status = status;
		this.code = code;
		this.reason = reason;
	}

	body(): object {
		const { status, code, message, reason } = this;
		const errors = reason ? [{ domain: 'global', reason, message }] : undefined;
		return { error: { code: status, message, status: code, errors } };
	}
}

export const badRequest = (message: string) => new GoogleError(400, 'INVALID_ARGUMENT', message);
export const notFound = () =>
	new GoogleError(404, 'NOT_FOUND', 'Requested entity was not found.', 'notFound');
export const forbidden = () =>
	new GoogleError(403, 'PERMISSION_DENIED', 'The caller does not have permission', 'forbidden');

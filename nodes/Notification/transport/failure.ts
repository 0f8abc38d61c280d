import type { SmtpCredential } from './connectionOptions';

export type ErrorClass = 'permanent' | 'temporary' | 'connection' | 'auth' | 'message';

/** What went wrong with one attempt and what follows from it. */
export interface Failure {
	errorClass: ErrorClass;
	/** A Vietnamese sentence for the officer. */
	reason: string;
	/** The server's answer or the system's word for it; no secret, one line. */
	response: string;
	/** Never to be tried again, in later runs neither. */
	final: boolean;
	/** Worth another attempt within this run. */
	retry: boolean;
	/** The server had let us in: the trouble is this mail's alone. */
	metServer: boolean;
}

interface SmtpError {
	code?: string;
	message?: string;
	response?: string;
	responseCode?: number;
	command?: string;
}

/** SMTP commands that are about the recipient or the mail; all earlier ones are about us (RFC 5321, section 3.3). */
const ABOUT_THE_MAIL = /^(RCPT TO|DATA)/;
const NOT_THE_MAIL = new Set([
	'ECONNECTION',
	'ETIMEDOUT',
	'ESOCKET',
	'EDNS',
	'ETLS',
	'EPROTOCOL',
	'EABORT',
	'EPROXY',
]);

/** Reads an error of nodemailer. */
export function failureOf(error: unknown, credential: SmtpCredential): Failure {
	const { code = '', command = '', responseCode = 0, response, message } = error as SmtpError;
	const about = ABOUT_THE_MAIL.test(command);
	const says = {
		response: secretFree(response ?? message ?? '', credential),
		metServer: about || command === 'MAIL FROM',
	};
	const known = (
		errorClass: ErrorClass,
		reason: string,
		then: { final?: boolean; retry?: boolean },
	): Failure => ({
		errorClass,
		reason,
		final: false,
		retry: false,
		...says,
		...then,
	});
	const permanent = responseCode >= 500 && responseCode !== 503;

	if (responseCode >= 400 && !permanent)
		return known('temporary', laterReason(responseCode), { retry: true });
	if (permanent && about)
		return known('permanent', refusedReason(responseCode, says.response), { final: true });
	if (code === 'EMESSAGE' || (permanent && responseCode === 552))
		return known('message', TOO_LARGE, { final: true });
	if (code === 'EAUTH' || code === 'ENOAUTH') return known('auth', WRONG_LOGIN, {});
	if (permanent && command === 'MAIL FROM') return known('auth', WRONG_SENDER, {});
	if (/certificate|self-signed/i.test(message ?? '')) return known('connection', BAD_CERTIFICATE, {});
	if (NOT_THE_MAIL.has(code) || permanent) return known('connection', NO_CONNECTION, { retry: !permanent });
	if (code === 'EENVELOPE') return known('message', BAD_ADDRESS, { final: true });
	return known('message', NOT_SENDABLE, { final: true });
}

/** One line, at most 300 characters, without the credential's password in clear or in base64. */
export function secretFree(text: string | undefined, { password }: SmtpCredential): string {
	let clean = (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
	if (password)
		for (const secret of [password, Buffer.from(password).toString('base64')])
			clean = clean.replaceAll(secret, '***');
	return clean.slice(0, 300);
}

/** A sentence that names who of several recipients was refused; undefined when none was. */
export function rejectedRecipients(
	rejected: (string | { address: string })[] | undefined,
): string | undefined {
	if (!rejected?.length) return undefined;
	const names = rejected.map((one) => (typeof one === 'string' ? one : one.address));
	return `Máy chủ thư không nhận các địa chỉ: ${names.join(', ')}. Những địa chỉ còn lại đã nhận thư.`;
}

function refusedReason(responseCode: number, response: string): string {
	if (responseCode === 552 || /\b5\.2\.2\b/.test(response))
		return `Hộp thư người nhận đã đầy hoặc thư quá lớn (mã ${responseCode}). Xin gọi điện cho đơn vị.`;
	if (/\b5\.7\.\d/.test(response))
		return `Máy chủ thư từ chối thư này theo quy định của họ (mã ${responseCode}). Xin báo quản trị kiểm tra hộp thư gửi.`;
	return `Máy chủ thư không nhận thư cho địa chỉ này (mã ${responseCode}). Xin kiểm tra lại email của đơn vị trong danh bạ.`;
}

function laterReason(responseCode: number): string {
	return `Máy chủ thư tạm thời chưa nhận thư (mã ${responseCode}). Hệ thống sẽ gửi lại ở lượt sau.`;
}

const NO_CONNECTION =
	'Không kết nối được với máy chủ thư. Hệ thống sẽ gửi lại ở lượt sau; nếu còn lặp lại, xin báo quản trị kiểm tra máy chủ thư và đường mạng.';
const BAD_CERTIFICATE =
	'Chứng thư bảo mật của máy chủ thư không hợp lệ nên hệ thống chưa gửi. Xin báo quản trị kiểm tra máy chủ thư.';
const WRONG_LOGIN =
	'Máy chủ thư không chấp nhận tài khoản gửi thư. Xin báo quản trị kiểm tra tài khoản SMTP trong n8n; sau đó hệ thống sẽ gửi lại.';
const WRONG_SENDER =
	'Máy chủ thư không cho gửi từ địa chỉ người gửi này. Xin báo quản trị kiểm tra email gửi đi ở biểu mẫu Thiết lập; sau đó hệ thống sẽ gửi lại.';
const TOO_LARGE = 'Máy chủ thư không nhận vì thư quá lớn. Xin gửi tệp đính kèm nhỏ hơn.';
const BAD_ADDRESS = 'Địa chỉ người nhận không gửi được. Xin kiểm tra lại email của đơn vị trong danh bạ.';
const NOT_SENDABLE = 'Thư không gửi được vì nội dung hoặc tệp đính kèm có lỗi. Xin báo quản trị.';

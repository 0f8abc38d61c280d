import { header, type ReceivedMail } from './receivedMail';

const SUBJECT =
	/^(?:\W*)(?:automatic reply|auto(?:matic)?[- ]?(?:reply|respon|answer)|out of (?:the )?office|ooo\b|away from (?:my|the)|on (?:annual )?leave|trả lời tự động|tự động trả lời|(?:thư|email) (?:trả lời |phản hồi )?tự động|phản hồi tự động|thông báo (?:vắng mặt|nghỉ)|vắng mặt|đi vắng|đang (?:đi )?(?:công tác|nghỉ)|nghỉ phép)/;
const ANSWERS_BY_ITSELF = [
	'x-autoreply',
	'x-autorespond',
	'x-autoresponder',
	'x-auto-response-suppress',
	'x-vacation',
];

/** Whether a machine wrote the mail because ours came (RFC 3834): out of office, receipts of reading, tickets. */
export function isAutoReply(mail: ReceivedMail): boolean {
	const submitted = header(mail, 'auto-submitted').toLowerCase();
	if (submitted && !/^no\b/.test(submitted)) return true;
	if (isReadReceipt(mail)) return true;
	if (ANSWERS_BY_ITSELF.some((name) => header(mail, name))) return true;
	if (/auto_?reply/i.test(header(mail, 'precedence'))) return true;
	const isList = Boolean(header(mail, 'list-id') || header(mail, 'list-unsubscribe'));
	if (!isList && /^(?:bulk|junk)$/i.test(header(mail, 'precedence').trim())) return true;
	return SUBJECT.test(mail.subject.normalize('NFC').toLowerCase());
}

/** A receipt says that a mail was shown or thrown away (RFC 8098), which is no report of the unit. */
function isReadReceipt(mail: ReceivedMail): boolean {
	return (
		/report-type="?disposition-notification/i.test(header(mail, 'content-type')) ||
		mail.parts.some(({ type }) => type === 'message/disposition-notification')
	);
}

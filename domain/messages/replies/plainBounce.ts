import { addressesOf } from '../mailAddress';
import { statusIn, type Action, type RecipientStatus } from './deliveryReport';
import { header, type ReceivedMail } from './receivedMail';

const DAEMON = /^(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|mail\.?delivery|bounce)/i;
const DAEMON_NAME = /mail delivery|mailer-daemon|delivery sub-?system|hệ thống (?:chuyển|gửi|phát) thư/i;

/** In subjects, in lower case. */
const RETURNED =
	/undeliver|delivery (?:status notification|failure|failed|has failed)|failure notice|returned mail|returning message|mail (?:delivery|system) (?:failed|error)|could ?n[o']t be delivered|(?:thư|tin nhắn|email).*(?:không|chưa|chẳng).*(?:gửi|chuyển|phát|giao)|(?:không|chưa)(?: thể)? (?:gửi|chuyển|phát|giao)|gửi thư (?:thất bại|không thành công)|thư (?:bị )?(?:trả lại|hoàn lại)/;
const DELAYED =
	/delay|warning: (?:message|could not)|still being retried|chậm|trì hoãn|(?:sẽ|đang|tiếp tục) (?:thử|gửi) lại/;
const FAILED = /fail|undeliver|return|thất bại|trả lại|không thành công/;
const WARNING_ONLY =
	/will be retried|still (?:being retried|trying)|warning message only|chưa cần gửi lại|sẽ thử (?:gửi )?lại/;

/** Where the returned mail begins: what stands below is ours, not the server's. */
const COPY =
	/^.{0,20}(?:below this line is a copy|this is a copy of (?:the|your) message|original message (?:headers|follows)|copy of the message|nội dung thư (?:gốc|ban đầu)|tiêu đề thư (?:gốc|ban đầu)).*$/im;
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/**
 * The recipients of a bounce that keeps to no standard (qmail, Exim, older Exchange, appliances), empty when the mail
 * is none. Whoever claims one must be a mail system: a person who writes "không gửi được" answers us.
 */
export function plainBounce(mail: ReceivedMail): RecipientStatus[] {
	const named = header(mail, 'x-failed-recipients');
	if (!named && !(fromDaemon(mail) && saysSo(mail))) return [];
	const [report = ''] = mail.text.split(COPY);
	const action = actionOf(mail, report);
	const addresses = namedAddresses(mail, named || report);
	if (addresses.length === 0) return [{ addresses, action, status: statusIn('', report), diagnostic: '' }];
	return addresses.map((address) => {
		const words = wordsAbout(address, report);
		return { addresses: [address], action, status: statusIn('', words), diagnostic: words };
	});
}

/** Without the box that the bounce came to. */
function namedAddresses(mail: ReceivedMail, text: string): string[] {
	const found = (written: string) => addressesOf((written.match(ADDRESS) ?? []).join(','));
	const own = found(['to', 'delivered-to'].map((name) => header(mail, name)).join(' '));
	return [...new Set(found(text))].filter((address) => !own.includes(address));
}

function fromDaemon(mail: ReceivedMail): boolean {
	const { name, address } = mail.from;
	const nobody = /^\s*<>\s*$/.test(header(mail, 'return-path'));
	return nobody || DAEMON.test(address) || DAEMON_NAME.test(name.normalize('NFC'));
}

function saysSo(mail: ReceivedMail): boolean {
	return (
		RETURNED.test(plain(mail.subject)) ||
		DELAYED.test(plain(mail.subject)) ||
		/qmail-send program/i.test(mail.text)
	);
}

function actionOf({ subject }: ReceivedMail, report: string): Action {
	const onlyLate = DELAYED.test(plain(subject)) && !FAILED.test(plain(subject));
	return onlyLate || WARNING_ONLY.test(plain(report)) ? 'delayed' : 'failed';
}

/** The line that names the address and the three after it. */
function wordsAbout(address: string, report: string): string {
	const lines = report.split(/\r?\n/);
	const at = lines.findIndex((line) => line.toLowerCase().includes(address));
	return lines
		.slice(Math.max(0, at), at + 4)
		.join(' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);
}

function plain(text: string): string {
	return text.normalize('NFC').toLowerCase();
}

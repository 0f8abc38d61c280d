const MAILBOX = /^[a-z0-9](?:[a-z0-9._%+'-]*[a-z0-9_+-])?$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

/** What a cell gives: a usable value, or a Vietnamese clause that says what is wrong and what to do. */
export type Checked = { value: string } | { problem: string };

/** One email address, as it may stand in a mail's To; anything else in the cell is a problem. */
export function checkEmail(text: string): Checked {
	if ((text.match(/@/g) ?? []).length > 1) {
		return { problem: `“${shorten(text)}” có nhiều địa chỉ; hãy chỉ giữ một địa chỉ email` };
	}
	const [mailbox = '', domain = ''] = text.split('@');
	const usable =
		text.length <= 254 &&
		mailbox.length <= 64 &&
		MAILBOX.test(mailbox) &&
		!mailbox.includes('..') &&
		DOMAIN.test(domain);
	return usable
		? { value: text }
		: { problem: `“${shorten(text)}” không phải địa chỉ email; hãy sửa theo dạng ten@tenmien.vn` };
}

/**
 * One telephone number of Việt Nam, given back as digits: ten from 0 (mobile), eleven from 02 (landline), or a
 * 1800 and 1900 number. `+84` becomes 0, and the 0 that a spreadsheet drops from a number is put back.
 */
export function checkPhone(text: string): Checked {
	const digits = text.replace(/[\s.()-]/g, '').replace(/^(?:\+|00)84(?:0(?=\d{9}))?|^84(?=\d{9,10}$)/, '0');
	const whole = /^(?:[1-9]\d{8}|2\d{9})$/.test(digits) ? `0${digits}` : digits;
	if (/^(?:0[1-9]\d{8}|02\d{9}|1[89]00\d{4}(?:\d{2})?)$/.test(whole)) return { value: whole };
	const several = /[;,/]|\bvà\b/.test(text) && digits.length > 12;
	return {
		problem: several
			? `“${shorten(text)}” có nhiều số; hãy chỉ giữ một số điện thoại`
			: `“${shorten(text)}” không phải số điện thoại; hãy ghi đủ 10 chữ số bắt đầu bằng 0 (máy bàn: 11 chữ số bắt đầu bằng 02)`,
	};
}

/** The id of a person at a Zalo Official Account: digits. */
export function checkZaloUserId(text: string): Checked {
	if (/^\d{6,25}$/.test(text)) return { value: text };
	return {
		problem: `“${shorten(text)}” không phải Zalo user_id; hãy đặt định dạng ô là Văn bản rồi dán lại đủ các chữ số`,
	};
}

/** The id of a Zalo group: letters, digits, - and _. */
export function checkZaloGroupId(text: string): Checked {
	if (/^[\w-]{6,64}$/.test(text)) return { value: text };
	return {
		problem: `“${shorten(text)}” không phải Zalo group_id; hãy đặt định dạng ô là Văn bản rồi dán lại mã nhóm`,
	};
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

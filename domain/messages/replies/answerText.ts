const LONGEST = 4_000;

/** Where what a person wrote ends and what they quote begins. */
const QUOTE = [
	/^-{2,}\s*(?:original message|forwarded message|thư gốc|tin nhắn gốc|thư đã chuyển tiếp)\s*-{2,}/i,
	/^_{10,}$/,
	/^(?:on|vào|lúc)\b.{4,300}(?:wrote|đã viết|viết)\s*:$/i,
	/^(?:from|từ|người gửi)\s*:.*@/i,
];

/** What a person answered, without the mail that they quote below it; at most 4,000 characters. */
export function answerText(text: string): string {
	const lines = text.normalize('NFC').replace(/\r\n/g, '\n').split('\n');
	const end = lines.findIndex((line, i) => {
		const joined = `${line.trim()} ${lines[i + 1]?.trim() ?? ''}`.trim();
		return line.startsWith('>') || QUOTE.some((quote) => quote.test(line.trim()) || quote.test(joined));
	});
	const own = (end === -1 ? lines : lines.slice(0, end)).join('\n').trim();
	return own.slice(0, LONGEST);
}

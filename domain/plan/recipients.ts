import type { Plan, RecipientPurpose } from '../types';
import { canon } from './canon';
import type { Line } from './lines';
import { readMark } from './marks';

const PURPOSES: [RecipientPurpose, RegExp][] = [
	['report', /(?:b\/c|báo cáo|bc)/u],
	['coordinate', /(?:p\/h|phối hợp|ph\/h)/u],
	['implement', /(?:t\/h|thực hiện|th\/h|triển khai)/u],
];

/** The signature, when both columns became one line: "- UBND huyện (b/c); KT. CHỦ TỊCH". */
const BESIDE = /([;.])\s+(?:(?:TM|KT|TL|TUQ|Q)\s*\..*|\p{Lu}{2,}(?:\s+\p{Lu}{2,})+)$/u;
/** "VT, VHXH (3b)": how many copies are filed. */
const COPIES = /[.,]?\s+\(?\d+\s*(?:b|bản)\)?$/iu;

/** Nơi nhận (Nghị định 30/2020/NĐ-CP, Điều 8): who gets the document, and what for. */
export function readRecipients(foot: Line[]): Plan['recipients'] {
	const start = foot.findIndex((line) => /^nơi nhận/u.test(canon(line.text)));
	if (start < 0) return [];
	const recipients: Plan['recipients'] = [];
	for (const [at, line] of foot.slice(start).entries()) {
		// Beside the list stands the signature, when both columns were merged into one line.
		const text = (line.cells[0] ?? '')
			.replace(/^nơi nhận\s*:?\s*/iu, '')
			.replace(BESIDE, '$1')
			.trim();
		if (at === 0 && /;|^[-–]/u.test(text)) {
			// "Nơi nhận: Ban Giám đốc; các tổ; lưu VT." on one line.
			recipients.push(...text.split(/;\s*/u).map(recipientOf));
			continue;
		}
		const { mark } = readMark(text);
		const listed =
			mark === 'dash' ||
			mark === 'star' ||
			mark === 'plus' ||
			/;$/.test(text) ||
			/^lưu\s*:/u.test(canon(text));
		if (listed) recipients.push(recipientOf(text));
	}
	return recipients.filter((recipient) => recipient.name !== '');
}

function recipientOf(text: string): Plan['recipients'][number] {
	const plain = readMark(text)
		.body.replace(/^[-–—•*+\s]+/u, '')
		.replace(/[;.,\s/]+$/u, '');
	const filed = /^lưu(?:\s*:\s*|\s+|$)/u.exec(canon(plain));
	if (filed) return { name: plain.slice(filed[0].length).replace(COPIES, ''), purpose: 'file' };
	const bracket = /\s*\(([^()]*)\)?$/u.exec(plain);
	const purpose = bracket && PURPOSES.find(([, pattern]) => pattern.test(canon(bracket[1] ?? '')))?.[0];
	if (bracket && purpose) return { name: plain.slice(0, bracket.index), purpose };
	// "(để chỉ đạo)" says what for in words that are no purpose here.
	const other = /\s*\((?:để )?\p{Ll}+(?: \p{Ll}+){0,2}\)$/u.exec(plain);
	return { name: other ? plain.slice(0, other.index) : plain, purpose: null };
}

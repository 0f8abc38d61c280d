import type { Audience, Channel, FollowUpPolicy, FollowUpStep } from '../../types';
import { audienceWords } from '../stepWords';

const PEOPLE: Record<string, Audience> = {
	'đầu mối': 'contact',
	'đầu mối đơn vị': 'contact',
	'lãnh đạo đơn vị': 'head',
	'lãnh đạo ubnd': 'chair',
};
const CHANNELS: readonly string[] = ['email', 'zalo'] satisfies Channel[];
const CLOCK = /^([01]?\d|2[0-3])\s*(?::|h|giờ)\s*([0-5]\d)?$/iu;
/** The workflow looks once an hour from 6 to 20: a window beyond that would promise what nobody keeps. */
const EARLIEST = '06:00';
const LATEST = '21:00';
const MOST_DAYS = 60;

/** A ladder as the officer edits it, one step a line: `quá hạn 2 ngày; 08:00; lãnh đạo đơn vị; email`. */
export function ladderText({ steps }: FollowUpPolicy): string {
	return steps
		.map(({ workingDays: days, at, to, channels }) => {
			const when = days === 0 ? 'ngày hạn' : days < 0 ? `trước hạn ${-days} ngày` : `quá hạn ${days} ngày`;
			return [when, at, audienceWords(to), channels.join(', ')].join('; ');
		})
		.join('\n');
}

/**
 * Reads a ladder; each problem is a Vietnamese sentence that names the line or the field, and then `policy` must not be
 * used. A step's id follows from its day and its person, so that what was sent stays known when its hour is changed.
 */
export function readLadderText(typed: { steps: string; from: string; to: string }): {
	policy: FollowUpPolicy;
	problems: string[];
} {
	const { window, problems } = readWindow(typed);
	const isWindow = problems.length === 0;
	const steps: FollowUpStep[] = [];
	const lineOf = new Map<string, number>();
	typed.steps.split('\n').forEach((written, i) => {
		const line = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
		if (line === '') return;
		const number = i + 1;
		const step = readLine(line);
		if (typeof step === 'string') return problems.push(`Dòng ${number}: ${step}`);
		const before = lineOf.get(step.id);
		if (before !== undefined)
			problems.push(
				`Dòng ${number}: ${audienceWords(step.to)} đã có một bước cùng ngày ở dòng ${before}; mỗi người mỗi ngày chỉ nhận một thư, hãy bỏ một dòng.`,
			);
		else if (isWindow && (step.at < window.from || step.at >= window.to))
			problems.push(
				`Dòng ${number}: ${step.at} nằm ngoài khung giờ gửi ${window.from}–${window.to}, hãy sửa giờ hoặc khung giờ.`,
			);
		else if (isWindow && nextRun(step.at) >= window.to)
			problems.push(
				`Dòng ${number}: ${step.at} quá sát giờ ngừng gửi ${window.to}; hệ thống chạy vào phút 05 mỗi giờ, hãy chọn giờ sớm hơn.`,
			);
		lineOf.set(step.id, number);
		return steps.push(step);
	});
	if (steps.length === 0 && problems.length === 0)
		problems.push(
			'Chưa có bước nhắc nào: hãy nhập ít nhất một dòng; muốn ngừng nhắc thì dùng mục Tạm dừng nhắc.',
		);
	return { policy: { steps, window }, problems };
}

function readWindow({ from, to }: { from: string; to: string }) {
	const [start, end] = [clockOf(from), clockOf(to)];
	const problems: string[] = [];
	if (!start) problems.push('Giờ bắt đầu gửi chưa đúng: hãy nhập dạng 07:30.');
	if (!end) problems.push('Giờ ngừng gửi chưa đúng: hãy nhập dạng 17:30.');
	if (start && end && start >= end) problems.push('Giờ ngừng gửi phải sau giờ bắt đầu gửi: hãy sửa lại.');
	else if (start && end && (start < EARLIEST || end > LATEST))
		problems.push(`Khung giờ gửi phải nằm trong ${EARLIEST}–${LATEST}: hãy sửa lại.`);
	return { window: { from: start ?? '', to: end ?? '' }, problems };
}

/** A step, or what is wrong with the line. */
function readLine(line: string): FollowUpStep | string {
	const [when = '', hour = '', who = '', how = '', ...more] = line.split(';').map((part) => part.trim());
	const workingDays = daysOf(when.toLocaleLowerCase('vi'));
	if (workingDays === null)
		return `“${when}” chưa rõ là bước nào, hãy ghi dạng “trước hạn 3 ngày”, “ngày hạn” hoặc “quá hạn 2 ngày”.`;
	if (Math.abs(workingDays) > MOST_DAYS) return `số ngày quá lớn, hãy ghi từ 1 đến ${MOST_DAYS}.`;
	const at = clockOf(hour);
	if (!at) return `“${hour}” không phải là giờ, hãy ghi dạng 08:00 sau dấu chấm phẩy thứ nhất.`;
	const to = PEOPLE[who.toLocaleLowerCase('vi')];
	if (!to) return `“${who}” chưa rõ là ai, hãy ghi “đầu mối đơn vị”, “lãnh đạo đơn vị” hoặc “lãnh đạo UBND”.`;
	const channels = (how || 'email').toLocaleLowerCase('vi').split(/\s*,\s*/);
	if (!channels.every((one) => CHANNELS.includes(one)) || new Set(channels).size < channels.length)
		return `kênh “${how}” chưa đúng, hãy ghi “email”, “zalo” hoặc “email, zalo”.`;
	if (more.length > 0) return `thừa phần “${more.join('; ')}”, hãy bỏ đi.`;
	const id = `d${workingDays > 0 ? '+' : ''}${workingDays}${to === 'contact' ? '' : `-${to}`}`;
	return { id, workingDays, at, to, channels: channels as Channel[] };
}

/** The workflow looks at five past every hour. */
function nextRun(at: string): string {
	const [hour = '', minute = ''] = at.split(':');
	return Number(minute) <= 5 ? `${hour}:05` : `${String(Number(hour) + 1).padStart(2, '0')}:05`;
}

function daysOf(words: string): number | null {
	if (/^(?:đúng )?ngày (?:đến )?hạn$/u.test(words)) return 0;
	const [, side, days] = /^(trước|quá|sau)(?: hạn)? 0*(\d{1,3})(?: ngày)?(?: làm việc)?$/u.exec(words) ?? [];
	if (!side || Number(days) === 0) return null;
	return side === 'trước' ? -Number(days) : Number(days);
}

function clockOf(text: string): string | null {
	const [, hour, minute] = CLOCK.exec(text.trim()) ?? [];
	return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

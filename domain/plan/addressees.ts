import { canon } from './canon';
import { taskDueIn, type TimeContext } from './dueTimes';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { isSpecific, namesIn } from './parties';
import { roleOf } from './role';
import type { SectionLine } from './sections';
import { unitHeadingOf } from './unitHeading';
import { splitNames } from './unitNames';
import { beginsWithVerb, firstVerb } from './verbs';
import { ADDRESS } from './zones';

const ASKS =
	/(?<![a-zà-ỹ])(?:đề nghị|yêu cầu|kính đề nghị|giao|mời)\s+(?:các |quý |thủ trưởng |lãnh đạo )?(?:cơ quan|đơn vị|phòng|ban|ngành|địa phương|trường|đồng chí|tổ|thôn|quý)[^.;:]{0,60}?\s(?=(?:báo cáo|gửi|nộp|cung cấp|rà soát|thống kê|đăng ký|triển khai|thực hiện|tổ chức|tham gia|phối hợp|lập|cử|khẩn trương|quan tâm|chỉ đạo)(?![a-zà-ỹ]))/u;

/**
 * A công văn that asks all to whom it is sent for one thing, and names nobody else: they are who has the work.
 *
 * @param opening what stands before the body, the addressees among it
 */
export function readAddressees(opening: SectionLine[], body: SectionLine[], context: TimeContext): Group[] {
	const at = opening.findIndex((line) => ADDRESS.test(canon(line.text)));
	if (at < 0) return [];
	const [first, ...rest] = opening.slice(at) as [SectionLine, ...SectionLine[]];
	const end = rest.findIndex((line) => !/^(?:dash|star|plus)$/.test(line.mark) && !/;$/.test(line.text));
	const list = rest.slice(0, end < 0 ? rest.length : end);
	const names = [first.text.replace(/^[^:]*:\s*/u, ''), ...list.map((line) => line.body)].flatMap((text) =>
		namesIn(text.replace(/[.;,\s]+$/u, '')),
	);
	const asking = [...opening.slice(at + 1 + list.length), ...body].find((line) =>
		ASKS.test(canon(line.body)),
	);
	const found = asking && ASKS.exec(canon(asking.body));
	if (!asking || !found || names.length === 0) return [];
	const text = asking.body.slice(found.index + found[0].length).replace(/[\s:;,]+$/u, '');
	const due = [asking, ...body].map((line) => taskDueIn(line.body, context)).find((date) => date !== null);
	return [
		{
			names,
			tasks: [
				{
					text: text.charAt(0).toUpperCase() + text.slice(1),
					role: 'implement',
					due: due ?? null,
					evidence: evidenceOf(asking),
				},
			],
			heading: asking,
			lines: [asking],
		},
	];
}

/** A point that tells when or where and asks nothing. */
const LABEL = /^(?:thời gian|địa điểm|đối tượng|thành phần|kinh phí|hình thức)[^:]{0,30}:/u;
const INTRODUCES = /(?<![a-zà-ỹ])(?:đề nghị|yêu cầu|giao)\s+(?=[^:.;]{4,200}:$)/gu;

/**
 * "Sở Y tế đề nghị UBND các xã, phường:" above points that begin with what is to be done: all of them are theirs, up to
 * the first that speaks of another body.
 */
export function readIntroduced(
	opening: SectionLine[],
	body: SectionLine[],
	context: TimeContext,
): Group | null {
	const intro = opening.at(-1);
	const found = intro && [...canon(intro.body).matchAll(INTRODUCES)].at(-1);
	if (!intro || !found) return null;
	const whom = intro.body.slice(found.index + found[0].length).replace(/\s*:$/u, '');
	const names = splitNames(whom.slice(0, firstVerb(whom) ?? whom.length));
	const [first] = body;
	if (!first || first.mark === 'none' || names.length === 0 || !names.every(isSpecific)) return null;
	const end = body.findIndex(
		(line) => line.mark === 'none' || line.row !== null || unitHeadingOf(line) !== null,
	);
	const lines = body.slice(0, end < 0 ? body.length : end);
	if (!beginsWithVerb(first.body)) return null;
	const points = lines.filter(({ mark, body: words }) => mark === first.mark && !LABEL.test(canon(words)));
	return {
		names,
		tasks: points.map((line) => ({
			text: line.body,
			role: roleOf(line.body),
			due: taskDueIn(line.body, context),
			evidence: evidenceOf(line),
		})),
		heading: intro,
		lines,
	};
}

import { canon } from './canon';

/** Things that plans count, and the name that different spellings share. Longer ones first. */
const THINGS: [RegExp, string | null][] = [
	[/băng[ -]?(?:rôn|zôn|dôn|ron|zon)/u, 'băng rôn'],
	[/pa[ -]?nô/u, 'pa nô'],
	[/áp[ -]?phích/u, 'áp phích'],
	[/tin, bài|tin bài|tin\/bài/u, 'tin bài'],
	[/đơn vị máu/u, null],
	[/(?:suất|phần) quà/u, null],
	[/cây xanh|cây/u, null],
	[/(?:cuốn|quyển|đầu) sách/u, null],
	[/phóng sự|video(?: clip)?|bài viết|bản tin/u, null],
	[/(?:hội nghị|hội thảo|hội thi|cuộc thi|tọa đàm)(?: tập huấn| tuyên truyền)?/u, null],
	[
		/(?:lớp|buổi|đợt|cuộc) (?:tập huấn|tuyên truyền|truyền thông|sinh hoạt|ra quân|tổng vệ sinh|kiểm tra)/u,
		null,
	],
	[/mô hình|sáng kiến|công trình(?: thanh niên| măng non)?|sản phẩm/u, null],
	[/cụm cổ động|phướn|cờ phướn|lá cờ|khẩu hiệu|tờ rơi|tờ gấp/u, null],
	[/lượt (?:người|hộ)|câu lạc bộ|tổ công nghệ/u, null],
];

export const THING = new RegExp(`(?:${THINGS.map(([thing]) => thing.source).join('|')})(?![a-zà-ỹ])`, 'u');

/** @example thingName('băng zôn') === 'băng rôn' */
export function thingName(written: string): string {
	const text = canon(written);
	const name = THINGS.find(([thing]) => new RegExp(`^(?:${thing.source})$`, 'u').test(text))?.[1];
	return name ?? text;
}

/** "1.000" and "01" as numbers. */
export function countOf(digits: string): number {
	return Number(digits.replace(/\.(?=\d{3})/g, ''));
}

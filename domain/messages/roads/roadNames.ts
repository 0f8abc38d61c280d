import { foldName } from '../../text/foldName';
import type { Channel, RoadName } from '../../types';

/** What the officer reads and writes for each road. */
export const ROAD_WORDS: Record<RoadName, string> = {
	email: 'email',
	group: 'nhóm',
	consultation: 'tin tư vấn',
	templateUser: 'tin mẫu theo người dùng',
	templatePhone: 'tin mẫu theo số điện thoại',
	bot: 'bot',
};

/** The cheapest and most telling first; what costs money comes after what is free. */
export const DEFAULT_ROADS: readonly RoadName[] = [
	'email',
	'group',
	'consultation',
	'templateUser',
	'templatePhone',
	'bot',
];

export function channelOf(road: RoadName): Channel {
	return road === 'email' ? 'email' : 'zalo';
}

/**
 * Reads an order of roads as the officer types it, with commas between; empty for the default. Email goes last where it
 * is not named: a unit that has nothing else is still reached.
 *
 * @example readRoads('nhóm, email') // { roads: ['group', 'email'] }
 */
export function readRoads(text: string): { roads: RoadName[] } | { problem: string } {
	const words = text
		.split(/[,;>\n]/)
		.map((word) => word.trim())
		.filter(Boolean);
	if (words.length === 0) return { roads: [...DEFAULT_ROADS] };
	const byWord = new Map(DEFAULT_ROADS.map((road) => [foldName(ROAD_WORDS[road]), road]));
	const unknown = words.find((word) => !byWord.has(foldName(word)));
	if (unknown !== undefined) {
		return {
			problem: `Thứ tự kênh gửi: không có kênh “${unknown}”, hãy chọn trong: ${Object.values(ROAD_WORDS).join(', ')}.`,
		};
	}
	const roads = words.map((word) => byWord.get(foldName(word))!);
	return { roads: [...new Set<RoadName>([...roads, 'email'])] };
}

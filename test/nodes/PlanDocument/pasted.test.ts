import { tabbedTables } from '../../../nodes/PlanDocument/transport/text/tabbedTables';
import { tidyText } from '../../../nodes/PlanDocument/transport/text/tidyText';
import { isSyllable } from '../../../nodes/PlanDocument/transport/text/syllables';
import { encodingOfFont, tcvn3, vni } from '../../../nodes/PlanDocument/transport/text/oldEncodings';
import { runPlanDocument } from './runPlanDocument';

describe('pasted text becomes what the officer meant', () => {
	test.each([
		['line ends of every kind', 'a\r\nb\rc\u2028d\ve', 'a\nb\nc\nd\ne'],
		['a byte order mark', '\uFEFFKẾ HOẠCH', 'KẾ HOẠCH'],
		['blanks that do not break', 'Số:\u00A012', 'Số: 12'],
		['soft hyphens, signs of no width and of direction', 'th\u00ADông\u200B tin\u202E', 'thông tin'],
		['letters with their tones apart', 'Kế hoạch'.normalize('NFD'), 'Kế hoạch'],
		['bullets', '• a\n\t▪ b\n\uF0B7 c\n➢ d\n- e\n+ f', '- a\n\t- b\n- c\n- d\n- e\n+ f'],
		['bullets as letters of symbol fonts', '§\ta\no\tb\nØ\u00A0\u00A0c', '- a\n- b\n- c'],
		['no bullets out of words', 'o và q\nvăn bản', 'o và q\nvăn bản'],
		[
			'TCVN3 beside Unicode',
			'Kính gửi: Ủy ban\nKÕ ho¹ch tuyªn truyÒn trªn ®Þa bµn\nI. MôC §ÝCH CñA KÕ HO¹CH',
			'Kính gửi: Ủy ban\nKế hoạch tuyên truyền trên địa bàn\nI. MỤC ĐÍCH CỦA KẾ HOẠCH',
		],
		['VNI', 'Uûy ban nhaân daân phöôøng Hoøa Bình', 'Ủy ban nhân dân phường Hòa Bình'],
		[
			'words of other languages',
			'Müller, Øre và São Paulo; à la carte, ça',
			'Müller, Øre và São Paulo; à la carte, ça',
		],
		['units and money', 'từ 5°C đến 20 m², ± 3 µm, «Xanh – Sạch»', 'từ 5°C đến 20 m², ± 3 µm, «Xanh – Sạch»'],
	])('%s', (_, pasted, wanted) => expect(tidyText(pasted)).toBe(wanted));

	test.each([
		[
			'a table',
			'STT\tViệc\tĐơn vị\n1\tCờ\t\n2\t\tCông an\nHết',
			'STT | Việc | Đơn vị\n1 | Cờ | \n2 |  | Công an\nHết',
		],
		['no table: two columns', 'UBND\tCỘNG HÒA\nSố: 1\tngày 2', 'UBND\tCỘNG HÒA\nSố: 1\tngày 2'],
		[
			'no table: blanks before a signature',
			'Nơi nhận:\t\tTM. UBND\n- VT.\t\tCHỦ TỊCH',
			'Nơi nhận:\t\tTM. UBND\n- VT.\t\tCHỦ TỊCH',
		],
	])('tabs: %s', (_, pasted, wanted) => expect(tabbedTables(pasted)).toBe(wanted));

	test('the lines of the evidence are those of the text that is given out', async () => {
		const text =
			'\uFEFFKẾ HOẠCH\r\nTổng vệ sinh\r\nIII. TỔ CHỨC THỰC HIỆN\r\n1. Công an phường\r\n•\u00A0Giữ trật tự trước ngày 10/6/2026.';
		const { outputs } = await runPlanDocument([{ json: { text } }], {
			source: 'text',
			text: '={{ $json.text }}',
		});
		const { text: given, plan } = outputs[0]?.[0]?.json as unknown as {
			text: string;
			plan: { assignees: { tasks: { evidence: { text: string; line: number } }[] }[] };
		};
		const { evidence } = plan.assignees[0]?.tasks[0] ?? {};
		expect(given.split('\n')[(evidence?.line ?? 0) - 1]).toBe('- Giữ trật tự trước ngày 10/6/2026.');
	});
});

describe('old encodings', () => {
	test.each([
		['µ¸¶·¹ ©ÇÊÈÉË ¨»¾¼½Æ', 'àáảãạ âầấẩẫậ ăằắẳẵặ'],
		['ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ', 'èéẻẽẹ êềếểễệ ìíỉĩị'],
		['ßãáâä «åèæçé ¬êíëìî', 'òóỏõọ ôồốổỗộ ơờớởỡợ'],
		['ïóñòô \u00ADõøö÷ù úýûüþ', 'ùúủũụ ưừứửữự ỳýỷỹỵ'],
		['®§ ¡¢£¤¥¦', 'đĐ ĂÂÊÔƠƯ'],
	])('TCVN3 %s', (bytes, wanted) => expect(tcvn3(bytes)).toBe(wanted));

	test.each([
		['aøaùaûaõaï aâaàaáaåaãaä aêaèaéaúaüaë', 'àáảãạ âầấẩẫậ ăằắẳẵặ'],
		['eøeùeûeõeï eâeàeáeåeãeä ìíæóò', 'èéẻẽẹ êềếểễệ ìíỉĩị'],
		['oøoùoûoõoï oâoàoáoåoãoä ôôøôùôûôõôï', 'òóỏõọ ôồốổỗộ ơờớởỡợ'],
		['uøuùuûuõuï ööøöùöûöõöï yøyùyûyõî ñÑ', 'ùúủũụ ưừứửữự ỳýỷỹỵ đĐ'],
		['KEÁ HOAÏCH ÔÛ PHÖÔØNG', 'KẾ HOẠCH Ở PHƯỜNG'],
	])('VNI %s', (bytes, wanted) => expect(vni(bytes)).toBe(wanted));

	test.each([
		['.VnTime', 'kÕ', 'kế'],
		['.VnTimeH', 'kÕ', 'KẾ'],
		['VNI-Times', 'keá', 'kế'],
		['.VnTime', '\uF0D5', 'ế'],
	])('in the font %s, %s is %s', (font, bytes, wanted) => expect(encodingOfFont(font)?.(bytes)).toBe(wanted));

	test.each(['Times New Roman', 'VnArial', 'Vni', undefined])('the font %s is one of Unicode', (font) => {
		expect(encodingOfFont(font)).toBeNull();
	});

	test.each([
		...['nghiêng', 'quyển', 'Nguyễn', 'GIÁO', 'oanh', 'ưu', 'khuỷu', 'Đắk'].map(
			(word) => [word, true] as const,
		),
		...['keá', 'kÕ', 'hoaïch', 'phöôøng', 'René', 'Müller', 'thòì'].map((word) => [word, false] as const),
	])('%s could be a syllable: %s', (word, could) => expect(isSyllable(word)).toBe(could));
});

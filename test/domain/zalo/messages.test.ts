import fc from 'fast-check';
import { isNight } from '../../../domain/zalo/nightWindow';
import { zaloPhone } from '../../../domain/zalo/phone';
import { checkTemplate, shorten, type TemplateDefinition } from '../../../domain/zalo/templateCheck';
import { cleanText, splitText } from '../../../domain/zalo/text';

describe('text for Zalo', () => {
	it.each([
		['[@all] Họp lúc 8 giờ', 'Họp lúc 8 giờ'],
		['Mời [@123456] và [@nhóm] dự', 'Mời và dự'],
		['[@[@a]b] chồng nhau', 'chồng nhau'],
		['[@chưa đóng', '@chưa đóng'],
		['Giữ [ghi chú] và a@b.example', 'Giữ [ghi chú] và a@b.example'],
		['Hòa Bình', 'Hòa Bình'],
		['dòng một\r\ndòng hai \n', 'dòng một\ndòng hai'],
		['ẩn\u0000\u202egiấu', 'ẩngiấu'],
	])('%j becomes %j', (given, expected) => {
		const clean = cleanText(given.normalize('NFD'));
		expect(clean).toBe(expected.normalize('NFC'));
		expect(clean).not.toMatch(/\[@/);
	});

	it('is cut at the end of a sentence, not inside one', () => {
		const sentence = 'Đề nghị đơn vị báo cáo kết quả thực hiện trước ngày 18/05/2026. ';
		const parts = splitText(sentence.repeat(80));
		expect(parts.length).toBe(3);
		for (const part of parts) expect(part).toMatch(/2026\.$/);
	});

	it('is cut between paragraphs where there are some', () => {
		const paragraph = 'Câu một. Câu hai. '.repeat(40).trim();
		const parts = splitText([paragraph, paragraph, paragraph, paragraph].join('\n\n'));
		expect(parts.join('\n\n').split('\n\n')).toHaveLength(4);
		for (const part of parts) expect(part.startsWith('Câu một')).toBe(true);
	});

	it('loses no word, never passes 2,000 characters and tears no character apart, whatever it is', () => {
		const piece = fc.oneof(
			fc.lorem(),
			fc.constantFrom('👨‍👩‍👧‍👦', 'ệ', '. ', '\n\n', 'https://n8n.phuong.example/form/x'),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(50, 200, 2000), (pieces, longest) => {
				const text = cleanText(pieces.join(''));
				const parts = splitText(text, longest);
				expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
				for (const part of parts) {
					expect(part.length).toBeLessThanOrEqual(longest);
					// No part begins with what belongs to the character before it.
					expect(part).not.toMatch(/^(?:\p{M}|\u200d)/u);
					// Nor is half a character left.
					expect(part).not.toMatch(/\p{Cs}/u);
				}
			}),
		);
	});
});

describe('a phone', () => {
	it.each([
		['0900 000 001', '84900000001'],
		['+84 900 000 001', '84900000001'],
		['84900000001', '84900000001'],
		['(090) 000-0001', '84900000001'],
		['0900.000.001', '84900000001'],
		['900000001', '84900000001'],
		['0237 3852 345', null],
		['+1 202 555 0123', null],
		['0900 000 00', null],
		['không có', null],
		['', null],
	])('written %j is %j', async (written, expected) => {
		expect(await zaloPhone(written)).toBe(expected);
	});
});

describe('a template', () => {
	const definition: TemplateDefinition = {
		templateId: '7',
		name: 'Nhắc hạn',
		status: 'ENABLE',
		parameters: [
			{ name: 'don_vi', required: true, type: 'STRING', minLength: 2, maxLength: 30, acceptsEmpty: false },
			{ name: 'han', required: true, type: 'DATE', minLength: 0, maxLength: 20, acceptsEmpty: false },
			{ name: 'so_viec', required: false, type: 'NUMBER', minLength: 0, maxLength: 5, acceptsEmpty: true },
		],
	};
	const good = { don_vi: 'Trạm Y tế', han: '18/05/2026', so_viec: '3' };

	it.each([
		[good, null],
		[{ don_vi: 'Trạm Y tế', han: '17:00 18/05/2026' }, null],
		[{ ...good, so_viec: '' }, null],
		[{ han: '18/05/2026' }, -1122],
		[{ ...good, don_vi: '' }, -1122],
		[{ ...good, don_vi: 'x'.repeat(31) }, -1121],
		[{ ...good, don_vi: 'x' }, -1124],
		[{ ...good, han: 'mai' }, -1124],
		[{ ...good, so_viec: 'ba' }, -1124],
		[{ ...good, la: '1' }, -132],
	])('with %j ends in %j before anything is sent', (data, code) => {
		const failure = checkTemplate(definition, data, 'zbs');
		expect(failure?.code ?? null).toBe(code);
		if (failure) expect(failure.remedy).toBe('fix');
	});

	it('that is not approved is not sent', () => {
		expect(checkTemplate({ ...definition, status: 'PENDING_REVIEW' }, good, 'zbs')?.code).toBe(-131);
	});

	it('gets long names shortened at a word', () => {
		expect(shorten('Hưởng ứng Tháng hành động vì môi trường', 20)).toBe('Hưởng ứng Tháng…');
		expect(shorten('Ngắn', 20)).toBe('Ngắn');
	});
});

describe('the night', () => {
	it.each([
		['2026-05-18T21:59:59+07:00', false],
		['2026-05-18T22:00:00+07:00', true],
		['2026-05-18T23:00:00Z', false],
		['2026-05-18T22:59:59Z', true],
		['2026-05-18T06:00:00+07:00', false],
	])('%s is night: %j', (at, night) => {
		expect(isNight(Date.parse(at))).toBe(night);
	});
});

import { draftReport, lateLetter } from '../../../domain/summary';
import { letterOf } from '../../../domain/summary/letters';
import { summariseWard } from './summariseWard';
import { events, stored } from './wardBook';

const summary = summariseWard();
const report = draftReport(stored, summary);
const words = (from = report) => from.body.map(({ text }) => text).join('\n');

describe('the draft report', () => {
	test('has the three sections in order and an annex of indicators and of units', () => {
		expect(report.body.filter(({ kind }) => kind === 'section').map(({ text }) => text)).toEqual([
			'I. KẾT QUẢ THỰC HIỆN',
			'II. TỒN TẠI',
			'III. KIẾN NGHỊ',
		]);
		expect(report.annexes.map(({ title, rows }) => [title, rows.length])).toEqual([
			['Chỉ tiêu giao và kết quả', 3],
			['Kết quả của từng đơn vị', 45],
		]);
	});

	test('names the plan, leaves its own number blank, and says that it is not complete', () => {
		expect(report).toMatchObject({
			kind: 'BÁO CÁO',
			number: 'Số:       /BC-UBND',
			subject:
				'Kết quả thực hiện Kế hoạch số 36/KH-UBND ngày 08/05/2026 của Ủy ban nhân dân phường Hòa Bình Mẫu',
			placeAndDate: 'Hòa Bình Mẫu, ngày 22 tháng 5 năm 2026',
			signatory: ['TM. ỦY BAN NHÂN DÂN'],
			recipients: ['- Lưu: VT.'],
		});
		expect(words()).toContain('Mới có 28/44 đơn vị báo cáo, số liệu chưa đầy đủ.');
	});

	test('has the figures of the workbook in its sentences', () => {
		expect(words()).toContain(
			'Có 28/44 đơn vị đã báo cáo (64%); 27 đơn vị báo cáo đúng hạn (61%). 16 đơn vị chậm',
		);
		expect(words()).toContain(
			'Giao 44 đơn vị, 28 đơn vị đã báo cáo: 27 đơn vị báo “Hoàn thành”, 1 đơn vị báo “Không phát sinh”.',
		);
		const { assigned, reported, difference } = summary.indicators[0]!;
		expect(words()).toContain(
			`- Băng rôn treo tại trụ sở: giao ${assigned}, kết quả ${reported} (70%), thiếu ${-difference!}; 9 đơn vị chưa có số liệu.`,
		);
		expect(report.annexes[0]!.rows[0]).toEqual(['1', 'Băng rôn treo tại trụ sở', '27', '19', '-8', '70%']);
	});

	test('names each late unit with how late it is, in Vietnamese letters', () => {
		expect(words()).toContain(
			'a) Trường Trung học cơ sở Hòa Bình 1: chưa báo cáo, chậm 2 ngày làm việc, đã nhắc 2 lần, gần nhất lúc 08:00 ngày 21/05/2026; chưa nêu lý do.',
		);
		expect(words()).toContain('đ) Ban Chỉ huy Quân sự phường');
		expect([0, 3, 4, 5, 6, 22, 23, 24].map(letterOf)).toEqual(['a', 'd', 'đ', 'e', 'g', 'y', 'aa', 'ab']);
	});

	test('gives reasons and proposals as the units wrote them, each once', () => {
		const said = events.map((one) =>
			one.unit === 'HTX1' && one.kind === 'report.submitted'
				? { ...one, data: { ...one.data, note: 'Mưa bão\nkéo dài' } }
				: one,
		);
		const text = words(draftReport(stored, summariseWard({ events: said })));
		expect(text).toContain(
			'Hợp tác xã Dịch vụ nông nghiệp Mẫu: đã nộp trễ, chậm 1 ngày làm việc, đã nhắc 1 lần, gần nhất lúc 08:00 ngày 20/05/2026; đơn vị nêu: “Mưa bão kéo dài”.',
		);
		expect(text.match(/Mưa bão/g)).toHaveLength(1);
		expect(text).toContain('- Công ty TNHH Thương mại <Sao Mai> & "Bạn": “+1”');
	});

	test('invents nothing where nothing was reported', () => {
		const text = words(draftReport(stored, summariseWard({ events: [], now: '2026-05-15T08:00:00+07:00' })));
		expect(text).toContain('Có 0/45 đơn vị đã báo cáo (0%)');
		expect(text).toContain('1. Không có đơn vị chậm báo cáo, không có chỉ tiêu đã báo cáo mà chưa đạt');
		expect(text).toContain('Các đơn vị không nêu kiến nghị trong báo cáo.');
		expect(text).toContain('giao 28, chưa có số liệu.');
	});
});

describe('the letter to late units', () => {
	test('lists those that still owe a report, not those that sent it late', () => {
		const letter = lateLetter(stored, summary);
		const names = letter.annexes[0]!.rows.map((row) => row[1]);
		expect(names).toHaveLength(15);
		expect(names).toContain('Hội Nông dân');
		expect(names).not.toContain('Hợp tác xã Dịch vụ nông nghiệp Mẫu');
		expect(letter.addressees).toEqual(['Các đơn vị có tên trong danh sách kèm theo']);
		expect(words(letter)).toContain(
			'Còn 15 đơn vị nợ báo cáo quá hạn, trong đó 1 đơn vị có báo cáo bị trả lại',
		);
		expect(letter.number).toBe('Số:       /UBND');
	});

	test('is refused with a sentence when nobody owes a report', () => {
		const calm = summariseWard({ events: [], now: '2026-05-15T08:00:00+07:00' });
		expect(() => lateLetter(stored, calm)).toThrow('Không còn đơn vị nào nợ báo cáo quá hạn');
	});
});

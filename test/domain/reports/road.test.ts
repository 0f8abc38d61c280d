import { roadWords } from '../../../domain/reports/road';

it.each([
	[{ via: 'form' }, ''],
	[{ via: 'officer' }, ''],
	[{ via: 'officer', paper: 'phieu-CA.xlsx' }, 'từ phiếu Excel “phieu-CA.xlsx”'],
	[{ via: 'xlsx' }, 'qua tệp Excel'],
	[{ via: 'xlsx', from: 'hoasen@hoabinhmau.example' }, 'qua tệp Excel gửi thư'],
])('a report that came as %j is shown “%s”', (data, words) => {
	expect(roadWords(data)).toBe(words);
});

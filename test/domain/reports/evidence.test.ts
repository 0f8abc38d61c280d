import fc from 'fast-check';
import { evidenceName, evidencePath, sizeProblem } from '../../../domain/reports/evidence';

it.each([
	['kh-36-kh-ubnd-5f0c1a2b', 'CA', 'kh-36-kh-ubnd-5f0c1a2b/CA/ff.jpg'],
	['kh-1', 'TCNSCD_01', 'kh-1/TCNSCD_01/ff.jpg'],
])('keeps evidence of %s, %s at %s', (planId, unit, path) => {
	expect(evidencePath(planId, unit, 'ff', 'jpg')).toBe(path);
});

it('makes of any plan and unit two plain folders, and of two units two', () => {
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('..', '.', '', '../../etc', 'a/b', 'C:\\x', 'Tổ 1', 'To 1', '\0'),
	);
	fc.assert(
		fc.property(texts, texts, (one, other) => {
			const path = evidencePath('kh', one, 'ff', 'jpg');
			expect(path).toMatch(/^kh\/[A-Za-z0-9_-]+\/ff\.jpg$/);
			expect(evidencePath('kh', other, 'ff', 'jpg') === path).toBe(one === other);
		}),
	);
});

it.each([
	['ảnh băng rôn.PNG', 'jpg', 'ảnh băng rôn.jpg'],
	['../../etc/passwd', 'pdf', 'etc passwd.pdf'],
	['C:\\Users\\a.docx', 'docx', 'C Users a.docx'],
	['.htaccess', 'pdf', 'htaccess.pdf'],
	['...', 'pdf', 'tep.pdf'],
	['', 'pdf', 'tep.pdf'],
	['báo cáo.final.v2.docx', 'docx', 'báo cáo.final.v2.docx'],
	['a\u202Egnp.exe', 'jpg', 'a gnp.jpg'],
])('shows %j as %s', (name, ending, shown) => {
	expect(evidenceName(name, ending)).toBe(shown);
});

it.each([
	[0, 'rỗng'],
	[21 * 2 ** 20, 'nặng 21 MB, chỉ nhận tệp đến 20 MB'],
])('refuses a file of %d bytes', (size, words) => {
	expect(sizeProblem('a.pdf', size)).toContain(words);
});

it('looks at a file of 20 MB', () => {
	expect(sizeProblem('a.pdf', 20 * 2 ** 20)).toBeNull();
});

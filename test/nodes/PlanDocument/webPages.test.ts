import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';

describe('web pages', () => {
	test.each([
		[
			'called .doc, scripts left out',
			'<html><body><script>Số: 9/KH-UBND</script><p>KẾ HOẠCH</p><p>Tổng vệ&nbsp;sinh</p></body></html>',
			'KẾ HOẠCH\nTổng vệ sinh',
		],
		[
			'nothing is lost behind an object that was never closed, deleted words are left out',
			'<html><p>Giữ<del>XOA</del></p><object><p>Còn đây</p></html>',
			'Giữ\nCòn đây',
		],
		[
			'numbers of lists',
			'<html><ol type="I" start="2"><li>Mục<ol><li><p>Một</p><li value="5">Năm</ol><li>Ba</ol><ul><li>gạch</ul><ol style="list-style-type: lower-alpha"><li>điểm</ol></html>',
			'II. Mục\n1. Một\n5. Năm\nIII. Ba\n- gạch\na) điểm',
		],
		[
			'numbers and bullets that Word wrote',
			'<html><p><![if !supportLists]><span style="mso-list:Ignore">II.<span>&nbsp;&nbsp;</span></span><![endif]>Mục</p><p><span style=\'font-family:Wingdings;mso-list:Ignore\'>§<span>&nbsp;</span></span>gạch</p></html>',
			'II. Mục\n- gạch',
		],
		[
			'cells that cover rows and columns',
			'<html><table><tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td colspan=2>f<td>g</table>',
			'a | b | c\n | d | e\nf |  | g',
		],
		[
			'notes and what is not shown',
			'<html><p>a<a href="#_ftn1">[1]</a><span style="display:none">x</span></p><div style="mso-element:footnote-list"><p>[1] ghi chú</p></div></html>',
			'a',
		],
		[
			'old fonts',
			'<html><p style=\'font-family:".VnTime","serif"\'>KÕ ho¹ch</p><font face=".VnTimeH">phßng</font></html>',
			'Kế hoạch\nPHÒNG',
		],
	])('%s', async (_, page, wanted) =>
		expect(await readDocument(Buffer.from(page), 'ke-hoach.doc')).toBe(wanted),
	);

	test('in the encoding that they declare', async () => {
		const page = Buffer.from('<html><meta charset=windows-1252><p>\xe3, \xd5</p></html>', 'latin1');
		expect(await readDocument(page, 'trang.html')).toBe('ã, Õ');
	});

	test.each([
		['nested ever deeper', '<html>' + '<div>'.repeat(100_000), /lồng quá nhiều lớp/u],
		['with tables in tables', '<html>' + '<table><tr><td>'.repeat(30_000), /lồng quá nhiều lớp/u],
	])('%s are refused', async (_, page, sentence) => {
		await expect(readDocument(Buffer.from(page), 'trang.html')).rejects.toThrow(sentence);
	});
});

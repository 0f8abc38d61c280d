import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../../domain/plan';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';
import { mhtml, odt } from './packed';

const folder = join(__dirname, '..', '..', 'fixtures', 'documents');
const sample = join(__dirname, '..', '..', '..', 'samples', 'ke-hoach.docx');
const file = (name: string) => readFileSync(join(folder, name));
const read = async (name: string) => await readDocument(file(name), name);
const shape = ({ bases, ...plan }: ReturnType<typeof readPlan>) => ({
	...plan,
	bases: bases.map(({ number, date, issuer }) => [number, date, issuer]),
	period: [plan.period?.start, plan.period?.end],
	deadlines: plan.deadlines.map(({ what, date }) => [what, date]),
	assignees: plan.assignees.map(({ names, tasks }) => [
		names,
		tasks.map(({ text, role, due }) => [text, role, due]),
	]),
	quotas: plan.quotas.map((quota) => ({ ...quota, evidence: null })),
	doubts: plan.doubts.map(({ code }) => code),
});

describe('the sample gives the same plan in every format', () => {
	const wanted = async () => shape(readPlan(await readDocument(readFileSync(sample), 'ke-hoach.docx')));
	test.each(['doc', 'odt', 'rtf', 'pdf', 'html'])('ke-hoach.%s', async (kind) => {
		expect(shape(readPlan(await read(`ke-hoach.${kind}`)))).toEqual({
			...(await wanted()),
			// A page says neither what belongs together in a column nor whether a broken line ended its paragraph.
			...(kind === 'pdf' && { signatory: expect.anything(), doubts: ['broken-sentence-joined'] }),
		});
	});

	test.each(['quoted-printable', 'base64'] as const)(
		'a web page in a single file, %s, called .doc',
		async (encoding) => {
			const page = mhtml(file('ke-hoach.html'), encoding);
			expect(shape(readPlan(await readDocument(page, 'ke-hoach.doc')))).toEqual(await wanted());
		},
	);

	test.each(['ke-hoach.docx', 'ke-hoach.pdf', 'khong-ten', 'ke-hoach.txt'])(
		'an .rtf called %s',
		async (name) => {
			expect(shape(readPlan(await readDocument(file('ke-hoach.rtf'), name)))).toEqual(await wanted());
		},
	);
});

/** Numbers by itself, has a two-column head, merged and empty cells, a note, a text box, changes, heads and feet of pages. */
describe('a document that Word numbers reads the same in every format', () => {
	const lines = [
		'ỦY BAN NHÂN DÂN',
		'PHƯỜNG MẪU',
		'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
		'Độc lập - Tự do - Hạnh phúc',
		'Số: 12/KH-UBND',
		'Mẫu, ngày 02 tháng 6 năm 2026',
		'KẾ HOẠCH',
		'Tổng vệ sinh môi trường năm 2026',
		'DỰ THẢO LẦN 2',
		'I. MỤC ĐÍCH, YÊU CẦU',
		'Nâng cao ý thức giữ gìn vệ sinh trong khu dân cư.',
		'II. NỘI DUNG',
		'1. Thời gian: từ ngày 05/6/2026 đến ngày 30/6/2026.',
		'2. Các việc chính',
		'a) Phát quang cỏ dại ven đường;',
		'b) Thu gom rác tại các điểm tập kết;',
		'- Mỗi tổ dân phố ra quân một buổi.',
		'- Có danh sách người tham gia.',
		'III. TỔ CHỨC THỰC HIỆN',
		'1. Phòng Văn hóa - Xã hội',
		'- Tuyên truyền trên loa phát thanh trước ngày 10/6/2026.',
		'2. Công an phường',
		'- Giữ trật tự tại các điểm ra quân.',
		'Phân công cụ thể:',
		'STT | Nội dung | Đơn vị thực hiện | Thời gian',
		'A. Tuyên truyền',
		'1 | Treo 02 băng rôn | Phòng Văn hóa - Xã hội | Trước 10/6/2026',
		'2 | Phát 500 tờ rơi |  | Trước 15/6/2026',
		'3 | Kiểm tra điểm tập kết rác | Công an phường | ',
		'4 | Xử lý vi phạm |  | 20/6/2026',
		'Tổng cộng |  | 2 đơn vị | 4 việc',
		'Trên đây là Kế hoạch tổng vệ sinh môi trường./.',
		'Họ tên:\tChức vụ:',
		'Nơi nhận:',
		'- Phòng Văn hóa - Xã hội;',
		'- Công an phường;',
		'- Lưu: VT.',
		'TM. ỦY BAN NHÂN DÂN',
		'CHỦ TỊCH',
	];
	test.each(['docx', 'odt', 'rtf', 'doc'])('danh-so.%s', async (kind) => {
		expect((await read(`danh-so.${kind}`)).split('\n')).toEqual(lines);
	});

	test('danh-so.html, which has no tabs and lost two things when it was written', async () => {
		const asWritten: Record<string, string> = {
			// The word was deleted, but the page does not say so.
			'Nâng cao ý thức giữ gìn vệ sinh trong khu dân cư.':
				'Nâng cao ý thức giữ gìn vệ sinh trong dịp Tết trong khu dân cư.',
			'2. Công an phường': '1. Công an phường',
			'Họ tên:\tChức vụ:': 'Họ tên: Chức vụ:',
		};
		expect((await read('danh-so.html')).split('\n')).toEqual(lines.map((line) => asWritten[line] ?? line));
	});
});

describe('old fonts', () => {
	const lines = [
		'ỦY BAN NHÂN DÂN',
		'PHƯỜNG MẪU',
		'KẾ HOẠCH',
		'Tổng vệ sinh môi trường năm 2026',
		'I. MỤC ĐÍCH',
		'Nâng cao ý thức giữ gìn vệ sinh, bảo đảm mỹ quan đường phố và các khu dân cư trên địa bàn phường.',
		'II. THỜI GIAN',
		'Thực hiện từ ngày 05/6/2026 đến hết ngày 30/6/2026.',
		'III. TỔ CHỨC THỰC HIỆN',
		'1. Phòng Văn hóa - Xã hội',
		'- Tuyên truyền trên loa phát thanh trước ngày 10/6/2026; treo 02 băng rôn.',
		'2. Công an phường',
		'- Giữ gìn trật tự tại các điểm ra quân; kiểm tra, nhắc nhở người vi phạm.',
		'3. Trạm Y tế phường',
		'- Phun thuốc diệt muỗi tại những khu phố có ổ dịch cũ.',
	];
	test.each([
		...['docx', 'odt', 'rtf', 'doc', 'html'].map((kind) => `tcvn3.${kind}`),
		...['docx', 'odt', 'rtf', 'doc', 'html', 'pdf', 'txt'].map((kind) => `vni.${kind}`),
	])('%s', async (name) => expect((await read(name)).split('\n')).toEqual(lines));

	test('tcvn3.txt, whose capitals were the font of the lines and are lost', async () => {
		const [heads, others] = [
			(line: string) => /^\P{Ll}+$/u.test(line),
			(await read('tcvn3.txt')).split('\n'),
		];
		expect(others).toEqual(lines.map((line) => (heads(line) ? line.toLowerCase() : line)));
	});
});

describe('.rtf', () => {
	const rtf = (body: string) =>
		readDocument(
			Buffer.from(
				`{\\rtf1\\ansi\\ansicpg1258{\\fonttbl{\\f0 Times New Roman;}{\\f1\\fcharset204 Arial;}}${body}}`,
				'latin1',
			),
			'kh.rtf',
		);
	test.each([
		[
			'letters as Unicode, with what old programs show instead',
			"K\\u7871 ?\\u160\\'a0ho\\u7841?ch",
			'Kế hoạch',
		],
		['bytes of windows-1258, tones apart', "K\\'ea\\'ec ho\\'61\\'f2ch", 'Kế hoạch'],
		['bytes in the code page of their font', "\\f1\\'c4\\'e0", 'Да'],
		['paragraphs, line ends and signs', 'a\\par b\\line c\\tab d\\endash e\\\nf', 'a\nb\nc\td–e\nf'],
		[
			'numbers that Word wrote before',
			'{\\listtext\\tab I.\\tab}Muc\\par{\\pntext\\bullet\\tab}Gach\\par',
			'I. Muc\n- Gach',
		],
		['neither deleted nor hidden words', 'Gi\\u7919?{\\deleted x\\par}{\\v x} them', 'Giữ them'],
		[
			'no heads, feet, notes, pictures and instructions',
			'{\\header D\\par}a{\\footnote n}{\\pict ffd8}{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}{\\*\\unknown x}'.replace(
				'Đ',
				'D',
			),
			'a1',
		],
		[
			'a text box, but not that of the head of a page',
			'{\\header{\\shp{\\*\\shpinst{\\shptxt D\\par}}}}a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt Box\\par}}{\\shprslt Box}}\\par',
			'Box\na',
		],
		[
			'a table in a cell',
			'\\trowd\\cellx9\\cellx18\\intbl\\itap1 x\\cell\\itap2 m\\nestcell n\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}\\pard\\intbl y\\cell\\row\\pard z\\par',
			'x | m | n y\nz',
		],
		['bytes that a picture skips', 'a\\bin3 }}}b', 'ab'],
	])('%s', async (_, body, wanted) => expect(await rtf(body)).toBe(wanted));
});

describe('.odt', () => {
	const style = (levels: string) => `<text:list-style style:name="L">${levels}</text:list-style>`;
	const number = (level: number, more: string) =>
		`<text:list-level-style-number text:level="${level}" ${more}/>`;
	test.each([
		[
			'lists that go on, levels that show those above, an own start, a header',
			`<text:list text:style-name="L" xml:id="x"><text:list-item><text:p>Một</text:p></text:list-item></text:list><text:p>giữa</text:p><text:list text:style-name="L" text:continue-list="x"><text:list-header><text:p>không số</text:p></text:list-header><text:list-item><text:p>Hai</text:p><text:p>vẫn hai</text:p><text:list><text:list-item><text:p>con</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value="7"><text:p>Bảy</text:p></text:list-item></text:list>`,
			'1. Một\ngiữa\nkhông số\n2. Hai\nvẫn hai\n2.1 con\n7. Bảy',
		],
		[
			'a new list begins anew',
			'<text:list text:style-name="L"><text:list-item><text:p>a</text:p></text:list-item></text:list>'.repeat(
				2,
			),
			'1. a\n1. a',
		],
		[
			'blanks, tabs, line ends; no notes and remarks',
			'<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d\n  e<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><office:annotation><text:p>r</text:p></office:annotation></text:p>',
			'a  b\tc\nd e',
		],
		['hidden words are left out', '<text:p>a<text:span text:style-name="H">b</text:span></text:p>', 'a'],
		[
			'cells that cover others',
			'<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>',
			'a |  | c',
		],
		[
			'a million columns are not believed',
			'<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000"/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>',
			['a', ...Array<string>(63).fill('')].join(' | ').trimEnd(),
		],
	])('%s', async (_, body, wanted) => {
		const styles = `${style(number(1, 'style:num-format="1" style:num-suffix="."') + number(2, 'style:num-format="1" text:display-levels="2"'))}<style:style style:name="H"><style:text-properties text:display="none"/></style:style>`;
		expect((await readDocument(odt(body, styles), 'kh.odt')).trimEnd()).toBe(wanted);
	});

	test('the same in a single file', async () => {
		const page =
			'<?xml version="1.0"?>\n<office:document xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>KẾ HOẠCH</text:p></office:text></office:body></office:document>';
		expect(await readDocument(Buffer.from(page), 'kh.fodt')).toBe('KẾ HOẠCH');
	});

	test('a sheet is none', async () => {
		const sheet = odt('', '', 'application/vnd.oasis.opendocument.spreadsheet');
		await expect(readDocument(sheet, 'kh.odt')).rejects.toThrow(/sổ tính.*Hãy/);
	});
});

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

test.each(['ke-hoach.doc', 'ke-hoach.pdf', 'ke-hoach.rtf', 'ke-hoach.odt'])(
	'half of %s is refused with a sentence',
	async (name) => {
		const whole = file(name);
		await expect(readDocument(whole.subarray(0, whole.length / 2), name)).rejects.toThrow(
			/hỏng|không đọc được/iu,
		);
	},
);

test('a PDF whose words are torn between fonts is refused, not read wrongly', async () => {
	await expect(read('chu-xe-le.pdf')).rejects.toThrow(/xé lẻ.*bản Word/u);
});

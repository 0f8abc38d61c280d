import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';
import { odt } from './packed';

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

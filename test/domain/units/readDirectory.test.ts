import { DIRECTORY_COLUMNS } from '../../../domain/units/directoryColumns';
import { DirectoryError, readDirectory } from '../../../domain/units';

const HEADER = Object.values(DIRECTORY_COLUMNS);
type Cells = Partial<Record<keyof typeof DIRECTORY_COLUMNS, string>>;

const row = (cells: Cells) =>
	(Object.keys(DIRECTORY_COLUMNS) as (keyof typeof DIRECTORY_COLUMNS)[]).map((column) => cells[column] ?? '');
const POLICE: Cells = { code: 'CA', name: 'Công an phường', type: 'công an', email: 'ca@hoabinhmau.example' };
const read = (...rows: Cells[]) => readDirectory([HEADER, ...rows.map(row)]);

test('a full row becomes a unit with every field in its place', () => {
	const { units, refused } = read(
		{ code: 'TDP1', name: 'Tổ dân phố 1', type: 'tổ dân phố', phone: '0900 000 002' },
		{
			code: ' CNS1 ',
			name: 'Tổ công nghệ số cộng đồng Tổ dân phố 1'.normalize('NFD'),
			type: 'Tổ CNSCĐ',
			aliases: 'Tổ CNSCĐ TDP 1;  ; Tổ số 1;Tổ số 1',
			parent: 'tdp1',
			title: 'Tổ trưởng',
			email: 'cns1@hoabinhmau.example',
			phone: '+84 900 000 001',
			zaloUserId: '1234567890123456789',
			zaloGroupId: 'f414c8f76fa586fbdfb4',
			headEmail: 'lanhdao@hoabinhmau.example',
			headPhone: '0900.000.003',
		},
	);
	expect(refused).toEqual([]);
	expect(units[0]).toEqual({
		code: 'TDP1',
		name: 'Tổ dân phố 1',
		type: 'tổ dân phố',
		aliases: [],
		contact: { phone: '0900000002' },
	});
	expect(units[1]).toEqual({
		code: 'CNS1',
		name: 'Tổ công nghệ số cộng đồng Tổ dân phố 1'.normalize('NFC'),
		type: 'tổ công nghệ số cộng đồng',
		aliases: ['Tổ CNSCĐ TDP 1', 'Tổ số 1'],
		parent: 'TDP1',
		contact: {
			title: 'Tổ trưởng',
			email: 'cns1@hoabinhmau.example',
			phone: '0900000001',
			zaloUserId: '1234567890123456789',
			zaloGroupId: 'f414c8f76fa586fbdfb4',
		},
		head: { email: 'lanhdao@hoabinhmau.example', phone: '0900000003' },
	});
});

test('columns are found in any order, in any writing, among others', () => {
	const { units, refused } = readDirectory([
		['STT', 'EMAIL', 'loai', 'Ten don vi', 'mã', 'Ghi chú'],
		['1', 'ca@hoabinhmau.example', 'CÔNG AN', 'Công an phường', 'CA', 'x'],
	]);
	expect(refused).toEqual([]);
	expect(units).toEqual([
		{
			code: 'CA',
			name: 'Công an phường',
			type: 'công an',
			aliases: [],
			contact: { email: 'ca@hoabinhmau.example' },
		},
	]);
});

test('empty rows count in the numbers of the others, and are no units', () => {
	const { units, refused } = readDirectory([
		[],
		HEADER,
		row({}),
		row(POLICE),
		[' ', '\u200b'],
		row({ code: 'X' }),
	]);
	expect(units.map(({ code }) => code)).toEqual(['CA']);
	expect(refused.map((entry) => entry.row)).toEqual([6]);
});

describe('a row is refused with a sentence that says what to do', () => {
	test.each<[string, Cells, RegExp]>([
		['no code', { code: '' }, /^Thiếu Mã: hãy đặt/],
		['no name', { name: ' ' }, /^Thiếu Tên đơn vị: hãy điền/],
		['a name of a page', { name: 'a'.repeat(301) }, /dài quá 300 ký tự: hãy rút gọn/],
		['a code that is a formula', { code: '=1+1' }, /Mã “=1\+1” không dùng được: hãy chỉ dùng chữ, số/],
		['a code with a colon', { code: 'CA:1' }, /không dùng được/],
		['no type', { type: '' }, /^Thiếu Loại: hãy chọn một trong các loại: phòng, văn phòng/],
		[
			'an unknown type',
			{ type: 'câu lạc bộ' },
			/Loại “câu lạc bộ” chưa có trong danh mục: hãy chọn .*hợp tác xã, khác/,
		],
		[
			'an address without domain',
			{ email: 'congan' },
			/Cột “Email”: “congan” không phải địa chỉ email; hãy sửa/,
		],
		['an address with two at signs', { email: 'a@b@hoabinhmau.example' }, /chỉ giữ một địa chỉ/],
		['several addresses', { email: 'a@x.example; b@x.example' }, /có nhiều địa chỉ; hãy chỉ giữ một/],
		['an address with accents', { email: 'côngan@x.example' }, /không phải địa chỉ email/],
		['a name before the address', { email: 'Công an <ca@x.example>' }, /không phải địa chỉ email/],
		['a mailbox with two dots', { email: 'c..a@x.example' }, /không phải địa chỉ email/],
		['a broken domain', { email: 'ca@x..example' }, /không phải địa chỉ email/],
		['a header behind the address', { email: 'ca@x.example\r\nBcc: b' }, /không phải địa chỉ email/],
		['two header lines', { email: 'ca@x.example\r\nBcc: b@x.example' }, /có nhiều địa chỉ/],
		['a formula for an address', { email: '=HYPERLINK("http://x.example")' }, /không phải địa chỉ email/],
		["a head's address", { headEmail: 'x' }, /Cột “Email lãnh đạo”: “x” không phải/],
		[
			'a phone too short',
			{ phone: '0900 000' },
			/Cột “Điện thoại”: “0900 000” không phải số điện thoại; hãy ghi đủ/,
		],
		['words for a phone', { phone: 'gọi tổng đài' }, /không phải số điện thoại/],
		['two phones', { phone: '0900 000 001, 0900 000 002' }, /có nhiều số; hãy chỉ giữ một/],
		["a head's phone", { headPhone: '12' }, /Cột “Điện thoại lãnh đạo”/],
		['a channel nobody knows', { reach: 'bồ câu' }, /Cột “Kênh nhận tin”: “bồ câu” chưa có trong danh mục/],
		['an id that lost its digits', { zaloUserId: '1.23457E+18' }, /đặt định dạng ô là Văn bản/],
		[
			'a parent that is not there',
			{ parent: 'ABC' },
			/Cột “Trực thuộc”: không có đơn vị nào mang mã “ABC”; hãy/,
		],
		['its own parent', { parent: 'ca' }, /không thể trực thuộc chính mình/],
		['no way to reach it', { email: '' }, /^Chưa có cách liên hệ: hãy điền ít nhất Email/],
	])('%s', (_what, cells, sentence) => {
		const { units, refused } = read({ ...POLICE, ...cells });
		expect(units).toEqual([]);
		expect(refused).toEqual([{ row: 2, reason: expect.stringMatching(sentence) as string }]);
		expect(refused[0]?.reason).toMatch(/\.$/);
	});

	test('two rows with one code: both, each naming the other', () => {
		const { units, refused } = read(POLICE, { ...POLICE, code: 'VP' }, { ...POLICE, code: ' ca' });
		expect(units.map(({ code }) => code)).toEqual(['VP']);
		expect(refused).toEqual([
			{ row: 2, reason: 'Mã “CA” trùng với dòng 4: hãy đặt cho mỗi đơn vị một mã riêng.' },
			{ row: 4, reason: 'Mã “ca” trùng với dòng 2: hãy đặt cho mỗi đơn vị một mã riêng.' },
		]);
	});

	test('everything that is wrong with a row is said at once', () => {
		const { refused } = read({ code: '', name: '', type: 'x', email: 'y', phone: 'z' });
		expect(refused).toHaveLength(1);
		for (const word of ['Mã', 'Tên đơn vị', 'Loại', 'Email', 'Điện thoại'])
			expect(refused[0]?.reason).toContain(word);
	});
});

describe('a telephone number is taken as people and spreadsheets write it', () => {
	test.each([
		['0900 000 001', '0900000001'],
		['0900.000.001', '0900000001'],
		['(0237) 3000 001', '02373000001'],
		['900000001', '0900000001'],
		['2373000001', '02373000001'],
		['+84900000001', '0900000001'],
		['84900000001', '0900000001'],
		['+84 (0) 900 000 001', '0900000001'],
		['1900 0001', '19000001'],
		['1800 000001', '1800000001'],
	])('%s → %s', (written, phone) => {
		expect(read({ ...POLICE, phone }).units[0]?.contact?.phone).toBe(phone);
		expect(read({ ...POLICE, phone: written }).units[0]?.contact?.phone).toBe(phone);
	});
});

test('what looks like a formula stays text, what is invisible goes', () => {
	const { units } = read({
		...POLICE,
		name: '=HYPERLINK("http://x.example")\u202e\u0007\n+1',
		aliases: '@SUM(A1)',
	});
	expect(units[0]?.name).toBe('=HYPERLINK("http://x.example") +1');
	expect(units[0]?.aliases).toEqual(['@SUM(A1)']);
});

describe('a directory that cannot be read says what to do', () => {
	test.each<[string, string[][], RegExp]>([
		['no row at all', [], /^Danh bạ trống\. Hãy điền/],
		['only empty rows', [['', ' ']], /^Danh bạ trống/],
		['headings only', [HEADER], /chưa có đơn vị nào\. Hãy điền/],
		[
			'needed columns missing',
			[['Tên', 'Loại', 'Email'], ['x']],
			/thiếu cột “Mã”, “Tên đơn vị”\. .*đang có: “Tên”, “Loại”, “Email”\. Hãy đặt tên/,
		],
		['one column twice', [[...HEADER, 'email'], ['x']], /hai cột cùng tên “Email”\. Hãy giữ một/],
		['more than 5,000 rows', [HEADER, ...Array.from({ length: 5001 }, () => row(POLICE))], /giới hạn 5\.000/],
	])('%s', (_what, rows, sentence) => {
		expect(() => readDirectory(rows)).toThrow(DirectoryError);
		expect(() => readDirectory(rows)).toThrow(sentence);
	});

	test('5,000 rows are no more than it takes', () => {
		const rows = Array.from({ length: 5000 }, (_, n) => row({ ...POLICE, code: `CA${n}` }));
		expect(readDirectory([HEADER, ...rows]).units).toHaveLength(5000);
	});
});

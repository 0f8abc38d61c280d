import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../../domain/plan';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';
import { mhtml } from './packed';

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
		const same = await wanted();
		expect(shape(readPlan(await read(`ke-hoach.${kind}`)))).toEqual({
			...same,
			// A page says neither what belongs together in a column nor whether a broken line ended its paragraph.
			...(kind === 'pdf' && {
				signatory: expect.anything(),
				doubts: ['broken-sentence-joined', ...same.doubts],
			}),
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

import { historyOf } from '../../../domain/desk/history';
import { fieldLabel } from '../../../domain/reports/fields';
import { deskOf, indicators, report, row } from './deskBook';

const words = (...events: ReturnType<typeof row>[]) => {
	const desk = deskOf(events);
	return historyOf(desk.units.find(({ unit }) => unit.code === 'NOP')!, desk).map((line) => line.words);
};

test.each([
	[
		row('report.accepted', 'NOP', '05-19 10:00', { revision: 2 }),
		'Duyệt báo cáo lần 2 (Chuyên viên phụ trách)',
	],
	[
		row('report.returned', 'NOP', '05-19 10:00', { reason: 'Thiếu ảnh', revision: 1 }),
		'Trả lại báo cáo lần 1 (Chuyên viên phụ trách)\nLý do: Thiếu ảnh',
	],
	[
		row('due.extended', 'NOP', '05-19 10:00', { dueAt: '2026-05-25T17:00:00+07:00', reason: 'Lũ' }),
		'Gia hạn đến 17:00 ngày 25/05/2026 (Chuyên viên phụ trách)\nLý do: Lũ',
	],
	[
		row('unit.excluded', 'NOP', '05-19 10:00', { reason: 'Sáp nhập' }),
		'Loại trừ, không phải báo cáo (Chuyên viên phụ trách)\nLý do: Sáp nhập',
	],
	[
		row('link.revoked', 'NOP', '05-19 10:00', { reason: 'Lộ' }),
		'Thu hồi liên kết báo cáo (Chuyên viên phụ trách)\nLý do: Lộ',
	],
	[
		row('plan.closed', '', '05-19 10:00', { reason: 'Xong' }),
		'Đóng kế hoạch (Chuyên viên phụ trách)\nLý do: Xong',
	],
	[
		report('NOP', '05-19 10:00', 1, {
			values: { q1: 1250, moi: true },
			note: 'Mưa',
			files: [
				{ name: 'a.pdf', size: 2048 },
				{ name: 'b.png', size: 3_500_000 },
			],
		}),
		`Gửi báo cáo lần 1 (Công an phường)\nTình trạng: Hoàn thành\n${fieldLabel(indicators[0]!)}: 1.250\nGhi chú: Mưa\nTệp minh chứng: a.pdf (2 kB)\nb.png (3,3 MB)\nmoi: Có`,
	],
	[
		report('NOP', '05-19 10:00', 1, {
			values: {},
			tasks: { g1t1: 'Đang thực hiện' },
			links: ['https://p.example/tin'],
		}),
		'Gửi báo cáo lần 1 (Công an phường)\nTình trạng: Hoàn thành\nRa quân dọn vệ sinh.: Đang thực hiện\nĐường dẫn: https://p.example/tin',
	],
	[
		report('NOP', '05-19 10:00', 1, { values: {}, nil: true, via: 'officer' }),
		'Cán bộ nhập thay báo cáo lần 1 (Công an phường)\nTình trạng: Không phát sinh',
	],
	[
		row('delivery.sent', 'NOP', '05-19 10:00', { step: 'd+1', to: 'a@p.example' }),
		'Đã gửi thư đôn đốc quá hạn 1 ngày làm việc tới a@p.example',
	],
	[
		row('delivery.failed', 'NOP', '05-19 10:00', {
			step: 'tự đặt',
			to: 'a@p.example',
			reason: 'Địa chỉ không có',
		}),
		'Không gửi được thư (tự đặt) tới a@p.example\nĐịa chỉ không có',
	],
	[row('something.new', 'NOP', '05-19 10:00'), 'something.new (Chuyên viên phụ trách)'],
])('%j', (event, expected) => expect(words(event)).toEqual([expected]));

test('the newest comes first; a message shows its end, or its beginning while the end is unknown', () => {
	const sending = (key: string, when: string) =>
		row('delivery.sending', 'NOP', when, { step: 'notice', to: 'x@p.example' }, key);
	expect(
		words(
			sending('a', '05-12 09:00'),
			row('delivery.sent', 'NOP', '05-12 09:01', { step: 'notice', to: 'x@p.example' }, 'a'),
			sending('b', '05-13 09:00'),
		),
	).toEqual([
		'Đang gửi, chưa rõ kết quả: thư giao nhiệm vụ tới x@p.example',
		'Đã gửi thư giao nhiệm vụ tới x@p.example',
	]);
});

test('a kind that is a property of every object is shown as it is', () => {
	expect(words(row('toString', 'NOP', '05-12 09:00'))).toEqual(['toString (Chuyên viên phụ trách)']);
});

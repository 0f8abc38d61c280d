import fc from 'fast-check';
import { isoMillis } from '../../../domain/followup/isoMillis';
import { millis } from '../../../domain/reports/foldOrder';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const pad = (number: number, length = 2) => String(number).padStart(length, '0');

test('an instant in the form of our own rows is read as any reader reads it', () => {
	const part = (max: number) => fc.integer({ min: 0, max });
	const iso = fc
		.tuple(part(9999), part(13), part(32), part(25), part(61), part(61), part(24), part(60), fc.boolean())
		.map(
			([year, month, day, hour, minute, second, hours, minutes, plus]) =>
				`${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${plus ? '+' : '-'}${pad(hours)}:${pad(minutes)}`,
		);
	const read = (reader: typeof isoMillis, text: string) => {
		try {
			return reader(text, VIETNAM);
		} catch {
			return 'none';
		}
	};
	fc.assert(
		fc.property(iso, (text) => read(isoMillis, text) === read(millis, text)),
		{ numRuns: 3000 },
	);
});

test.each([
	'2026-05-18T17:00:00+07:00',
	'2026-02-28T23:59:59-11:30',
	'2026-12-31T23:59:00+14:00',
	'2026-05-18T10:00:00Z',
	'2026-05-18T17:00:00',
	'2026-05-18',
	'2026-05-18T17:00:00.123+07:00',
])('%s', (text) => expect(isoMillis(text, VIETNAM)).toBe(millis(text, VIETNAM)));

test.each(['2026-05-18 17:00:00+07:00', '2026-05-1xT17:00:00+07:00', '2026/05/18T17:00:00+07:00'])(
	'%s is left to the other reader',
	(text) => {
		const read = (reader: typeof isoMillis) => {
			try {
				return reader(text, VIETNAM);
			} catch (error) {
				return (error as Error).name;
			}
		};
		expect(read(isoMillis)).toBe(read(millis));
	},
);

import { isNight, quotaDay } from '../../../domain/zalo/nightWindow';

const at = (time: string) => Date.parse(`2026-05-18T${time}+07:00`);

it.each([
	['21:59:59', false],
	['22:00:00', true],
	['22:30:00', true],
	['23:59:59', true],
	['00:00:00', true],
	['05:59:59', true],
	['06:00:00', false],
	['12:00:00', false],
])('at %s in Việt Nam Zalo takes no templates: %s', (time, night) => expect(isNight(at(time))).toBe(night));

it('a daily quota begins anew at midnight in Việt Nam', () => {
	expect([quotaDay(at('00:00:00')), quotaDay(at('23:59:59'))]).toEqual(['2026-05-18', '2026-05-18']);
	expect(quotaDay(at('00:00:00') - 1)).toBe('2026-05-17');
});

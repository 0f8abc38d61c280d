import fc from 'fast-check';
import { codeIn, enrolmentCode } from '../../../../domain/zalo/enrolment/enrolmentCode';

const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
const code = enrolmentCode(SECRET, 'VHXH', 'i1');
const invites = fc.string().map((invite) => enrolmentCode(SECRET, 'VHXH', invite));
const SIGNS = '23456789CHKLMPTV';

it('a code is the same again, and another for another unit, invitation or secret', () => {
	expect(code).toMatch(/^[2-9CHKLMPTV]{3}-[2-9CHKLMPTV]{3}-[2-9CHKLMPTV]{3}$/);
	expect(enrolmentCode(SECRET, 'VHXH', 'i1')).toBe(code);
	const others = [
		enrolmentCode(SECRET, 'CA', 'i1'),
		enrolmentCode(SECRET, 'VHXH', 'i2'),
		enrolmentCode(`${SECRET}!`, 'VHXH', 'i1'),
	];
	expect(new Set([code, ...others]).size).toBe(4);
});

it('no code is made with a secret that can be guessed', () => {
	expect(() => enrolmentCode('ngắn', 'VHXH', 'i1')).toThrow('at least 32 characters');
});

it.each<[string, (code: string) => string]>([
	['as it is printed', (text) => text],
	['in small letters', (text) => text.toLowerCase()],
	['without dashes', (text) => text.replaceAll('-', '')],
	['with spaces', (text) => text.replaceAll('-', ' ')],
	['with long dashes', (text) => text.replaceAll('-', '–')],
	['in a sentence', (text) => `Em chào anh, mã của phòng em là ${text}. Cảm ơn anh!`],
	['over two lines', (text) => `Mã:\n${text.replace('-', '\n')}`],
])('a code is found %s', (_, typed) => {
	fc.assert(fc.property(invites, (made) => codeIn(typed(made)) === made));
});

it.each([
	'Chào anh chị, mai mấy giờ họp ạ?',
	'Số của em 0987 654 321',
	'0912345678',
	'kế hoạch số 36/KH-UBND ngày 08/5/2026',
	'123456789012',
	'',
])('talk holds no code: %s', (text) => {
	expect(codeIn(text)).toBeNull();
});

it('one wrong sign is always noticed', () => {
	const slips = fc.tuple(invites, fc.nat(8), fc.nat(14));
	fc.assert(
		fc.property(slips, ([made, place, step]) => {
			const signs = [...made.replaceAll('-', '')];
			signs[place] = SIGNS[(SIGNS.indexOf(signs[place]!) + 1 + step) % 16]!;
			return codeIn(signs.join('')) === 'mistyped';
		}),
	);
});

it('two neighbours swapped are noticed, but for the one pair that Luhn lets pass', () => {
	const swaps = fc.tuple(invites, fc.nat(7));
	fc.assert(
		fc.property(swaps, ([made, place]) => {
			const signs = [...made.replaceAll('-', '')];
			const pair = signs.slice(place, place + 2);
			signs.splice(place, 2, pair[1]!, pair[0]!);
			const blind = pair[0] === pair[1] || pair.toSorted().join('') === '2V';
			return blind || codeIn(signs.join('')) === 'mistyped';
		}),
	);
});

import {
	CONSENT_AGAIN,
	knownCodes,
	zaloFailure,
	type ZaloHost,
	type ZaloRemedy,
} from '../../../domain/zalo/codes';

/** The table of facts/zalo.md, Codes, written down again: what each code asks for. */
const asks: [ZaloRemedy, ZaloHost, number[]][] = [
	['refresh', 'oa', [-216, -220]],
	['refresh', 'zbs', [-124]],
	['retry', 'oa', [-32]],
	['retry', 'zbs', [-100]],
	['night', 'oa', [-234]],
	['night', 'zbs', [-133]],
	['tomorrow', 'oa', [-211]],
	['tomorrow', 'zbs', [-144, -147, -1472]],
	['nextRoad', 'oa', [-213, -217, -218, -227, -230, -232, -244, -249, -237, -403]],
	['nextRoad', 'zbs', [-108, -110, -114, -118, -119, -139, -140, -141]],
	['stop', 'oa', [-204, -205, -209, -212, -219, -221, -223, -224, -242, -320, -321]],
	['stop', 'zbs', [-101, -102, -103, -104, -105, -115, -135, -1351, -136, -137, -138, -1241]],
	['fix', 'oa', [-201, -210]],
	['fix', 'zbs', [-1121, -1122, -1124, -109, -117, -131, -132]],
	['dead', 'oa', [-240]],
	['stop', 'oauth', [-14002, -14003, -14004, -14005, -14014, -14018, -14020]],
];

describe('Zalo’s codes', () => {
	it.each(asks.flatMap(([remedy, host, codes]) => codes.map((code) => [host, code, remedy] as const)))(
		'%s %i asks for %s and says so in Vietnamese',
		(host, code, remedy) => {
			const failure = zaloFailure(host, code);
			expect(failure).toMatchObject({ host, code, remedy });
			expect(failure.sentence).toMatch(/^\p{Lu}.*\.$/su);
			expect(failure.sentence).toBe(failure.sentence.normalize('NFC'));
		},
	);

	it('has no code that the table of the facts does not have', () => {
		for (const host of ['oa', 'zbs', 'oauth'] as const) {
			const listed = asks.filter(([, of]) => of === host).flatMap(([, , codes]) => codes);
			expect(knownCodes(host).toSorted()).toEqual(listed.toSorted());
		}
	});

	it('means something else by −100 and −32 at another host', () => {
		expect(zaloFailure('oa', -100).remedy).not.toBe('retry');
		expect(zaloFailure('zbs', -32).remedy).not.toBe('retry');
	});

	it('keeps a template’s code where a template was sent by user id', () => {
		expect(zaloFailure('oa', -1122).remedy).toBe('fix');
		expect(zaloFailure('oa', -144).remedy).toBe('tomorrow');
	});

	it.each<[ZaloHost, number]>([
		['oa', -999],
		['zbs', -5],
		['bot', 418],
	])(
		'sends a message refused at %s with the unknown code %i on another road and names the code',
		(host, code) => {
			const { remedy, sentence } = zaloFailure(host, code);
			expect(remedy).toBe('nextRoad');
			expect(sentence).toContain(String(code));
		},
	);

	it('ends an exchange that failed with any unknown code in consent', () => {
		expect(zaloFailure('oauth', -14999)).toMatchObject({ remedy: 'stop', sentence: CONSENT_AGAIN });
	});
});

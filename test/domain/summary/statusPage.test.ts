import { createHash } from 'node:crypto';
import {
	changesBetween,
	refusalPage,
	signStatusLink,
	statusPage,
	statusPicture,
	verifyStatusLink,
} from '../../../domain/summary';
import { signLink } from '../../../domain/reports/link';
import { summariseWard } from './summariseWard';
import { events, NOW, PLAN_ID, stored, units } from './wardBook';

const SINCE = '2026-05-21T10:00:00+07:00';
const until = (instant: string) =>
	summariseWard({ events: events.filter(({ at }) => Date.parse(at) <= Date.parse(instant)), now: instant });
const page = (summary = summariseWard(), before = until(SINCE)) =>
	statusPage({
		summary,
		since: SINCE,
		changes: changesBetween(before, summary),
		links: { workbook: '?t=a.b&tep=xlsx', picture: '?t=a.b&tep=png' },
	});

describe('the status page', () => {
	const html = page();

	test('shows the four figures, the progress by type, the late units with their last reminder and the tasks', () => {
		for (const part of [
			'<dt>Phải báo cáo</dt><dd><b>44</b>',
			'<dt>Đã báo cáo</dt><dd><b>28</b> <span>64%, đúng hạn 61%</span>',
			'<dt>Trả lại, chờ sửa</dt><dd><b>1</b>',
			'<dt>Chậm báo cáo</dt><dd><b>16</b>',
			'Mới có 28/44 đơn vị báo cáo',
			'<th scope="row">Trường học</th><td>6/9</td><td class="bar all"><i style="width:67%">',
			'<th scope="row">Hợp tác xã</th><td>1/2</td><td class="bar all"><i style="width:50%"></i><span>50%</span></td><td class="bar punctual"><i style="width:0%">',
			'<a href="tel:0900000016">0900 000 016</a>; nhắc 2 lần, gần nhất 08:00 ngày 21/05/2026',
			'<span class="part">Trường học 6/9</span>',
		])
			expect(html).toContain(part);
	});

	test('tells what changed since the day before', () => {
		expect(html).toContain('Thay đổi so với 10:00 ngày 21/05/2026');
		expect(html).toContain('<b>Mới báo cáo (1)</b>: Hợp tác xã Dịch vụ nông nghiệp Mẫu');
		expect(page(summariseWard(), summariseWard())).toContain('Không có thay đổi.');
	});

	test('asks no other host for anything, loads itself anew and gives no address away', () => {
		expect(html).not.toMatch(/(?:src|href)="(?!\?|tel:)|url\(|@import/);
		const [, script = ''] = /<script>(.*?)<\/script>/.exec(html) ?? [];
		expect(script).toContain('location.reload()},300000)');
		expect(html.match(/<script/g)).toHaveLength(1);
		const hash = createHash('sha256').update(script).digest('base64');
		expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`);
		expect(html).toContain('Tự tải lại trang sau mỗi 5 phút</label>');
		expect(html).toContain('<meta name="referrer" content="no-referrer">');
		expect(html).toContain('href="?t=a.b&amp;tep=xlsx"');
	});

	test('escapes what units are called', () => {
		const odd = units.map((unit) =>
			unit.code === 'TH7' ? { ...unit, name: '<img src=x onerror=alert(1)>' } : unit,
		);
		const shown = page(summariseWard({ units: odd }));
		expect(shown).toContain('&lt;img src=x');
		expect(shown).not.toContain('<img');
	});

	test('stays under 150 kB for a plan of a thousand late units and a hundred tasks', () => {
		const task = (n: number) => ({
			id: `t${n}`,
			text: `Nhiệm vụ ${n}: ${'tuyên truyền, vận động nhân dân '.repeat(9)}`,
			role: 'implement',
		});
		const tasks = Array.from({ length: 100 }, (_, n) => task(n));
		const many = Array.from({ length: 1000 }, (_, n) => ({ ...units[n % units.length]!, code: `U${n}` }));
		const assignments = many.map(({ code }) => ({ ...stored.assignments[0]!, unit: code, tasks }));
		const summary = summariseWard({ units: many, stored: { ...stored, assignments }, events: [] });
		expect(summary.late).toHaveLength(1000);
		const large = page(summary, summary);
		expect(Buffer.byteLength(large)).toBeLessThan(150_000);
		expect(large).toContain('Còn 850 đơn vị nữa, xem bảng tổng hợp.');
	});

	test('the picture shows the same figures and is one SVG without outside parts', () => {
		const svg = statusPicture(summariseWard());
		for (const part of ['>44<', '>28<', '>16<', '>6/9<', 'Mới có 28/44 đơn vị báo cáo'])
			expect(svg).toContain(part);
		expect(svg).not.toMatch(/href|url\(/);
	});

	test('a refused visitor learns nothing about any plan', () => {
		const html403 = refusalPage('Liên kết không hợp lệ', 'Hãy mở lại đúng liên kết.');
		expect(html403).toContain('<h1>Liên kết không hợp lệ</h1>');
		expect(html403).not.toContain('Tiến độ');
	});
});

describe('the signed link', () => {
	const secret = 'mot-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
	const claims = { planId: PLAN_ID, expiresAt: '2026-06-01T00:00:00+07:00' };
	const token = signStatusLink(claims, secret);
	const unitClaims = { purpose: 'report' as const, issuedAt: NOW, expiresAt: claims.expiresAt };

	test('opens its plan until it expires', () => {
		expect(verifyStatusLink(token, secret, NOW)).toMatchObject({ ok: true, claims: { planId: PLAN_ID } });
		expect(verifyStatusLink(token, secret, claims.expiresAt)).toEqual({ ok: false, reason: 'expired' });
	});

	test.each([
		['changed in a letter', `${token.slice(0, 10)}A${token.slice(11)}`],
		['cut short', token.slice(0, -1)],
		['longer', `${token}.x`],
		['empty', ''],
		['very long', 'a'.repeat(5000)],
		['signed with another secret', signStatusLink(claims, `${secret}!`)],
		["a unit's own link", signLink({ ...unitClaims, planId: PLAN_ID, unit: 'TH1' }, secret)],
		[
			"a unit's link with our words in it",
			signLink({ ...unitClaims, planId: 'status', unit: PLAN_ID }, secret),
		],
	])('one that is %s opens nothing', (_, changed) => {
		expect(verifyStatusLink(changed, secret, NOW)).toEqual({ ok: false, reason: 'forged' });
	});

	test('a short secret signs nothing', () => {
		expect(() => signStatusLink(claims, 'ngan')).toThrow('at least 32');
	});
});

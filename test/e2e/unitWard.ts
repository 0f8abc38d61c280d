import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signLink, type LinkPurpose } from '../../domain/reports/link';
import { Campaign } from '../../scripts/host/campaign.ts';
import { keptSecret, root } from '../../scripts/host/environment.ts';
import { MailServer } from '../../scripts/host/mailServer.ts';
import { N8nHost } from '../../scripts/host/n8nHost.ts';
import { openVips, type VipsModule } from '../nodes/UnitReport/pictures';
import { openBrowser } from './browser.ts';
import { Elsewhere, FrontDoor } from './frontDoor.ts';

/** A ward whose plan has been sent, behind its front door, with a browser to visit it. */
export const TODAY = '2026-05-18T09:00:00+07:00';
export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 900 };
export const dir = join(root, '.runtime', 'e2e-don-vi');
export const pictures = join(root, 'out', 'pictures');

export let mail: MailServer;
export let host: N8nHost;
export let door: FrontDoor;
export let elsewhere: Elsewhere;
export let campaign: Campaign;
export let browser: Browser;
export let vips: VipsModule;
export let planId: string;
export let links: Map<string, string>;

beforeAll(async () => {
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(pictures, { recursive: true });
	mail = await MailServer.start(dir);
	door = await FrontDoor.open();
	elsewhere = await Elsewhere.open();
	host = await N8nHost.start({ dir, smtp: mail.smtp, clock: TODAY, env: { WEBHOOK_URL: `${door.url}/` } });
	door.target = host.url;
	campaign = new Campaign(host, mail);
	browser = await openBrowser();
	vips = await openVips();
	await campaign.setUp({ file: join(root, 'samples', 'danh-ba-don-vi.xlsx') });
	const review = await campaign.readPlan({ file: join(root, 'samples', 'ke-hoach.docx') });
	await campaign.confirmPlan(review);
	planId = (await campaign.book()).plans[0]?.planId ?? '';
	links = await campaign.linksFromMessages();
}, 300_000);

afterAll(async () => {
	vips?.shutdown();
	await browser?.close();
	await host?.stop();
	await door?.close();
	await elsewhere?.close();
	await mail?.stop();
}, 60_000);

/** The unit's link as it leads through the front door. */
export const linkOf = (unit: string) => (links.get(unit) ?? '').replace(host.url, door.url);
export const signed = (unit: string, path: string, purpose: LinkPurpose, issuedAt = TODAY) => {
	const claims = { planId, unit, purpose, issuedAt, expiresAt: '2026-07-01T00:00:00+07:00' };
	return `${door.url}/form/${path}?t=${signLink(claims, keptSecret(join(dir, 'link.key')))}`;
};
export const visitor = async (viewport: {
	width: number;
	height: number;
}): Promise<[BrowserContext, Page]> => {
	const context = await browser.newContext({
		viewport,
		proxy: { server: elsewhere.url, bypass: '127.0.0.1' },
		deviceScaleFactor: viewport.width < 500 ? 2 : 1,
	});
	return [context, await context.newPage()];
};
export const openForm = async (page: Page, unit: string) => {
	await page.goto(linkOf(unit));
	await page.getByRole('button', { name: 'Mở phiếu báo cáo' }).click();
	await page.getByText('Hạn báo cáo:').waitFor();
};
export const eventsOf = async (unit: string, kind: string) =>
	(await campaign.book()).events.filter((event) => event.unit === unit && event.kind === kind);

/** A row of the log as the officer's desk writes it. */
export async function decide(kind: string, unit: string, at: string): Promise<void> {
	const { id: project } = await host.api<{ id: string }>('GET', '/rest/projects/personal');
	const tables = await host.api<{ data: { id: string; name: string }[] }>(
		'GET',
		`/rest/projects/${project}/data-tables`,
	);
	const table = tables.data.find(({ name }) => name === 'kh_events');
	const row = { planId, unit, kind, at, by: 'Cán bộ', key: '', data: JSON.stringify({ reason: 'Thử' }) };
	await host.api('POST', `/rest/projects/${project}/data-tables/${table?.id}/insert`, { data: [row] });
}

/** What a page must be whatever it shows: accessible, no wider than the screen, Vietnamese, n8n unnamed. */
export async function inspect(page: Page): Promise<void> {
	await page.evaluate(axe.source);
	const found = (await page.evaluate(
		"axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
	)) as axe.AxeResults;
	const problems = found.violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
	);
	expect(problems).toEqual([]);
	expect(found.passes.length).toBeGreaterThan(4);
	const width = page.viewportSize()?.width ?? 0;
	expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
	// n8n's English prompt of a list is there, but no page shows it.
	const prompts = 'Array.from(document.querySelectorAll("option[value=\'\']"))';
	expect(
		await page.evaluate(`${prompts}.every((prompt) => getComputedStyle(prompt).display === 'none')`),
	).toBe(true);
	await page.evaluate(`${prompts}.forEach((prompt) => prompt.remove())`);
	const words = String(await page.evaluate('document.body.innerText'));
	expect(words).not.toMatch(/n8n|Submit|required|Select an option|Form automated/i);
}

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Debian's Chromium, headless, without requests of its own to the outside. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = CANDIDATES.find((path) => path && existsSync(path));
	if (!executablePath) {
		throw new Error('Chromium is needed: install it (apt-get install chromium) or name it in CHROMIUM');
	}
	const quiet = ['background-networking', 'component-update', 'sync'].map(
		(feature) => `--disable-${feature}`,
	);
	const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet];
	return await chromium.launch({ executablePath, args });
}

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A file for a file field. */
export interface Upload {
	file: string | Buffer;
	name?: string;
}
export type Answers = Record<string, string | Upload | Upload[]>;

interface Field {
	/** The name n8n's page sends: `field-0`. */
	input: string;
	label: string;
	/** What the page shows before anyone types. */
	value: string;
	options: string[];
	/** A group of ticks or radio buttons: sent as a JSON list, as n8n's page does. */
	choice: boolean;
	/** What of the group is ticked. */
	ticked: string[];
}

/**
 * Fills in n8n's forms the way its own page does: reads the fields from the HTML, posts them as multipart to the same
 * address, follows to the next page.
 */
export class FormClient {
	html = '';
	/** Address of the page at hand. */
	url = '';
	private readonly authorization: string | undefined;
	private token = '';
	/** Milliseconds until the next question for the page that follows; n8n's own page waits a second and more. */
	protected pause: (tries: number) => number = () => 50;

	constructor(auth?: { user: string; password: string }) {
		this.authorization = auth && `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}`;
	}

	/** Opens a form; throws unless the page is there. */
	async open(url: string): Promise<this> {
		const response = await fetch(url, { headers: this.headers() });
		if (!response.ok) throw new Error(`GET ${url}: ${response.status}`);
		this.url = url;
		this.show(await response.text());
		return this;
	}

	/** What a person reads on the page, tags removed. */
	get text(): string {
		return unescapeHtml(
			this.html
				.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
				.replace(/<[^>]+>/g, ' ')
				.replace(/\s+/g, ' '),
		).trim();
	}

	/** The fields of the page, in order. */
	get fields(): Field[] {
		return readFields(this.html);
	}

	/**
	 * Submits the page. Answers are found by a part of the field's label; a field that is not answered sends what the
	 * page shows. Returns once the next page, or the ending, is there.
	 */
	async submit(answers: Answers): Promise<this> {
		const body = new FormData();
		const left = new Set(Object.keys(answers));
		for (const field of this.fields) {
			const label = Object.keys(answers).find((name) => field.label.includes(name) || field.input === name);
			if (label === undefined && field.choice) {
				body.append(field.input, JSON.stringify(field.ticked));
				continue;
			}
			const answer = label === undefined ? field.value : answers[label];
			if (label !== undefined) left.delete(label);
			if (typeof answer === 'string') {
				if (field.options.length > 0 && answer && !field.options.includes(answer)) {
					throw new Error(`'${field.label}' does not offer '${answer}' but ${field.options.join(' | ')}`);
				}
				body.append(field.input, field.choice ? JSON.stringify(answer ? [answer] : []) : answer);
				continue;
			}
			for (const { file, name } of [answer ?? []].flat()) {
				const content = typeof file === 'string' ? readFileSync(file) : file;
				body.append(field.input, new Blob([new Uint8Array(content)]), name ?? basename(String(file)));
			}
		}
		if (left.size > 0)
			throw new Error(
				`The page has no field for: ${[...left].join(', ')}. It reads: ${this.text.slice(0, 500)}`,
			);
		const response = await fetch(this.url, { method: 'POST', body, headers: this.headers() });
		const text = await response.text();
		if (!response.ok) throw new Error(`POST ${this.url}: ${response.status} ${text.slice(0, 300)}`);
		const { formWaitingUrl } = JSON.parse(text || '{}') as { formWaitingUrl?: string };
		await this.follow(formWaitingUrl ?? this.url);
		return this;
	}

	/** The file that the ending hands to the browser. */
	get download(): { name: string; content: Buffer } {
		const encoded = /JSON\.parse\(decodeURIComponent\("([^"]+)"\)\)/.exec(this.html)?.[1];
		const [file] = JSON.parse(decodeURIComponent(encoded ?? '%5B%5D')) as {
			data: unknown;
			fileName: string;
		}[];
		if (!file) throw new Error(`The page offers no file. It reads: ${this.text.slice(0, 500)}`);
		const data = file.data as { data: number[] } | string;
		return {
			name: file.fileName,
			content: typeof data === 'string' ? Buffer.from(data, 'binary') : Buffer.from(data.data),
		};
	}

	/** The run goes on in the background: ask for its state as the page's script does, until it waits again. */
	private async follow(url: string): Promise<void> {
		const status = new URL(url);
		status.pathname += '/n8n-execution-status';
		for (let tries = 0; tries < 2400; tries++) {
			const state = (await (await fetch(status)).text()).trim();
			if (state === 'form-waiting') {
				await this.open(url);
				// An ending resumes its run by a request of its own, so that the run can finish.
				if (!this.html.includes("id='n8n-form'"))
					await fetch(url, { method: 'POST', headers: this.headers() });
				return;
			}
			if (['canceled', 'crashed', 'error', 'success', 'null'].includes(state)) {
				throw new Error(`The form's run ended without a page: ${state} (${url})`);
			}
			await new Promise((resolve) => setTimeout(resolve, this.pause(tries)));
		}
		throw new Error(`No page followed at ${url}`);
	}

	private show(html: string): void {
		this.html = html;
		this.token = /authToken\s*=\s*['"]([^'"]+)['"]/.exec(html)?.[1] ?? '';
	}

	private headers(): Record<string, string> {
		return {
			...(this.authorization && { authorization: this.authorization }),
			...(this.token && { 'x-auth-token': this.token }),
		};
	}
}

/** Every control of the page with an id `field-N`, as n8n's template writes them. */
function readFields(html: string): Field[] {
	const controls = /<(input|select|textarea|div)\b([^>]*\bid=['"](field-\d+)['"][^>]*)>/g;
	return [...html.matchAll(controls)].map(([tag, kind, attributes = '', input = ''], _, all) => {
		const start = html.indexOf(tag);
		const next =
			all.map((other) => html.indexOf(other[0])).find((position) => position > start) ?? html.length;
		const block = html.slice(start, next);
		const label = new RegExp(`<label[^>]*for='${input}'[^>]*>([^<]*)</label>`).exec(html)?.[1];
		// The choices of a radio group carry their label before the group, without `for`.
		const groupLabel = /<label class='form-label[^']*'>([^<]*)<\/label>\s*$/.exec(html.slice(0, start))?.[1];
		const choices =
			kind === 'select' ? /<option value='([^']+)'/g : /class='multiselect-checkbox'[^>]*value='([^']+)'/g;
		const value =
			kind === 'textarea'
				? /^<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(block)?.[1]
				: kind === 'select'
					? /<option value='([^']+)' selected/.exec(block)?.[1]
					: kind === 'div'
						? /value='([^']+)' checked/.exec(block)?.[1]
						: /\bvalue="([^"]*)"/.exec(attributes)?.[1];
		return {
			input,
			label: unescapeHtml(label ?? groupLabel ?? '').trim(),
			value: unescapeHtml(value ?? ''),
			choice: kind === 'div',
			ticked:
				kind === 'div'
					? [...block.matchAll(/value='([^']+)' checked/g)].map(([, option = '']) => unescapeHtml(option))
					: [],
			options:
				kind === 'select' || kind === 'div'
					? [...block.matchAll(choices)].map(([, option = '']) => unescapeHtml(option))
					: [],
		};
	});
}

function unescapeHtml(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#x27;', "'")
		.replaceAll('&#39;', "'")
		.replaceAll('&#x3D;', '=')
		.replaceAll('&#x60;', '`')
		.replaceAll('&amp;', '&');
}

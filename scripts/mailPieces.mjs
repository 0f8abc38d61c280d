import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import mjml2html from 'mjml';

/**
 * Compiles the layout of the mails and takes it apart: what stands between `<!-- begin x -->` and `<!-- end x -->` is the
 * piece `x`; the rest is the piece `mail`, in which the outermost regions are left as the slots `[[x]]`. MJML is needed here only,
 * so that neither the package nor a run of n8n carries it.
 */
export async function mailPieces(file) {
	const { html, errors } = await mjml2html(readFileSync(file, 'utf8'), {
		fonts: {},
		validationLevel: 'strict',
	});
	if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
	return takeApart(html.replace(/\s*\n\s*/g, '\n').trim() + '\n');
}

function takeApart(html) {
	const pieces = {};
	const open = [{ name: 'mail', parts: [] }];
	let from = 0;
	for (const mark of html.matchAll(/\s*<!-- (begin|end) (\w+) -->\s*/g)) {
		const [text, edge, name] = mark;
		open.at(-1).parts.push(html.slice(from, mark.index));
		from = mark.index + text.length;
		if (edge === 'begin') {
			open.at(-1).parts.push(`[[${name}]]`);
			open.push({ name, parts: [] });
			continue;
		}
		const region = open.pop();
		if (region.name !== name || name in pieces) throw new Error(`Region "${name}" overlaps or comes twice`);
		pieces[name] = region.parts.join('');
	}
	const mail = open.pop();
	if (open.length > 0) throw new Error(`Region "${mail.name}" has no end`);
	mail.parts.push(html.slice(from));
	return { ...pieces, mail: mail.parts.join('') };
}

/** Build plugin: `import pieces from './mail.mjml'`. */
export const mailLayout = {
	name: 'mail-layout',
	async load(id) {
		if (!id.endsWith('.mjml')) return null;
		return { code: `export default ${JSON.stringify(await mailPieces(id))}`, moduleType: 'js' };
	},
};

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
	console.log(JSON.stringify(await mailPieces(argv[2])));
}

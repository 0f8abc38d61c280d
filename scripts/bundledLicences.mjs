import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Build plugin: writes name, version and licence text of every library that went into the bundle. */
export function bundledLicences(target) {
	return {
		name: 'bundled-licences',
		writeBundle(_, bundle) {
			const folders = new Set();
			for (const chunk of Object.values(bundle)) {
				for (const id of chunk.moduleIds ?? []) {
					const folder = id.startsWith('\0') ? null : packageFolder(id);
					if (folder) folders.add(folder);
				}
			}
			const texts = [...folders].sort().map((folder) => {
				const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
				const file = globSync('{LICENSE,LICENCE,License,license}*', { cwd: folder })[0];
				if (!file && !license) throw new Error(`No licence found for the bundled library ${name}`);
				const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
				return `${name} ${version} (${license})\n\n${text}`;
			});
			writeFileSync(target, texts.join(`\n\n${'-'.repeat(80)}\n\n`) + '\n');
		},
	};
}

function packageFolder(id) {
	if (!id.includes(`${sep}node_modules${sep}`)) return null;
	let folder = dirname(id);
	while (
		!existsSync(join(folder, 'package.json')) ||
		!JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
	) {
		folder = dirname(folder);
	}
	return folder;
}

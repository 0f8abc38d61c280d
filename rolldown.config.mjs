import { builtinModules } from 'node:module';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';
import { bundledLicences } from './scripts/bundledLicences.mjs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const toSource = (built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const toEntry = (source) => [source.replace(/\.ts$/, ''), source];
const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials]
	.map(toSource)
	// A process of its own, started by its path.
	.concat('domain/index.ts', 'nodes/PlanDocument/transport/readingProcess.ts');

/** What n8n reads beside the code: codex files and icons. */
const assets = {
	name: 'assets',
	buildStart: () => rmSync('dist', { recursive: true, force: true }),
	writeBundle() {
		for (const file of globSync(['nodes/**/*.{json,svg}', 'credentials/*.svg'])) {
			mkdirSync(dirname(join('dist', file)), { recursive: true });
			copyFileSync(file, join('dist', file));
		}
	},
};

/**
 * One CommonJS file a node, libraries in shared chunks that load at first use: n8n installs community packages
 * without their dependencies' scripts and its own lint forbids runtime dependencies, so everything travels inside.
 */
export default defineConfig({
	input: Object.fromEntries(entries.map(toEntry)),
	platform: 'node',
	external: ['n8n-workflow', ...builtinModules, /^node:/],
	plugins: [assets, bundledLicences('dist/THIRD-PARTY-LICENCES.txt')],
	output: {
		dir: 'dist',
		format: 'cjs',
		exports: 'named',
		entryFileNames: '[name].js',
		chunkFileNames: 'chunks/[name]-[hash].js',
		minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
		keepNames: true,
	},
});

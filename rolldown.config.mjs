import { builtinModules } from 'node:module';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';
import { bundledLicences } from './scripts/bundledLicences.mjs';
import { mailLayout } from './scripts/mailPieces.mjs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const toSource = (built) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const toEntry = (source) => [source.replace(/\.ts$/, ''), source];
/** These run apart, each from a file of its own: a process that reads documents, a thread that shrinks pictures. */
const apart = ['nodes/PlanDocument/transport/readingProcess.ts', 'nodes/UnitReport/transport/imageWorker.ts'];
const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials]
	.map(toSource)
	.concat('domain/index.ts', ...apart);
/** libvips as WebAssembly stays as its makers built it: it starts threads from its own file. */
const vips = ['lib/vips-node.js', 'lib/vips.wasm', 'LICENSE', 'THIRD-PARTY-NOTICES.md'];

/** What draws the picture of the status page: resvg as WebAssembly and the letters it draws with. */
const picture = [
	'@resvg/resvg-wasm/index_bg.wasm',
	'@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
	'@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
	'@expo-google-fonts/be-vietnam-pro/LICENSE_FONT',
];

/** What lies beside the code: codex files and icons for n8n, libvips, resvg. */
const assets = {
	name: 'assets',
	buildStart: () => rmSync('dist', { recursive: true, force: true }),
	writeBundle() {
		for (const file of globSync(['nodes/**/*.{json,svg}', 'credentials/*.svg'])) {
			mkdirSync(dirname(join('dist', file)), { recursive: true });
			copyFileSync(file, join('dist', file));
		}
		const beside = join('dist', dirname(apart[1]), 'vips');
		mkdirSync(beside, { recursive: true });
		for (const file of vips)
			copyFileSync(join('node_modules', 'wasm-vips', file), join(beside, basename(file)));
		const pictures = join('dist', 'nodes', 'Summary', 'picture');
		mkdirSync(pictures, { recursive: true });
		for (const file of picture) copyFileSync(join('node_modules', file), join(pictures, basename(file)));
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
	plugins: [assets, mailLayout, bundledLicences('dist/THIRD-PARTY-LICENCES.txt')],
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

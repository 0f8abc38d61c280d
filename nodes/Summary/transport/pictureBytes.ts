import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Beside the built node; from source they lie in node_modules. */
const FOLDERS = [join(__dirname, '..', 'nodes', 'Summary', 'picture'), join(__dirname, 'picture')];
const FONTS = '@expo-google-fonts/be-vietnam-pro';

type Renderer = (svg: string) => Uint8Array;
let opening: Promise<Renderer> | undefined;

/**
 * The picture as the bytes of a .png file. Mail programs and Zalo show no SVG, and a server has no fonts of its own to
 * count on, so resvg (WebAssembly, without access to files or network) draws it with fonts that lie in the package.
 */
export async function pictureBytes(svg: string): Promise<Buffer> {
	opening ??= open();
	const render = await opening;
	return Buffer.from(render(svg));
}

async function open(): Promise<Renderer> {
	// Both are needed here only: loading the node must stay cheap.
	const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
	const [wasm, ...fontBuffers] = await Promise.all([
		part('@resvg/resvg-wasm/index_bg.wasm'),
		part(`${FONTS}/400Regular/BeVietnamPro_400Regular.ttf`),
		part(`${FONTS}/700Bold/BeVietnamPro_700Bold.ttf`),
	]);
	await initWasm(wasm);
	const font = { fontBuffers, defaultFontFamily: 'Be Vietnam Pro', sansSerifFamily: 'Be Vietnam Pro' };
	return (svg) => {
		const drawing = new Resvg(svg, { font });
		const image = drawing.render();
		const png = image.asPng();
		image.free();
		drawing.free();
		return png;
	};
}

async function part(source: string): Promise<Buffer<ArrayBuffer>> {
	const name = source.slice(source.lastIndexOf('/') + 1);
	const packed = FOLDERS.map((folder) => join(folder, name)).find(existsSync);
	return await readFile(packed ?? createRequire(__filename).resolve(source));
}

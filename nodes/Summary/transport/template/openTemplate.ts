import { parseArea } from './formula';
import { readLooks, type Look } from './looks';
import { broken, unpackTemplate, type Parts } from './unpackTemplate';
import { childrenOf, readTree, textOf, writeTree, type XmlElement } from './xmlTree';

export interface TemplateSheet {
	name: string;
	/** Path of its part. */
	path: string;
	tree: XmlElement;
	/** Type → path of the parts that belong to it. */
	related: { type: string; path: string }[];
}

/** A defined name of the form that points to one place of one sheet. */
export interface NamedPlace {
	name: string;
	sheet: TemplateSheet;
	/** 1-based. */
	row: number;
	toRow: number;
	column: number;
}

/** A ward's own form, opened part by part; what nobody changes is written back byte for byte. */
export interface Template {
	parts: Parts;
	workbook: XmlElement;
	sheets: TemplateSheet[];
	/** The texts of the cells that share theirs. */
	shared: string[];
	places: NamedPlace[];
	/** Names of ours that point nowhere or to several places. */
	lost: string[];
	/** By their numbers. */
	looks: Look[];
}

const WORKBOOK = 'xl/workbook.xml';

/** Throws TemplateError. `isOurs` says which defined names are looked at. */
export async function openTemplate(file: Buffer, isOurs: (name: string) => boolean): Promise<Template> {
	const parts = await unpackTemplate(file);
	const workbook = await treeOf(parts, WORKBOOK);
	const targets = new Map((await relations(parts, WORKBOOK)).map(({ id, path }) => [id, path]));
	const sheets: TemplateSheet[] = [];
	for (const { attributes } of childrenOf(childrenOf(workbook, 'sheets')[0], 'sheet')) {
		const path = targets.get(attributes['r:id'] ?? '') ?? '';
		if (!path.startsWith('xl/worksheets/')) continue;
		const tree = await treeOf(parts, path);
		sheets.push({ name: attributes.name ?? '', path, tree, related: await relations(parts, path) });
	}
	if (sheets.length === 0) throw broken();
	const styles = parts.has('xl/styles.xml') ? await treeOf(parts, 'xl/styles.xml') : undefined;
	const strings = parts.has('xl/sharedStrings.xml') ? await treeOf(parts, 'xl/sharedStrings.xml') : undefined;
	return {
		parts,
		workbook,
		sheets,
		shared: childrenOf(strings, 'si').map(sharedText),
		...namedPlaces(workbook, sheets, isOurs),
		looks: readLooks(styles),
	};
}

export async function treeOf(parts: Parts, path: string): Promise<XmlElement> {
	const bytes = parts.get(path);
	if (!bytes) throw broken();
	return await readTree(
		Buffer.from(bytes)
			.toString('utf8')
			.replace(/^\uFEFF/, ''),
	);
}

export function putTree(parts: Parts, path: string, tree: XmlElement): void {
	parts.set(path, Buffer.from(writeTree(tree)));
}

export function relationsPath(path: string): string {
	return path.replace(/([^/]+)$/, '_rels/$1.rels');
}

/** The parts that a part names, by the last word of their type ('drawing', 'table', 'chart'). */
export async function relations(
	parts: Parts,
	path: string,
): Promise<{ id: string; type: string; path: string }[]> {
	if (!parts.has(relationsPath(path))) return [];
	const tree = await treeOf(parts, relationsPath(path));
	return childrenOf(tree, 'Relationship')
		.filter(({ attributes }) => attributes.TargetMode !== 'External')
		.map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
			id: Id,
			type: Type.slice(Type.lastIndexOf('/') + 1),
			path: new URL(Target, `file:///${path}`).pathname.slice(1),
		}));
}

function namedPlaces(workbook: XmlElement, sheets: TemplateSheet[], isOurs: (name: string) => boolean) {
	const places: NamedPlace[] = [];
	const lost: string[] = [];
	for (const one of childrenOf(childrenOf(workbook, 'definedNames')[0], 'definedName')) {
		const name = (one.attributes.name ?? '').toLowerCase();
		if (!isOurs(name)) continue;
		const area = parseArea(textOf(one));
		const sheet = sheets.find((candidate) => candidate.name === area?.sheet);
		if (area && sheet) places.push({ ...area, name, sheet });
		else lost.push(name);
	}
	return { places, lost };
}

/** Without the pronunciation that East Asian texts carry. */
function sharedText(item: XmlElement): string {
	const runs = childrenOf(item, 'r').map((run) => textOf(childrenOf(run, 't')[0]));
	return textOf(childrenOf(item, 't')[0]) + runs.join('');
}

import { broken } from './unpackTemplate';

/** Of a part that stays as it is except for what is changed; `text` alone is character data, `raw` is written as it is. */
export type XmlNode = XmlElement | { text: string } | { raw: string };

export interface XmlElement {
	/** With its prefix. */
	name: string;
	attributes: Record<string, string>;
	children: XmlNode[];
}

const DEEPEST = 500;

/** Reads one part. Office files have no document type (ECMA-376 part 2), so one that declares any is refused: TemplateError. */
export async function readTree(xml: string): Promise<XmlElement> {
	const { SaxesParser } = await import('saxes');
	const parser = new SaxesParser();
	const top: XmlElement = { name: '', attributes: {}, children: [] };
	const open = [top];
	const add = (node: XmlNode) => open.at(-1)!.children.push(node);
	const refuse = () => {
		throw broken();
	};
	parser.on('error', refuse);
	parser.on('doctype', refuse);
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length > DEEPEST) refuse();
		const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
		add(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (text) => open.length > 1 && add({ text }));
	parser.on('cdata', (text) => add({ text }));
	parser.on('comment', (text) => add({ raw: `<!--${text}-->` }));
	parser.write(xml).close();
	const root = top.children.find(isElement);
	if (!root) throw broken();
	return root;
}

export function writeTree(root: XmlElement): string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;
}

function written(node: XmlNode): string {
	if ('text' in node) return escaped(node.text);
	if ('raw' in node) return node.raw;
	const attributes = Object.entries(node.attributes).map(
		([key, value]) => ` ${key}="${escaped(value, true)}"`,
	);
	const open = `<${node.name}${attributes.join('')}`;
	return node.children.length === 0
		? `${open}/>`
		: `${open}>${node.children.map(written).join('')}</${node.name}>`;
}

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\r': '&#13;',
	'\t': '&#9;',
};

function escaped(text: string, inAttribute = false): string {
	return text.replace(inAttribute ? /[&<>"\n\r\t]/g : /[&<>\r]/g, (letter) => ESCAPES[letter]!);
}

export function isElement(node: XmlNode): node is XmlElement {
	return 'name' in node;
}

/** The name without its prefix. */
export function localName({ name }: XmlElement): string {
	return name.slice(name.indexOf(':') + 1);
}

export function child(parent: XmlElement, local: string): XmlElement | undefined {
	return parent.children.filter(isElement).find((one) => localName(one) === local);
}

export function childrenOf(parent: XmlElement | undefined, local: string): XmlElement[] {
	return (parent?.children ?? []).filter(isElement).filter((one) => localName(one) === local);
}

/** The element and all below it. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
	yield root;
	for (const one of root.children) if (isElement(one)) yield* everyElement(one);
}

export function textOf(element: XmlElement | undefined): string {
	return (element?.children ?? [])
		.map((one) => ('text' in one ? one.text : isElement(one) ? textOf(one) : ''))
		.join('');
}

export function setText(element: XmlElement, text: string): void {
	element.children = [{ text }];
}

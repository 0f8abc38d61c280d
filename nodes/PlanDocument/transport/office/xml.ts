import { broken } from './unpackOffice';

/** Text boxes in cells in tables reach some dozens; a thousand is made to fill the memory. */
const DEEPEST = 1000;

export interface XmlHandlers {
	open(name: string, attribute: (name: string) => string | undefined, empty: boolean): void;
	close?(name: string): void;
	text?(text: string): void;
}

/**
 * Reads one XML part of an Office file. These have no document type by their standard (ECMA-376 part 2, 8.3.4), so one
 * that declares any, and with it entities, is refused. Throws DocumentError.
 */
export async function readXml(xml: string, handlers: XmlHandlers): Promise<void> {
	const { SaxesParser } = await import('saxes');
	const parser = new SaxesParser();
	const refuse = () => {
		throw broken();
	};
	parser.on('error', refuse);
	parser.on('doctype', refuse);
	let depth = 0;
	parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
		if ((depth += 1) > DEEPEST) refuse();
		handlers.open(name, (attribute) => attributes[attribute], isSelfClosing);
	});
	parser.on('closetag', ({ name }) => {
		depth -= 1;
		handlers.close?.(name);
	});
	if (handlers.text) {
		parser.on('text', (text) => handlers.text?.(text));
		parser.on('cdata', (text) => handlers.text?.(text));
	}
	parser.write(xml).close();
}

import { columnOf, rowNumber, sheetData } from './cells';
import { translateFormula } from './formula';
import { child, childrenOf, setText, textOf, type XmlElement } from './xmlTree';

/** Formulas that share one text get each its own, since rows are going to move apart. */
export function plainFormulas(sheet: XmlElement): void {
	const masters = new Map<string, { text: string; row: number; column: number }>();
	for (const line of childrenOf(sheetData(sheet), 'row'))
		for (const cell of childrenOf(line, 'c')) {
			const formula = child(cell, 'f');
			if (formula?.attributes.t !== 'shared') continue;
			const { si = '' } = formula.attributes;
			const [text, row, column] = [textOf(formula), rowNumber(line), columnOf(cell)];
			if (text) masters.set(si, { text, row, column });
			const master = masters.get(si);
			if (master) setText(formula, translateFormula(master.text, row - master.row, column - master.column));
			for (const key of ['t', 'si', 'ref', 'ca']) delete formula.attributes[key];
		}
}

import { shorten, type TemplateData, type TemplateDefinition } from '../../zalo/templateCheck';

/** Half an address opens nothing: too long a one is for the check to refuse. */
const WHOLE = new Set(['duong_dan', 'ma_bao_cao']);

/** Of the values those that the template asks for, as long as it allows. */
export function fitTemplate(values: TemplateData, { parameters }: TemplateDefinition): TemplateData {
	return Object.fromEntries(
		parameters.flatMap(({ name, maxLength }) => {
			const value = values[name];
			if (value === undefined) return [];
			return [[name, maxLength > 0 && !WHOLE.has(name) ? shorten(value, maxLength) : value]];
		}),
	);
}

import { zaloFailure, type ZaloFailure, type ZaloHost } from './codes';

/** One parameter of an approved template (`GET /template/info/v2`, `listParams`). */
export interface TemplateParameter {
	name: string;
	required: boolean;
	/** As Zalo names it: STRING, NUMBER, DATE, … */
	type: string;
	minLength: number;
	/** 0 where Zalo gives none. */
	maxLength: number;
	acceptsEmpty: boolean;
}

export interface TemplateDefinition {
	templateId: string;
	name: string;
	/** ENABLE where it may be sent. */
	status: string;
	parameters: TemplateParameter[];
}

/** Values as a template takes them: text in NFC. */
export type TemplateData = Record<string, string>;

/**
 * What Zalo would refuse, found before anything is sent: the failure with Zalo's own code for it and a sentence that names
 * the parameter; null where the values fit.
 */
export function checkTemplate(
	definition: TemplateDefinition,
	data: TemplateData,
	host: ZaloHost,
): ZaloFailure | null {
	const wrong = (code: number, sentence: string): ZaloFailure => ({ ...zaloFailure(host, code), sentence });
	if (definition.status !== 'ENABLE') return zaloFailure(host, -131);
	const known = new Set(definition.parameters.map(({ name }) => name));
	const stranger = Object.keys(data).find((name) => !known.has(name));
	if (stranger !== undefined)
		return wrong(-132, `Mẫu tin “${definition.name}” không có tham số “${stranger}”. Bỏ tham số này.`);
	for (const parameter of definition.parameters) {
		const value = data[parameter.name];
		const named = `Tham số “${parameter.name}” của mẫu tin “${definition.name}”`;
		if (value === undefined || value === '') {
			if (parameter.required && !(parameter.acceptsEmpty && value === ''))
				return wrong(-1122, `${named} còn trống. Điền giá trị cho tham số này.`);
			continue;
		}
		if (parameter.maxLength > 0 && value.length > parameter.maxLength)
			return wrong(-1121, `${named} dài quá ${parameter.maxLength} ký tự. Rút ngắn nội dung.`);
		if (value.length < parameter.minLength)
			return wrong(-1124, `${named} ngắn hơn ${parameter.minLength} ký tự. Viết đủ nội dung.`);
		const form = FORMS[parameter.type.toUpperCase()];
		if (form && !form.test(value))
			return wrong(-1124, `${named} sai định dạng. Sửa theo định nghĩa của mẫu.`);
	}
	return null;
}

/** Only what is plain from the names of the types; for the others Zalo decides. */
const FORMS: Record<string, RegExp | undefined> = {
	NUMBER: /^-?\d+(?:[.,]\d+)*$/,
	DATE: /^(?:\d{2}:\d{2}(?::\d{2})? )?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?: \d{2}:\d{2}(?::\d{2})?)?$/,
};

/** Fits text to a parameter: cut at a word, with … at the end. Example: 'Hưởng ứng Tháng…'. */
export function shorten(text: string, longest: number): string {
	const whole = text.normalize('NFC').trim();
	if (whole.length <= longest) return whole;
	const piece = whole.slice(0, longest - 1);
	const space = piece.lastIndexOf(' ');
	return `${(space > longest / 2 ? piece.slice(0, space) : piece).trimEnd()}…`;
}

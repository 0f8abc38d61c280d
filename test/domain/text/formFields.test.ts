import { formFieldsJson, fromForm } from '../../../domain/text/formFields';

it('carries hostile text through n8n’s form definition and back', () => {
	const typed = '<b>$& "quoted" \\ \n{{ $json }}</b>';
	const json = formFieldsJson([{ fieldName: 'a', fieldLabel: 'A', fieldType: 'text', defaultValue: typed }]);
	expect(json).not.toContain('$');
	expect(json).not.toContain('<');
	const [field] = JSON.parse('X'.replace('X', json)) as { defaultValue: string }[];
	expect(fromForm(field?.defaultValue)).toBe(typed);
});

it('leaves the HTML of a page alone', () => {
	const json = formFieldsJson([{ fieldName: 'a', fieldLabel: 'A', fieldType: 'html', html: '<p>a</p>' }]);
	expect(json).toContain('<p>a</p>');
});

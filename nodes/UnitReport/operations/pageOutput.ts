import type { IDataObject } from 'n8n-workflow';
import { pageOf } from '../../../domain/reports/pages/answerPage';
import type { ReportView, Visit } from '../../../domain/reports/pages/view';
import { formFieldsJson } from '../../../domain/text/formFields';

/** A page for the Form node: `title`, `button`, `fieldsJson` (its JSON definition) and the `view` to hand back with the answers. */
export function pageOutput(visit: Visit, view: ReportView): IDataObject {
	const { title, button, fields } = pageOf(visit, view);
	return { title, button, fieldsJson: formFieldsJson(fields), view: view as unknown as IDataObject };
}

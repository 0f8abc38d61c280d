import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Book, StoredPlan } from '../../../domain/book';
import { foldReports, type UnitReportState } from '../../../domain/reports/foldReports';
import { linkExpiry, signLink } from '../../../domain/reports/link';
import { officerContact } from '../../../domain/reports/officerContact';
import type { OpenedLink } from '../../../domain/reports/openLink';
import { paperForm, type PaperForm } from '../../../domain/reports/paper/paperForm';
import { escapeHtml } from '../../../domain/text/escapeHtml';
import { plainWords } from '../../../domain/text/plainWords';
import { readBook } from '../../parameters/book';
import { readNow } from '../../parameters/now';
import { openVisit, visitParameters } from './visitParameters';

const show = { operation: ['blankForm'] };
const FOR_PLAN = { show: { ...show, forms: ['plan'] } };
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const description: INodeProperties[] = [
	{
		displayName: 'Forms',
		name: 'forms',
		type: 'options',
		options: [
			{ name: 'Of the Unit Behind a Link', value: 'link' },
			{ name: 'Of Units of a Plan', value: 'plan', description: 'For the officer: one sheet a unit' },
		],
		default: 'link',
		displayOptions: { show },
	},
	...visitParameters('blankForm').map((parameter) =>
		parameter.name === 'token'
			? { ...parameter, displayOptions: { show: { ...show, forms: ['link'] } } }
			: parameter,
	),
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '={{ $json.planId }}',
		required: true,
		displayOptions: FOR_PLAN,
	},
	{
		displayName: 'Unit Codes',
		name: 'units',
		type: 'string',
		default: '',
		placeholder: 'CA, KT',
		description: 'Which units, with commas between; empty for all that must report',
		displayOptions: FOR_PLAN,
	},
	{
		displayName: 'Valid Days',
		name: 'validDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 366 },
		default: 60,
		description: 'How many days after the due time the forms are taken',
		displayOptions: FOR_PLAN,
	},
	{
		displayName: 'Output Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output field to put the workbook in',
		displayOptions: { show },
	},
];

/**
 * `{ ok: true, planId, units, fileName }` with the workbook as binary data, or `{ ok: false, reason, title, message }` when the link or the
 * door is closed, or none of the named units has work in the plan. Each sheet carries a token of its own, which opens no web form and dies with the unit's links.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const credential = await this.getCredentials('keHoachLinkApi', itemIndex);
	const secret = String(credential.secret);
	const now = readNow(this, itemIndex);
	const write = async (book: Book, planId: string, asked: Asked[], fileName: string) => {
		const { writePaperFile } = await import('../transport/paper/writePaperFile');
		const content = await writePaperFile(
			asked.map((one) => formOf(one, book, secret, now)),
			now,
		);
		const property = this.getNodeParameter('binaryPropertyName', itemIndex) as string;
		const units = asked.map(({ opened }) => opened.unit.code);
		return {
			json: { ok: true, planId, units, fileName } as IDataObject,
			binary: { [property]: await this.helpers.prepareBinaryData(content, fileName, WORKBOOK) },
		};
	};
	if (this.getNodeParameter('forms', itemIndex) === 'link') {
		const opening = await openVisit(this, itemIndex);
		if (!opening.ok) return { json: opening as unknown as IDataObject };
		const { visit, claims } = opening;
		const { opened, state, book } = visit;
		const fileName = `phieu-bao-cao-${asciiName(opened.unit.code)}.xlsx`;
		return await write(book, claims.planId, [{ opened, state, expiresAt: claims.expiresAt }], fileName);
	}
	const book = readBook(this, itemIndex);
	const planId = String(this.getNodeParameter('planId', itemIndex));
	const stored = book.plans.find((plan) => plan.planId === planId);
	if (!stored)
		throw new NodeOperationError(this.getNode(), `The book holds no plan "${planId}"`, { itemIndex });
	const codes = String(this.getNodeParameter('units', itemIndex, '') ?? '')
		.split(',')
		.map((code) => code.trim())
		.filter(Boolean);
	const validDays = this.getNodeParameter('validDays', itemIndex) as number;
	const asked = askedOf(stored, book, codes).map(({ opened, state }) => ({
		opened,
		state,
		expiresAt: linkExpiry(state.dueAt, now, validDays),
	}));
	if (asked.length === 0)
		return {
			json: {
				ok: false,
				reason: 'unknown',
				title: 'Chưa lập được phiếu',
				message: `Kế hoạch này không giao việc cho đơn vị nào có mã ${escapeHtml(codes.join(', ') || '(mọi đơn vị)')}. Hãy xem lại mã đơn vị trong danh bạ.`,
			},
		};
	return await write(book, planId, asked, 'phieu-bao-cao-cac-don-vi.xlsx');
}

interface Asked {
	opened: OpenedLink;
	state: UnitReportState;
	expiresAt: string;
}

/** The named units of a plan, or all; those that need not report are left out unless they are named. */
function askedOf(stored: StoredPlan, book: Book, codes: string[]): Omit<Asked, 'expiresAt'>[] {
	return stored.assignments.flatMap((assignment) => {
		const unit = book.units.find(({ code }) => code === assignment.unit);
		if (!unit || (codes.length > 0 && !codes.includes(unit.code))) return [];
		const state = foldReports(assignment, book.events);
		if (codes.length === 0 && state.state === 'excluded') return [];
		return [{ opened: { stored, assignment, unit }, state }];
	});
}

function formOf({ opened, state, expiresAt }: Asked, book: Book, secret: string, now: string): PaperForm {
	const { planId, unit } = opened.assignment;
	const token = signLink({ planId, unit, purpose: 'workbook', issuedAt: now, expiresAt }, secret);
	return paperForm(opened, state, {
		token,
		expiresAt,
		wardName: book.settings?.wardName ?? '',
		mailbox: book.settings?.senderEmail ?? '',
		officer: plainWords(officerContact(book.settings)),
	});
}

function asciiName(code: string): string {
	return (
		code
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.replace(/[đĐ]/g, 'd')
			.replace(/[^A-Za-z0-9_-]+/g, '-') || 'don-vi'
	);
}

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { directoryRows, settingsEvent, type RawRow } from '../../domain/book';
import type { Assignment, LogEvent, Plan, Unit } from '../../domain/types';
import { settings, stored } from '../domain/messages/greenSunday';
import type { Person } from '../fakes/google/person';
import { startGoogle, type Google, type GoogleOptions } from '../fakes/google/startGoogle';
import { Engine } from './harness';

/** A plan with any number of units at a Google stand-in, worked by the node Report Sheet in n8n's engine. */
export const PLAN = stored.planId;
export const NOW = '2026-05-18T09:00:00.000+07:00';
export const REPORT = 'Báo cáo';

export interface Ward {
	google: Google;
	engine: Engine;
	units: Unit[];
	events: LogEvent[];
	/** The log, directory and plan as Đọc nhật ký gives them. */
	book(): IDataObject;
	run(parameters: INodeParameters): Promise<INodeExecutionData[][]>;
	/** The only item of the first output. */
	json(parameters: INodeParameters): Promise<IDataObject>;
	/** Runs an operation and appends its rows to the log. */
	store(parameters: INodeParameters): Promise<IDataObject>;
}

export const unitOf = (at: number, email = `don-vi-${at}@hoabinhmau.example`): Unit => ({
	code: `DV${String(at).padStart(3, '0')}`,
	name: `Tổ dân phố số ${at}`,
	type: 'tổ dân phố',
	aliases: [],
	contact: { title: 'Tổ trưởng', email, phone: '0900 000 002' },
});

export const assignmentOf = (unit: string, dueAt = '2026-05-20T17:00:00+07:00'): Assignment => ({
	planId: PLAN,
	unit,
	dueAt,
	tasks: [
		{ id: 't1', text: 'Tổng vệ sinh đường làng, ngõ phố', role: 'implement' },
		{ id: 't2', text: 'Tuyên truyền trên loa truyền thanh', role: 'implement' },
	],
	indicators: [
		{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 2 },
		{ id: 'ket_qua', label: 'Kết quả', kind: 'text', quota: null },
	],
});

export async function openWard(
	units: Unit[],
	{ google: options = {}, engine }: { google?: GoogleOptions; engine?: Engine } = {},
): Promise<Ward> {
	const google = await startGoogle(options);
	const worked = engine ?? (await Engine.start({}));
	Object.assign(worked.credentials, { googleApi: { ...google.account } });
	const events: LogEvent[] = [settingsEvent(settings, NOW)];
	const plan: Plan = stored.plan;
	const ward: Ward = {
		google,
		engine: worked,
		units,
		events,
		book: () =>
			({
				units: numbered(directoryRows(ward.units, 'i1', NOW)),
				plans: [
					{
						id: 1,
						planId: PLAN,
						title: plan.title,
						at: NOW,
						by: '',
						data: { plan, assignments: ward.units.map(({ code }) => assignmentOf(code)) },
					},
				],
				events: numbered(events as unknown as RawRow[]),
			}) as unknown as IDataObject,
		async run(parameters) {
			const { run } = await worked.runNode(
				'n8n-nodes-ke-hoach.reportSheet',
				1,
				{
					authentication: 'serviceAccount',
					planId: PLAN,
					now: NOW,
					...(parameters.operation === 'create' && { domains: 'hoabinhmau.example' }),
					options: { apiRoot: google.url, firstPause: 1 },
					...parameters,
				},
				[{ json: ward.book() }],
			);
			return run.data.resultData.runData.Node?.[0]?.data?.main?.map((items) => items ?? []) ?? [];
		},
		async json(parameters) {
			return (await ward.run(parameters))[0]?.[0]?.json ?? {};
		},
		async store(parameters) {
			const json = await ward.json(parameters);
			events.push(...((json.rows as unknown as LogEvent[] | undefined) ?? []));
			return json;
		},
	};
	return ward;
}

const numbered = (rows: RawRow[]): RawRow[] => rows.map((row, at) => ({ ...row, id: at + 1 }));

/** Row of a unit's head, as A1 notation counts it, in a sheet as it was made; its figures are three and four below. */
export const head = (unit: number) => 3 + 5 * unit;

/** A unit's whole answer, typed at the places where the sheet was made. */
export function fillIn(
	person: Person,
	unit: number,
	{ result = '5', done = true }: { result?: string; done?: boolean } = {},
): void {
	const at = (column: string, below: number) => `'${REPORT}'!${column}${head(unit) + below}`;
	person.type(at('H', 0), 'Hoàn thành');
	person.type(at('G', 3), result);
	person.type(at('G', 4), 'Đã dọn 5 tuyến');
	person.type(at('I', 0), 'Không');
	if (done) person.type(at('K', 0), true);
}

import type { Summary, SummaryFigures, SummaryIndicator, SummaryRow } from './types';

/** A number, a text, nothing, or an instant, which stands as a date where the cell is one. */
export type TemplateValue = number | string | null | { instant: string };
export type TemplateRow = Record<string, TemplateValue>;

/** What begins a name that is ours; other names of the ward's form are its own. */
export const NAME_PREFIX = 'kh_';
/** What begins the name of a row that is repeated. */
const ROW_PREFIX = 'kh_dong_';

const SPANS = { cumulative: 'Lũy kế', period: 'Trong kỳ' };
/** Fields of the nth indicator end in its number: 'ket_qua_2'. */
const NUMBERED = /^(?<field>.+)_[1-9]\d?$/;

/** The named cells of a ward's own form, by their names. */
export function templateCells(summary: Summary): TemplateRow {
	const { head, indicators, counting } = summary;
	const plain: TemplateRow = {
		co_quan: head.issuer.join(' '),
		van_ban: head.document,
		trich_yeu: head.title,
		han: head.due,
		tinh_den: head.asOf,
		noi_ngay: head.placeAndDate,
		nguoi_ky: head.signatory,
		cach_cong: counting,
		...figureValues(summary.figures),
	};
	const numbered = indicators.flatMap((one, index) =>
		Object.entries(indicatorValues(one)).map(([field, value]) => [`${field}_chi_tieu_${index + 1}`, value]),
	);
	const all = { ...plain, ...(Object.fromEntries(numbered) as TemplateRow) };
	return Object.fromEntries(Object.entries(all).map(([field, value]) => [NAME_PREFIX + field, value]));
}

/** The rows that stand in the place of each marked row, by its name. */
export function templateRows(summary: Summary): Record<string, TemplateRow[]> {
	const { groups, indicators, late } = summary;
	return {
		[`${ROW_PREFIX}don_vi`]: groups.flatMap(({ rows }) => rows.map((row) => unitValues(row, indicators))),
		[`${ROW_PREFIX}loai`]: groups.map(({ title, figures }, index) => ({
			stt: index + 1,
			ten: title,
			...figureValues(figures),
		})),
		[`${ROW_PREFIX}chi_tieu`]: indicators.map((one, index) => ({ stt: index + 1, ...indicatorValues(one) })),
		[`${ROW_PREFIX}cham`]: late.map((unit) => ({
			stt: unit.order,
			ten: unit.name,
			tinh_trang: unit.situation,
			dau_moi: unit.contactTitle,
			dien_thoai: unit.phone,
			email: unit.email,
			han: moment(unit.dueAt),
			so_ngay: unit.daysLate,
			so_lan_nhac: unit.remindersSent,
			nhac_gan_nhat: moment(unit.lastRemindedAt),
		})),
	};
}

/** Whether a name means a row of a table. */
export function isRowName(name: string): boolean {
	return name.startsWith(ROW_PREFIX);
}

/** Whether a form may use this field; of numbered ones only the first is in the vocabulary. */
export function isKnown(field: string, vocabulary: readonly string[]): boolean {
	const { field: bare } = NUMBERED.exec(field)?.groups ?? {};
	return vocabulary.includes(field) || (bare !== undefined && vocabulary.includes(`${bare}_1`));
}

function figureValues(figures: SummaryFigures): TemplateRow {
	const { units, reported, onTime, late, returned, excluded } = figures;
	return {
		phai_bao_cao: units,
		da_bao_cao: reported,
		chua_bao_cao: units - reported,
		dung_han: onTime,
		cham: late,
		tra_lai: returned,
		loai_tru: excluded,
		ty_le_bao_cao: units > 0 ? reported / units : null,
		ty_le_dung_han: units > 0 ? onTime / units : null,
	};
}

function indicatorValues({
	label,
	span,
	units,
	assigned,
	reported,
	difference,
}: SummaryIndicator): TemplateRow {
	return {
		ten: label,
		cach_tinh: span ? SPANS[span] : '',
		so_don_vi: units,
		giao: assigned,
		ket_qua: reported,
		chenh_lech: difference,
		ty_le: assigned && reported !== null ? reported / assigned : null,
	};
}

function unitValues(row: SummaryRow, indicators: SummaryIndicator[]): TemplateRow {
	const numbered = indicators.flatMap(({ id }, index) => {
		const { assigned = null, reported = null } = row.values[id] ?? {};
		return [
			[`giao_${index + 1}`, assigned],
			[`ket_qua_${index + 1}`, reported],
		];
	});
	return {
		stt: row.order,
		ten: row.name,
		loai: row.group,
		nhiem_vu: row.tasks.map(({ text }) => text).join('\n'),
		bao_cao: row.stateText,
		thoi_han: row.punctuality,
		han: moment(row.dueAt),
		nop_luc: moment(row.submittedAt),
		lan_nop: row.revision || null,
		nguoi_nhap: row.enteredBy,
		so_lieu: row.figuresText,
		ket_qua: row.result,
		ghi_chu: row.note,
		minh_chung: row.evidence,
		...(Object.fromEntries(numbered) as TemplateRow),
	};
}

function moment(at: string | null): TemplateValue {
	return at ? { instant: at } : null;
}

import { escapeHtml } from '../../text/escapeHtml';
import type { FormField, Unit } from '../../types';
import { applyEdits } from './applyEdits';
import { dueRuleFields } from './dueRulePage';
import { quotaAsEdited, quotaWords, type PlanEdits } from './edits';
import { listed } from './reading';
import { html, options, unitOption, type PageName, type Reviewed, type View } from './view';

export const EDIT_FIELDS = {
	units: 'don_vi',
	like: 'nhan_viec_nhu',
	tasks: 'nhiem_vu',
	date: 'ngay',
	time: 'gio',
	quota: (position: number) => `chi_tieu_${position + 1}`,
	recipients: 'noi_nhan',
	extra: 'gui_them',
	back: 'tiep',
} as const;

const NO_GROUP = 'Không theo nhóm nào, chỉ nhận việc ghi ở dưới';
export const BACK_ONLY = 'Quay lại, không đổi gì';
export const SAVE = 'Ghi lại và quay về trang xem lại';

/** The pages that change one thing each; answers are read by readEditPage. */
export function editPage(page: PageName, reviewed: Reviewed, edits: PlanEdits, view: View): FormField[] {
	const fields = fieldsOf[page]?.(reviewed, edits, view) ?? [];
	const problems = view.problems ?? [];
	return [
		...(problems.length ? [html('can_sua', listed('Cần sửa', problems))] : []),
		...fields,
		{
			fieldName: EDIT_FIELDS.back,
			fieldLabel: 'Sau đó',
			fieldType: 'radio',
			requiredField: true,
			...options([SAVE, BACK_ONLY]),
			defaultValue: SAVE,
		},
	];
}

/** 'Nhóm 3: Phòng Kinh tế, Hạ tầng và Đô thị phường' */
export const groupOption = (names: string[], group: number): string =>
	`Nhóm ${group + 1}: ${names.join(', ').slice(0, 120)}`;

type Page = (reviewed: Reviewed, edits: PlanEdits, view: View) => FormField[];

const fieldsOf: Partial<Record<PageName, Page>> = {
	drop: (reviewed, edits, view) => {
		const everyone = applyEdits(reviewed.waiting, reviewed.units, { ...edits, dropped: [] }).assignments;
		return [
			html(
				'huong_dan',
				'<p>Đơn vị được đánh dấu sẽ không nhận việc và không bị nhắc trong kế hoạch này.</p>',
			),
			unitList(
				'Không giao việc cho',
				unitsOf(everyone, reviewed.units),
				chosen(view, edits.dropped ?? [], reviewed),
			),
		];
	},
	add: (reviewed, edits, view) => {
		const { assignments, plan } = applyEdits(reviewed.waiting, reviewed.units, edits);
		const busy = new Set(assignments.map(({ unit }) => unit));
		const free = reviewed.units.filter(({ code }) => !busy.has(code));
		const added = new Set((edits.added ?? []).map(({ unit }) => unit));
		const choices = reviewed.units.filter((unit) => added.has(unit.code) || free.includes(unit));
		return [
			html(
				'huong_dan',
				'<p>Chọn đơn vị cần giao thêm. Đơn vị nhận các việc của nhóm được chọn, hoặc việc anh/chị tự ghi, mỗi dòng một việc.</p>',
			),
			unitList('Giao thêm cho', choices, chosen(view, [...added], reviewed)),
			{
				fieldName: EDIT_FIELDS.like,
				fieldLabel: 'Nhận việc như',
				fieldType: 'dropdown',
				requiredField: true,
				...options([NO_GROUP, ...plan.assignees.map(({ names }, at) => groupOption(names, at))]),
				defaultValue: String(view.answers?.[EDIT_FIELDS.like] ?? NO_GROUP),
			},
			{
				fieldName: EDIT_FIELDS.tasks,
				fieldLabel: 'Việc giao riêng (mỗi dòng một việc)',
				fieldType: 'textarea',
				defaultValue: String(view.answers?.[EDIT_FIELDS.tasks] ?? ''),
			},
		];
	},
	due: (reviewed, edits, view) => {
		const { assignments } = applyEdits(reviewed.waiting, reviewed.units, edits);
		return [
			html(
				'huong_dan',
				'<p>Đơn vị được đánh dấu có hạn riêng dưới đây; các đơn vị khác giữ hạn đang có. Để trống ngày thì đơn vị trở lại hạn chung.</p>',
			),
			unitList('Đặt hạn riêng cho', unitsOf(assignments, reviewed.units), chosen(view, [], reviewed)),
			{
				fieldName: EDIT_FIELDS.date,
				fieldLabel: 'Hạn riêng: ngày',
				fieldType: 'date',
				defaultValue: String(view.answers?.[EDIT_FIELDS.date] ?? ''),
			},
			{
				fieldName: EDIT_FIELDS.time,
				fieldLabel: 'Hạn riêng: giờ',
				fieldType: 'text',
				placeholder: '17:00',
				defaultValue: String(view.answers?.[EDIT_FIELDS.time] ?? '17:00'),
			},
		];
	},
	dueRule: dueRuleFields,
	quotas: ({ waiting: { plan } }, edits, view) =>
		plan.quotas.length === 0
			? [html('huong_dan', '<p>Văn bản không giao chỉ tiêu bằng số.</p>')]
			: [
					html(
						'huong_dan',
						'<p>Sửa số cho đúng văn bản. Nhập một số (5) hoặc một khoảng (200-250); để trống nếu đây không phải là chỉ tiêu.</p>',
					),
					...plan.quotas.flatMap((quota, at): FormField[] => {
						const name = EDIT_FIELDS.quota(at);
						const who =
							quota.scope === 'each' ? `mỗi ${quota.appliesTo.join(', ') || 'đơn vị'}` : 'tổng cộng';
						return [
							html(
								`can_cu_${at + 1}`,
								`<p><i>dòng ${quota.evidence.line}: “${escapeHtml(quota.evidence.text)}”</i></p>`,
							),
							{
								fieldName: name,
								fieldLabel: `${quota.item} (${who})`,
								fieldType: 'text',
								defaultValue: String(view.answers?.[name] ?? quotaWords(quotaAsEdited(plan, edits, at))),
							},
						];
					}),
				],
	copies: ({ waiting: { plan } }, edits, view) => {
		const names = [
			...new Set(plan.recipients.filter(({ purpose }) => purpose !== 'implement').map(({ name }) => name)),
		];
		const skip = new Set(edits.copies?.skip);
		const ticked = view.answers?.[EDIT_FIELDS.recipients] ?? names.filter((name) => !skip.has(name));
		return [
			html(
				'huong_dan',
				'<p>Đơn vị thực hiện (t/h) đã có thư giao việc. Các nơi nhận dưới đây được gửi bản sao để báo cáo, phối hợp hoặc lưu; bỏ dấu nơi không cần gửi.</p>',
			),
			...(names.length > 0
				? [
						{
							fieldName: EDIT_FIELDS.recipients,
							fieldLabel: 'Gửi bản sao cho',
							fieldType: 'checkbox' as const,
							...options(names),
							defaultValue: ticks(ticked),
						},
					]
				: []),
			{
				fieldName: EDIT_FIELDS.extra,
				fieldLabel: 'Gửi thêm bản sao tới email (cách nhau bằng dấu phẩy)',
				fieldType: 'text',
				defaultValue: String(view.answers?.[EDIT_FIELDS.extra] ?? (edits.copies?.extra ?? []).join(', ')),
			},
		];
	},
	preview: (reviewed, edits) => {
		const { assignments } = applyEdits(reviewed.waiting, reviewed.units, edits);
		const units = unitsOf(assignments, reviewed.units).map(unitOption);
		return [
			{
				fieldName: EDIT_FIELDS.units,
				fieldLabel: 'Xem thư của đơn vị',
				fieldType: 'dropdown',
				requiredField: true,
				...options(units),
				defaultValue: units[0] ?? '',
			},
		];
	},
};

function unitsOf(assignments: { unit: string }[], units: Unit[]): Unit[] {
	const codes = new Set(assignments.map(({ unit }) => unit));
	return units.filter(({ code }) => codes.has(code));
}

function unitList(fieldLabel: string, units: Unit[], ticked: unknown): FormField {
	return {
		fieldName: EDIT_FIELDS.units,
		fieldLabel,
		fieldType: 'checkbox',
		...options(units.map(unitOption)),
		defaultValue: ticks(ticked),
	};
}

/** What was ticked on a page that comes back, else what is in force. */
function chosen(view: View, codes: string[], { units }: Reviewed): unknown {
	const given = view.answers?.[EDIT_FIELDS.units];
	return given ?? units.filter(({ code }) => codes.includes(code)).map(unitOption);
}

function ticks(chosen: unknown): string {
	return (Array.isArray(chosen) ? chosen : [chosen ?? '']).map(String).join(',');
}

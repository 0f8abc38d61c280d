import {
	composeBatch,
	composeChairList,
	composeNotice,
	composeOfficerList,
	composeReceipt,
	composeReminder,
	composeSummaryMail,
	composeTestMail,
	composeWaiting,
	recipientMessages,
} from '../../../domain/messages';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { decisionMessage } from '../../../domain/desk/decisionMessages';
import type { Telling } from '../../../domain/desk/tellings';
import type { Message, Plan, Settings, Unit } from '../../../domain/types';
import {
	economy,
	link,
	reminder,
	school,
	settings as ward,
	shareOf,
	status,
	stored as plan45,
} from './greenSunday';

const now = '2026-05-26T08:00:00+07:00';

/** What may come from outside, everywhere the same words. */
export interface Words {
	/** Names, titles, texts. */
	words?: string;
}

/** One mail of each kind, of the ward of greenSunday; `words` takes the place of every text that comes from outside. */
export function everyMail({ words }: Words = {}): [string, Message][] {
	const said = <T>(plain: T) => (words ?? plain) as T;
	const unit = (one: Unit): Unit => ({
		...one,
		name: said(one.name),
		contact: { ...one.contact, title: said(one.contact?.title), phone: said(one.contact?.phone) },
	});
	const [first, second] = [unit(economy), unit(school)];
	const helper = unit({
		...school,
		code: 'DTN',
		name: 'Đoàn Thanh niên phường',
		contact: { email: 'doan@x.example' },
	});
	const officer = { ...ward.officer, title: said(ward.officer.title), phone: said(ward.officer.phone) };
	const settings: Settings = { ...ward, wardName: said(ward.wardName), officer };
	const plan: Plan = {
		...plan45.plan,
		kind: said(plan45.plan.kind),
		number: said(plan45.plan.number),
		title: said(plan45.plan.title),
		issuer: said(plan45.plan.issuer),
		assignees: [
			{
				names: [said('Phòng Kinh tế')],
				tasks: [
					{
						text: `Cùng Đoàn Thanh niên ra quân. ${said('')}`,
						role: 'lead',
						due: null,
						evidence: { text: '', line: 1 },
					},
				],
			},
		],
		doubts: [{ code: 'x', message: said('Hai hạn báo cáo khác nhau.') }],
		recipients: [
			{ name: 'Thường trực Đảng ủy', purpose: 'report' },
			{ name: helper.name, purpose: 'coordinate' },
			{ name: 'VT', purpose: 'file' },
		],
	};
	const assignments = plan45.assignments.map((assignment) => ({
		...assignment,
		tasks: assignment.tasks.map((task) => ({ ...task, text: said(task.text) })),
		indicators: assignment.indicators.map((one) => ({ ...one, label: said(one.label) })),
	}));
	const stored = { ...plan45, plan, assignments, file: { ...plan45.file!, name: said(plan45.file!.name) } };
	const units = [first, second, helper];
	const share = { ...shareOf(economy), stored, assignment: assignments[0]!, unit: first, settings, now };
	const late = status(economy, { state: 'returned', late: true, daysLate: 4, remindersSent: 5 });
	const chase = (to: 'contact' | 'head', change: object = {}) =>
		composeReminder({
			...share,
			reminder: reminder(economy, 'd', to),
			status: late,
			returnReason: said('Thiếu ảnh.'),
			...change,
		})!;
	const decision = (step: Telling['step']) =>
		decisionMessage({
			...share,
			telling: {
				planId: 'kh-45',
				unit: 'KT',
				step,
				key: `kh-45:KT:${step}:1:email`,
				dueAt: '2026-05-29T17:00:00+07:00',
				dueBefore: '2026-05-20T17:00:00+07:00',
				reason: said('Thiếu ảnh.'),
				revoked: true,
			},
		})!;
	const digest = composeBatch({
		kind: 'notice',
		requests: ['KT', 'THHS'].map((code) => ({ planId: 'kh-45', unit: code, link })),
		book: {
			units: units.map((one) => ({ ...one, contact: { ...one.contact, email: 'chung@x.example' } })),
			plans: [stored],
			waiting: [],
			events: [],
			settings,
		},
		now,
		calendar: vietnam2026,
		policy: defaultPolicy,
	});
	const copies = recipientMessages({
		stored,
		units,
		settings,
		now,
		statusLink: 'https://x.example/s',
	}).messages;
	const waiting = { planId: 'kh-45', at: now, by: said('Văn phòng điện tử'), plan, sha256: 'ab' };
	return [
		['notice', composeNotice(share)!],
		['digest', digest.composed[0]!.message],
		['reminder', chase('contact', { status: status(economy) })],
		['reminder after a return', chase('contact')],
		['reminder to the head', chase('head')],
		[
			'list for the chair',
			composeChairList({
				reminders: [reminder(economy, 'd+4-chair', 'chair')],
				stored,
				units,
				statuses: [late],
				settings,
				now,
			})[0]!,
		],
		[
			'list for the chair on several plans',
			composeBatch({
				kind: 'reminder',
				requests: ['kh-45', 'kh-46'].map((planId) => ({
					...reminder(economy, 'd+4-chair', 'chair'),
					planId,
				})),
				book: {
					units,
					plans: ['kh-45', 'kh-46'].map((planId) => ({
						...stored,
						planId,
						assignments: assignments.map((one) => ({ ...one, planId })),
					})),
					waiting: [],
					events: [],
					settings,
				},
				now,
				calendar: vietnam2026,
				policy: defaultPolicy,
			}).composed[0]!.message,
		],
		[
			"the officer's list",
			composeOfficerList({
				calls: [
					{
						key: 'kh-45:KT:d-1:email:2026-05-20:r0:call',
						planId: 'kh-45',
						unit: economy.code,
						to: 'contact',
						step: 'd-1',
						address: 'kt@x.example',
						reason: said('Hộp thư không tồn tại.'),
						since: now,
					},
				],
				warnings: [said('Chưa có lịch nghỉ năm 2027.')],
				warningKey: '',
				plans: [stored],
				units,
				statuses: [{ ...late, planId: 'kh-45' }],
				settings,
				now,
				calendar: vietnam2026,
			})!,
		],
		['summary', composeSummaryMail({ stored, settings, figures: { units: 2, reported: 1, late: 1 }, now })!],
		[
			'receipt',
			composeReceipt({
				...share,
				revision: 1,
				at: now,
				dueAt: '2026-05-20T17:00:00+07:00',
				late: true,
				rows: [
					[said('Băng rôn'), '02'],
					['Ghi chú', said('Trời mưa.')],
				],
			})!,
		],
		...(['returned', 'extended', 'excluded', 'included', 'link'] as const).map((step): [string, Message] => [
			`decision: ${step}`,
			decision(step),
		]),
		...copies.map((mail): [string, Message] => [`copy (${mail.step} to ${mail.to})`, mail]),
		['mail about a waiting plan', composeWaiting({ waiting, settings, reviewUrl: 'https://x.example/r' })!],
		['test mail', composeTestMail({ settings, now })!],
	];
}

import { inOrder } from '../reports/foldOrder';
import { roadWords } from '../reports/road';
import { formatInstant } from '../text/time';
import type { LogEvent, Unit } from '../types';
import type { LogRow } from './types';

const STEPS: Record<string, string> = {
	notice: 'giao việc',
	summary: 'tổng hợp',
	receipt: 'báo đã nhận báo cáo',
	paper: 'trả lời phiếu Excel',
};
const CHANNELS: Record<string, string> = { email: 'thư', zalo: 'Zalo' };
const DELIVERIES: Record<string, string> = {
	'delivery.sent': 'Đã gửi',
	'delivery.failed': 'Không gửi được',
	'delivery.deferred': 'Hoãn gửi',
	'delivery.sending': 'Đang gửi, chưa rõ kết quả',
};

const DECISIONS: Record<string, (data: Record<string, unknown>) => [what: string, detail: string]> = {
	'plan.confirmed': () => ['Xác nhận kế hoạch', ''],
	'plan.closed': ({ reason }) => ['Đóng kế hoạch', text(reason)],
	'plan.reopened': ({ reason }) => ['Mở lại kế hoạch', text(reason)],
	'summary.frozen': ({ version }) => [`Chốt số liệu lần ${text(version)}`, ''],
	'report.submitted': (data) => [
		[data.via === 'officer' ? 'Cán bộ nhập thay báo cáo' : 'Đơn vị gửi báo cáo', roadWords(data)]
			.filter(Boolean)
			.join(' '),
		Number(data.revision) > 1 ? `Lần ${text(data.revision)}` : '',
	],
	'report.withdrawn': ({ reason }) => ['Đơn vị rút báo cáo', text(reason)],
	'report.accepted': () => ['Duyệt báo cáo', ''],
	'report.returned': ({ reason }) => ['Trả lại báo cáo', text(reason)],
	'due.extended': ({ dueAt, reason }) => [
		'Gia hạn',
		[text(dueAt) && `đến ${formatInstant(text(dueAt))}`, text(reason)].filter(Boolean).join(': '),
	],
	'unit.excluded': ({ reason }) => ['Loại trừ', text(reason)],
	'unit.included': ({ reason }) => ['Đưa lại vào danh sách', text(reason)],
	'notice.acknowledged': () => ['Đơn vị xác nhận đã nhận việc', ''],
};

/** The plan's deliveries and decisions in order; a message on its way is left out once its outcome is known. */
export function logRows(planId: string, events: LogEvent[], units: Unit[]): LogRow[] {
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const own = events.filter((event) => event.planId === planId);
	const settled = new Set(
		own.filter(({ kind }) => kind in DELIVERIES && kind !== 'delivery.sending').map(({ key }) => key),
	);
	return inOrder(own).flatMap((event) => {
		const { kind, key, at, by, unit, data } = event;
		const name = names.get(unit) ?? unit;
		if (Object.hasOwn(DELIVERIES, kind)) {
			if (kind === 'delivery.sending' && settled.has(key)) return [];
			return [{ at, name, by, ...delivery(kind, data) }];
		}
		if (!Object.hasOwn(DECISIONS, kind)) return [];
		const [what, detail] = DECISIONS[kind]!(data);
		return [{ at, name, by, what, detail }];
	});
}

function delivery(
	kind: string,
	{ channel, to, step, error }: Record<string, unknown>,
): Pick<LogRow, 'what' | 'detail'> {
	const what = `${DELIVERIES[kind]} ${CHANNELS[text(channel)] ?? 'tin'} ${STEPS[text(step)] ?? 'nhắc báo cáo'}`;
	return { what, detail: [text(to), text(error)].filter(Boolean).join(': ') };
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}

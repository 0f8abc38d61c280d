import { formatInstant, instant, toIso } from '../text/time';
import type { Message, Settings } from '../types';
import { cleanLine } from './cleanLine';
import { mailAddress } from './mailAddress';
import type { RoadAlert } from './roads/roadsOfRun';
import { ROAD_WORDS } from './roads/roadNames';
import { footerOf, toMessage } from './toMessage';

/** The same trouble is told once a day, however many runs meet it. */
function alertKey({ road, host = '', code = 0 }: RoadAlert, now: string): string {
	return `-:road:${road}:${host}${code}:${instant(now).toISODate()}:email`;
}

/** ONE mail to the admin on the roads that do not work. Null when the settings name no admin's address. */
export function composeRoadAlerts(alerts: RoadAlert[], settings: Settings, now: string): Message | null {
	const to = mailAddress(settings.adminEmail);
	if (!to || alerts.length === 0) return null;
	const covers = alerts.map((alert) => ({ planId: '-', unit: '', key: alertKey(alert, now) }));
	const rows = alerts.map((alert, i) => [
		String(i + 1),
		`Zalo, ${ROAD_WORDS[alert.road]}`,
		[cleanLine(alert.reason), alert.code ? `(mã ${alert.code})` : ''].filter(Boolean).join(' '),
		alert.stopped ? 'Ngừng trong lượt gửi này' : 'Vẫn thử',
	]);
	return toMessage({
		covers: [...new Map(covers.map((cover) => [cover.key, cover])).values()],
		step: 'road-alert',
		to,
		subject: `Kênh gửi Zalo cần quản trị xem lại, ${formatInstant(now)}`,
		content: {
			sender: settings.wardName,
			preview: alerts.map(({ reason }) => cleanLine(reason)).join(' '),
			heading: 'Kênh gửi Zalo cần xem lại',
			greeting: 'Kính gửi: Quản trị hệ thống',
			blocks: [
				{
					kind: 'paragraph',
					text: `Khi gửi thông báo lúc ${formatInstant(toIso(instant(now)))}, các kênh dưới đây không nhận tin. Tin đã được chuyển sang kênh khác của từng đơn vị nếu có; còn lại hệ thống gửi lại ở lượt sau.`,
				},
				{
					kind: 'table',
					title: 'Kênh và việc cần làm',
					head: ['TT', 'Kênh', 'Việc cần làm', 'Trạng thái'],
					rows,
				},
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

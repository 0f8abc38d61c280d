import { quotaLeft, takeFromQuota, templateCode } from './templates.ts';
import type { Asked } from './oa.ts';
import { asRecord, done, failed, isNight, newId, type Answer, type World } from './world.ts';

/** `business.openapi.zalo.me`, behind the checks of token, proof and rate. Facts, ZBS by phone. */
export function answerZbs(world: World, { method, path, query, body }: Asked): Answer | null {
	switch (`${method} ${path}`) {
		case 'POST /message/template':
			return sendToPhone(world, asRecord(body));
		case 'GET /message/status': {
			const message = world.messages.get(query.get('message_id') ?? '');
			if (!message) return failed(-107, 'Message ID invalid');
			return done({ delivery_time: String(message.at), message: 'Đã gửi', status: 1 });
		}
		case 'GET /message/quota':
			return done(quotaLeft(world));
		case 'GET /template/info/v2': {
			const template = world.templates.get(query.get('template_id') ?? '');
			if (!template) return failed(-109, 'Template ID invalid');
			return done({
				templateId: template.templateId,
				templateName: template.name,
				status: template.status,
				listParams: template.parameters,
				templateTag: 'TRANSACTION',
			});
		}
		default:
			return null;
	}
}

function sendToPhone(world: World, body: Record<string, unknown>): Answer {
	const phone = String(body.phone ?? '');
	if (!/^84\d{9}$/.test(phone)) return failed(-108, 'Phone number invalid');
	const trackingId = String(body.tracking_id ?? '');
	if (!trackingId || trackingId.length > 48) return failed(-132, 'tracking_id invalid');
	const template = world.templates.get(String(body.template_id ?? ''));
	const wrong = templateCode(template, body.template_data);
	if (wrong || !template) return failed(wrong, 'template is invalid');
	const user = [...world.users.values()].find((one) => one.phone === phone);
	if (!user) return failed(-118, 'Zalo account not existed');
	if (user.refusesWith) return failed(user.refusesWith);
	if (isNight(world.now())) return failed(-133, 'Not allowed at night');
	if (world.balance <= 0) return failed(-115, 'Out of balance');
	const full = takeFromQuota(world, template);
	if (full) return failed(full, 'Out of quota');
	world.balance--;
	const id = newId();
	world.messages.set(id, { phone, trackingId, at: world.now() });
	const quota = quotaLeft(world);
	return done({ msg_id: id, sent_time: String(world.now()), sending_mode: '1', quota });
}

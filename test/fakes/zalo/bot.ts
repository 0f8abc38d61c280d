import { asRecord, newId, type Answer, type World } from './world.ts';

/** `/bot<TOKEN>/<method>` with its envelope. Facts, Zalo Bot Platform. */
export function answerBot(world: World, token: string, method: string, body: unknown): Answer {
	if (token !== world.bot.token) return refused(401, 'Unauthorized');
	const given = asRecord(body);
	switch (method) {
		case 'getMe':
			return done({ id: '1', account_name: world.bot.name, account_type: 'BASIC', can_join_groups: false });
		case 'sendMessage':
			return sendTo(world, given, lengthOf(given.text) >= 1 && lengthOf(given.text) <= 2000);
		case 'sendPhoto':
			return sendTo(
				world,
				given,
				/^https?:\/\//.test(String(given.photo)) && lengthOf(given.caption) <= 2000,
			);
		case 'getUpdates':
			if (world.bot.webhook) return refused(409, 'getUpdates does not work while a webhook is set');
			// One object, not a list.
			return done(world.bot.updates.shift() ?? null);
		case 'setWebhook': {
			const secret = String(given.secret_token ?? '');
			const url = String(given.url ?? '');
			if (secret.length < 8 || secret.length > 256)
				return refused(400, 'secret_token must be 8 to 256 characters');
			// Loopback stands for HTTPS here.
			if (!/^https:|^http:\/\/127\.0\.0\.1[:/]/.test(url)) return refused(400, 'url must be HTTPS');
			world.bot.webhook = { url, secret };
			return done({ url, updated_at: world.now() });
		}
		case 'deleteWebhook':
			world.bot.webhook = null;
			return done({ url: '', updated_at: world.now() });
		case 'getWebhookInfo':
			return done({ url: world.bot.webhook?.url ?? '', updated_at: world.now() });
		default:
			return refused(404, 'Not Found');
	}
}

function sendTo(world: World, { chat_id: chat }: Record<string, unknown>, fits: boolean): Answer {
	if (!fits) return refused(400, 'Bad Request');
	// The chat is known only after the person wrote to the bot.
	if (!world.bot.chats.has(String(chat ?? ''))) return refused(403, 'Forbidden: chat not found');
	return done({ message_id: newId(), date: world.now() });
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const done = (result: unknown): Answer => ({ body: { ok: true, result } });
const refused = (code: number, description: string): Answer => ({
	status: code === 401 || code === 404 ? code : 200,
	body: { ok: false, error_code: code, description },
});

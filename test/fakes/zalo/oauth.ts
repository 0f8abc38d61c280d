import { createHash, createHmac } from 'node:crypto';
import { ACCESS_LIVES, failed, newToken, REFRESH_LIVES, type Answer, type World } from './world.ts';

/** `POST /v4/oa/access_token`. Facts, Tokens: form fields, secret_key in a header, HTTP 200 errors, single use. */
export function answerOauth(world: World, form: URLSearchParams, secretKey: string): Answer {
	if (form.get('app_id') !== world.appId) return refused(-14002, 'Invalid app id');
	if (secretKey !== world.appSecret) return refused(-14004, 'Invalid secret key');
	const grant = form.get('grant_type');
	if (grant === 'authorization_code') {
		const code = form.get('code') ?? '';
		const known = world.codes.get(code);
		const challenge = createHash('sha256')
			.update(form.get('code_verifier') ?? '')
			.digest('base64url');
		if (!known || known.verifier !== challenge) return refused(-14005, 'Invalid code');
		world.codes.delete(code);
		return { body: wire(mint(world)) };
	}
	if (grant !== 'refresh_token') return refused(-14018, 'Invalid grant type');
	const given = form.get('refresh_token') ?? '';
	if (world.spentRefresh.has(given)) return refused(-14020, 'Refresh token was used');
	if (!world.refresh || given !== world.refresh.token) return refused(-14014, 'Invalid refresh token');
	if (world.now() - world.refresh.bornAt > REFRESH_LIVES) return refused(-14020, 'Refresh token expired');
	return { body: wire(mint(world)) };
}

/** A new pair: the old refresh token is spent and the old access token dies (facts, shape 5). */
export function mint(world: World): { accessToken: string; refreshToken: string } {
	const generation = (world.refresh?.generation ?? 0) + 1;
	if (world.refresh) world.spentRefresh.set(world.refresh.token, world.refresh.generation);
	if (world.access) world.deadAccess.add(world.access.token);
	const bornAt = world.now();
	world.access = { token: newToken(), bornAt };
	world.refresh = { token: newToken(), bornAt, generation };
	return { accessToken: world.access.token, refreshToken: world.refresh.token };
}

export function tokenState(world: World, token: string): 'good' | 'expired' | 'dead' {
	if (!world.access || token !== world.access.token) return 'dead';
	return world.now() - world.access.bornAt >= ACCESS_LIVES ? 'expired' : 'good';
}

/** Facts, Tokens: hex HMAC-SHA256(app secret, access token). */
export function hasProof(world: World, token: string, proof: string | undefined): boolean {
	return !world.needsProof || proof === createHmac('sha256', world.appSecret).update(token).digest('hex');
}

function wire(pair: { accessToken: string; refreshToken: string }) {
	const seconds = String(ACCESS_LIVES / 1000);
	return { access_token: pair.accessToken, refresh_token: pair.refreshToken, expires_in: seconds };
}

function refused(error: number, reason: string): Answer {
	const answer = failed(error, reason);
	return { body: { ...(answer.body as object), error_name: reason, error_reason: reason } };
}

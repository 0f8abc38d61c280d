import { takeFromQuota, templateCode } from './templates.ts';
import {
	asRecord,
	DAY,
	dayOf,
	done,
	failed,
	HOUR,
	INTERACTION_COUNTS,
	isNight,
	newId,
	newToken,
	type Answer,
	type FakeUser,
	type World,
} from './world.ts';

const LONGEST_TEXT = 2000;
const LARGEST_FILE = 5 * 1024 * 1024;

export interface Asked {
	method: string;
	path: string;
	query: URLSearchParams;
	body: unknown;
	file?: { name: string; size: number };
}

/** `openapi.zalo.me`, behind the checks of token, proof and rate. */
export function answerOa(world: World, asked: Asked): Answer | null {
	const { method, path } = asked;
	switch (`${method} ${path}`) {
		case 'GET /v2.0/oa/getoa':
			return done({
				oa_id: '4318657068771012646',
				name: world.oaName,
				is_verified: true,
				oa_type: 4,
				package_name: 'Nâng cao',
				package_valid_through_date: '31/12/2026',
				num_follower: [...world.users.values()].filter(({ follows }) => follows).length,
			});
		case 'POST /v3.0/oa/message/cs':
			return sendConsultation(world, asRecord(asked.body));
		case 'POST /v3.0/oa/message/template':
			return sendTemplate(world, asRecord(asked.body));
		case 'POST /v3.0/oa/group/message':
			return sendToGroup(world, asRecord(asked.body));
		case 'GET /v3.0/oa/group/getgroupsofoa':
			return listGroups(world, asked.query);
		case 'POST /v2.0/oa/upload/file':
			return upload(world, asked.file);
		case 'GET /v3.0/oa/user/getlist':
			return listUsers(world, dataOf(asked.query));
		case 'GET /v3.0/oa/user/detail':
			return showUser(world, dataOf(asked.query));
		case 'POST /v3.0/oa/quota/message':
			return preFlight(world, asRecord(asked.body));
		// Facts, shape 1: shut down on 2026-03-01.
		case 'POST /v3.0/oa/message/transaction':
		case 'POST /v3.0/oa/message/promotion':
			return failed(-240, 'API has been shut down');
		default:
			return null;
	}
}

function sendConsultation(world: World, body: Record<string, unknown>): Answer {
	const user = world.users.get(String(asRecord(body.recipient).user_id ?? ''));
	const { text, attachment } = asRecord(body.message);
	const refusal = refusalOf(world, user);
	if (refusal || !user) return failed(refusal || -201, 'user_id is invalid');
	if (user.interactedAt === null) return failed(-232, 'User has not interacted with the OA');
	const silent = world.now() - user.interactedAt;
	if (silent > INTERACTION_COUNTS)
		return failed(-230, 'User has not interacted with the OA in the past 7 days');
	const wrong = attachment === undefined ? textCode(text) : fileCode(world, asRecord(attachment));
	if (wrong) return failed(wrong, 'message is invalid');
	if (!takeFromOa(world)) return failed(-211, 'Out of quota');
	const free = silent <= 48 * HOUR;
	const quota = { quota_type: free ? 'reply' : 'sub_quota', remain: free ? '0' : '500', owner_type: 'OA' };
	return done({ message_id: newId(), user_id: user.userId, quota });
}

function sendTemplate(world: World, body: Record<string, unknown>): Answer {
	const user = world.users.get(String(body.user_id ?? ''));
	const refusal = refusalOf(world, user);
	if (refusal || !user) return failed(refusal || -201, 'user_id is invalid');
	// Facts, OA API: no tracking_id here.
	if ('tracking_id' in body) return failed(-201, 'tracking_id is not supported');
	const template = world.templates.get(String(body.template_id ?? ''));
	if (template && !template.byUser) return failed(-249, 'Template cannot be sent by user id');
	const wrong = templateCode(template, body.template_data);
	if (wrong || !template) return failed(wrong, 'template is invalid');
	if (isNight(world.now())) return failed(-234, 'Not allowed at night');
	const full = takeFromQuota(world, template);
	return full ? failed(full, 'Out of quota') : done({ message_id: newId(), user_id: user.userId });
}

function sendToGroup(world: World, body: Record<string, unknown>): Answer {
	const group = world.groups.get(String(asRecord(body.recipient).group_id ?? ''));
	// Facts, OA API: OA-owned groups only.
	if (!group) return failed(-403, 'OA does not own this group');
	if (group.status === 'expired') return failed(-237, 'Group has expired');
	const wrong = textCode(asRecord(body.message).text);
	if (wrong) return failed(wrong, 'message is invalid');
	if (!takeFromOa(world)) return failed(-211, 'Out of quota');
	return done({ message_id: newId(), group_id: group.groupId });
}

function listGroups(world: World, query: URLSearchParams): Answer {
	const offset = Number(query.get('offset') ?? 0);
	const count = Number(query.get('count') ?? 5);
	const groups = [...world.groups.values()].slice(offset, offset + count).map((group) => ({
		group_id: group.groupId,
		name: group.name,
		status: group.status,
		total_member: group.members,
	}));
	return done({ offset, count, total: world.groups.size, groups });
}

function upload(world: World, file: Asked['file']): Answer {
	if (!file) return failed(-201, 'file is missing');
	// Facts, OA API: PDF, DOC, DOCX (CSV), not XLSX.
	if (!/\.(pdf|docx?|csv)$/i.test(file.name)) return failed(-201, 'file type is not supported');
	if (file.size > LARGEST_FILE) return failed(-210, 'file is larger than 5 MB');
	const token = newToken();
	world.uploads.set(token, { ...file, bornAt: world.now() });
	return done({ token });
}

function listUsers(world: World, { offset, count }: Record<string, unknown>): Answer {
	if (Number(count) > 50) return failed(-210, 'count exceeds 50');
	const followers = [...world.users.values()].filter(({ follows }) => follows);
	const from = Number(offset) || 0;
	const users = followers
		.slice(from, from + (Number(count) || 50))
		.map(({ userId }) => ({ user_id: userId }));
	return done({ total: followers.length, count: users.length, offset: from, users });
}

function showUser(world: World, { user_id: id }: Record<string, unknown>): Answer {
	const user = world.users.get(String(id ?? ''));
	if (!user) return failed(-201, 'user_id is invalid');
	const { interactedAt } = user;
	return done({
		user_id: user.userId,
		display_name: user.name,
		user_is_follower: user.follows,
		// dd/MM/yyyy, as text.
		user_last_interaction_date:
			interactedAt === null ? '' : dayOf(interactedAt).split('-').reverse().join('/'),
	});
}

function preFlight(world: World, body: Record<string, unknown>): Answer {
	const user = world.users.get(String(body.user_id ?? ''));
	if (!user) return failed(-201, 'user_id is invalid');
	return done({ user_id: user.userId, last_interaction: String(user.interactedAt ?? 0) });
}

function refusalOf(world: World, user: FakeUser | undefined): number {
	return user?.refusesWith ?? 0;
}

function textCode(text: unknown): number {
	if (typeof text !== 'string' || text.trim() === '') return -201;
	return text.length > LONGEST_TEXT ? -210 : 0;
}

function fileCode(world: World, attachment: Record<string, unknown>): number {
	const upload = world.uploads.get(String(asRecord(attachment.payload).token ?? ''));
	if (attachment.type !== 'file' || !upload) return -201;
	// Facts, OA API: the token dies after 7 days.
	return world.now() - upload.bornAt > 7 * DAY ? -201 : 0;
}

function takeFromOa(world: World): boolean {
	const day = `oa ${dayOf(world.now())}`;
	const sent = world.sentOn.get(day) ?? 0;
	if (sent >= world.oaDailyQuota) return false;
	world.sentOn.set(day, sent + 1);
	return true;
}

function dataOf(query: URLSearchParams): Record<string, unknown> {
	try {
		return asRecord(JSON.parse(query.get('data') ?? '{}'));
	} catch {
		return {};
	}
}

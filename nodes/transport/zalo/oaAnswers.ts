import { DateTime } from 'luxon';
import type { TemplateDefinition } from '../../../domain/zalo/templateCheck';
import { toIso, VIETNAM } from '../../../domain/text/time';

/** Zalo's answers in our own form. Ids are text there and here; what is missing is '' or null, never a guess. */
export interface Page {
	offset?: number;
	count?: number;
}

export interface TemplateQuota {
	daily: number;
	remaining: number;
}

export interface Sent {
	messageId: string;
	/** Of all parts, where a text was too long for one. */
	messageIds: string[];
	/** Of consultation messages: which allowance paid for it, as Zalo names it. */
	quota?: Record<string, unknown>;
	/** Of templates to phones. */
	templateQuota?: TemplateQuota;
}

export interface OaUser {
	userId: string;
	name: string;
	isFollower: boolean;
	/** ISO date. */
	lastInteractionOn: string | null;
}

export interface OaGroup {
	groupId: string;
	name: string;
	status: string;
	members: number;
}

export interface OaAccount {
	oaId: string;
	name: string;
	verified: boolean;
	plan: string;
	planValidThrough: string;
	followers: number;
}

export function readSent(answer: unknown): Sent {
	const data = record(answer);
	const messageId = text(data.message_id ?? data.msg_id);
	const quota = data.quota === undefined ? undefined : record(data.quota);
	return {
		messageId,
		messageIds: messageId ? [messageId] : [],
		...(quota && 'remainingQuota' in quota
			? { templateQuota: { daily: Number(quota.dailyQuota), remaining: Number(quota.remainingQuota) } }
			: quota && { quota }),
	};
}

export function readUploaded(answer: unknown): { token: string } {
	return { token: text(record(answer).token) };
}

export function readUser(answer: unknown): OaUser {
	const data = record(answer);
	const date = DateTime.fromFormat(text(data.user_last_interaction_date), 'dd/MM/yyyy', { zone: VIETNAM });
	return {
		userId: text(data.user_id),
		name: text(data.display_name).normalize('NFC'),
		isFollower: data.user_is_follower === true || data.user_is_follower === 'true',
		lastInteractionOn: date.isValid ? date.toISODate() : null,
	};
}

export function readUserIds(answer: unknown): { total: number; userIds: string[] } {
	const data = record(answer);
	return { total: Number(data.total) || 0, userIds: list(data.users).map((user) => text(user.user_id)) };
}

/** Which field of the pre-flight holds it is not written down anywhere: any that is named for it counts. */
export function readLastInteraction(userId: string) {
	return (answer: unknown): { userId: string; at: string | null } => {
		const found = [record(answer), ...list(answer)]
			.flatMap((entry) => Object.entries(entry))
			.find(([key, value]) => key.includes('last_interaction') && Number(value) > 0);
		const at = DateTime.fromMillis(Number(found?.[1] ?? NaN), { zone: VIETNAM });
		return { userId, at: at.isValid ? toIso(at) : null };
	};
}

export function readGroups(answer: unknown): { total: number; groups: OaGroup[] } {
	const data = record(answer);
	const groups = list(data.groups).map((group) => ({
		groupId: text(group.group_id),
		name: text(group.name).normalize('NFC'),
		status: text(group.status),
		members: Number(group.total_member) || 0,
	}));
	return { total: Number(data.total) || groups.length, groups };
}

export function readAccount(answer: unknown): OaAccount {
	const data = record(answer);
	return {
		oaId: text(data.oa_id ?? data.oaid),
		name: text(data.name).normalize('NFC'),
		verified: data.is_verified === true || data.is_verified === 'true',
		plan: text(data.package_name),
		planValidThrough: text(data.package_valid_through_date),
		followers: Number(data.num_follower) || 0,
	};
}

export function readTemplate(answer: unknown): TemplateDefinition {
	const data = record(answer);
	return {
		templateId: text(data.templateId),
		name: text(data.templateName).normalize('NFC'),
		status: text(data.status),
		parameters: list(data.listParams).map((parameter) => ({
			name: text(parameter.name),
			required: parameter.require === true || parameter.require === 'true',
			type: text(parameter.type),
			minLength: Number(parameter.minLength) || 0,
			maxLength: Number(parameter.maxLength) || 0,
			acceptsEmpty: parameter.acceptNull === true || parameter.acceptNull === 'true',
		})),
	};
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

function list(value: unknown): Record<string, unknown>[] {
	return Array.isArray(value) ? value.map(record) : [];
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

import type { StoredPlan } from '../book';
import { foldName } from '../text/foldName';
import type { Plan, RecipientPurpose, Settings, Unit } from '../types';
import { indexNames, type Find } from '../units/nameIndex';
import { matchNames, type Match } from '../units/matchName';
import { mailAddress } from './mailAddress';
import { noAddress, noCommittee, type Unreachable } from './unreachable';

/** One mail to one address that stands in the Nơi nhận: the strongest of the purposes for which it stands there. */
export interface Copy {
	address: string;
	purpose: RecipientPurpose;
	/** The plan names no purpose: for information. */
	toKnow: boolean;
	/** Units it reaches; none for the committee, the archive and addresses that the officer added. */
	units: Unit[];
	committee: boolean;
	/** Names in the Nơi nhận by which it is reached. */
	lines: string[];
}

/** What became of one line of the Nơi nhận. */
export interface LineOutcome {
	name: string;
	purpose: RecipientPurpose | null;
	/** How many of its units have a notice, and how many get a copy. */
	noticed: number;
	copied: number;
	committee: boolean;
	/** Units without an address, and parts of the name that no unit answers to. */
	unsent: string[];
}

interface Claim extends Omit<Copy, 'units' | 'lines'> {
	unit: Unit | null;
	line: string;
}

const RANK: Record<RecipientPurpose, number> = { file: 0, report: 1, coordinate: 2, implement: 3 };

/** The leaders of this ward, whose addresses are the committee's in the settings; not those of a higher level. */
const LEADERS = /\b(?:dang uy|hoi dong nhan dan|uy ban nhan dan|chu tich|bi thu|thuong truc|lanh dao)\b/;
const ELSEWHERE = /\b(?:tinh|thanh pho|trung uong|so|bo|huyen|thanh uy|tinh uy|quoc hoi|chinh phu)\b/;
/** 'Như trên', 'Như Điều 3': those to whom the document speaks; they have their notices. */
const ADDRESSEES = /^nhu (?:tren|dieu|kinh gui)\b/;

/**
 * Who of a plan's Nơi nhận gets a copy, an address once: whoever has a notice gets nothing else. Lines that the officer
 * took out get nothing, addresses that the officer added get the plan for information.
 *
 * `unreached`: names that no unit answers to, and units and committee without an address.
 */
export function recipientPlan(input: { stored: StoredPlan; units: Unit[]; settings: Settings }): {
	copies: Copy[];
	lines: LineOutcome[];
	unreached: Unreachable[];
} {
	const { stored, units, settings } = input;
	const { plan, assignments, copies: chosen } = stored;
	const tasked = new Set(assignments.map(({ unit }) => unit));
	const boxes = units.filter(({ code }) => tasked.has(code)).map(({ contact }) => contact?.email ?? '');
	const noticed = new Set(boxes.map((address) => address.trim().toLowerCase()).filter(Boolean));
	const hasNotice = (address: string) => noticed.has(address.toLowerCase());
	const context: Context = {
		planId: stored.planId,
		find: indexNames(units, plan).find,
		committee: settings.committeeEmails.map(mailAddress).filter((address) => address !== null),
		isTasked: ({ code, contact }) => tasked.has(code) || hasNotice(contact?.email?.trim() ?? ''),
	};
	const read = plan.recipients
		.filter(({ name }) => !chosen?.skip.includes(name) && !ADDRESSEES.test(foldName(name)))
		.map((recipient) => readLine(recipient, context));
	const claims = [
		...read.flatMap((line) => line.claims),
		...(chosen?.extra ?? []).flatMap((extra) => addressClaim(mailAddress(extra), 'report', extra)),
	];
	const lines = read.map(({ outcome }) => outcome);
	const filed = lines.find(({ purpose }) => purpose === 'file');
	const taken = (address: string) =>
		hasNotice(address) || claims.some((claim) => claim.address.toLowerCase() === address.toLowerCase());
	if (filed) claims.push(...addressClaim(archiveAddress(settings, taken), 'file', filed.name));
	const unreached = new Map(read.flatMap((line) => line.unreached).map((one) => [one.key, one]));
	return {
		copies: strongest(claims.filter(({ address }) => !hasNotice(address))),
		lines,
		unreached: [...unreached.values()],
	};
}

interface Context {
	planId: string;
	find: Find;
	/** The committee's addresses. */
	committee: string[];
	/** The unit, or whoever shares its address, has a notice of this plan. */
	isTasked: (unit: Unit) => boolean;
}

function readLine(
	{ name, purpose }: Plan['recipients'][number],
	{ planId, find, committee, isTasked }: Context,
): { claims: Claim[]; unreached: Unreachable[]; outcome: LineOutcome } {
	const why = purpose ?? 'report';
	const match = matchNames([name], find, () => null);
	const others = match.units.filter((unit) => !isTasked(unit));
	const [reached, silent] = [others.filter(hasAddress), others.filter((unit) => !hasAddress(unit))];
	// What is filed is filed by the archive copy, whatever the abbreviations behind 'Lưu' mean.
	const parts = purpose === 'file' ? [] : match.unmatched;
	const leaders = parts.some((part) => isLeaders(part.name));
	const unknown = parts.filter((part) => !isLeaders(part.name));
	const about = (who: string, unit = '') => ({
		planId,
		unit,
		step: `recipient:${why}`,
		key: recipientKey(planId, who, why),
	});
	return {
		claims: [
			...reached.map((unit): Claim => {
				const address = mailAddress(unit.contact?.email)!;
				return { address, purpose: why, toKnow: purpose === null, unit, committee: false, line: name };
			}),
			...(leaders ? committee : []).flatMap((address) => addressClaim(address, 'report', name, true)),
		],
		unreached: [
			...silent.map((unit) => noAddress(about(unit.code, unit.code), unit, 'đầu mối')),
			...(leaders && committee.length === 0 ? [noCommittee(about('committee'))] : []),
			...unknown.map((part) => nobody(about(foldName(part.name)), part)),
		],
		outcome: {
			name,
			purpose,
			noticed: match.units.length - others.length,
			copied: reached.length,
			committee: leaders && committee.length > 0,
			unsent: [...silent, ...unknown].map((one) => one.name),
		},
	};
}

function hasAddress({ contact }: Unit): boolean {
	return mailAddress(contact?.email) !== null;
}

function addressClaim(
	address: string | null,
	purpose: 'report' | 'file',
	line: string,
	committee = false,
): Claim[] {
	const toKnow = purpose === 'report' && !committee;
	return address ? [{ address, purpose, toKnow, unit: null, committee, line }] : [];
}

/** The officer's address; where that gets another mail of this plan already, the mailbox that the mails leave from. */
function archiveAddress(
	{ officer, senderEmail }: Settings,
	taken: (address: string) => boolean,
): string | null {
	const addresses = [officer.email, senderEmail].map(mailAddress).filter((address) => address !== null);
	return addresses.find((address) => !taken(address)) ?? null;
}

function strongest(claims: Claim[]): Copy[] {
	const byAddress = new Map<string, Claim[]>();
	for (const claim of claims) {
		const address = claim.address.toLowerCase();
		byAddress.set(address, [...(byAddress.get(address) ?? []), claim]);
	}
	return [...byAddress.values()].map((own) => {
		const top = own.toSorted((a, b) => RANK[b.purpose] - RANK[a.purpose])[0]!;
		const same = own.filter(({ purpose }) => purpose === top.purpose);
		const { address, purpose } = top;
		return {
			address,
			purpose,
			toKnow: same.every(({ toKnow }) => toKnow),
			units: [...new Set(same.flatMap(({ unit }) => unit ?? []))],
			committee: same.some(({ committee }) => committee),
			lines: [...new Set(same.map(({ line }) => line))],
		};
	});
}

function isLeaders(name: string): boolean {
	const folded = foldName(name);
	return LEADERS.test(folded) && !ELSEWHERE.test(folded);
}

/** The key under which the log knows a copy (design rule 1); `who`: a unit's code or an address. */
export function recipientKey(planId: string, who: string, purpose: RecipientPurpose): string {
	return `${planId}:${who}:recipient:${purpose}:email`;
}

function nobody(
	about: Omit<Unreachable, 'reason'>,
	{ name, several }: Match['unmatched'][number],
): Unreachable {
	const why =
		several.length > 0
			? `có thể là ${several.map((unit) => unit.name).join(' hoặc ')}`
			: 'không có trong danh bạ';
	const reason = `Nơi nhận “${name}” ${why} nên chưa gửi. Xin sửa danh bạ, hoặc gửi bản sao bằng cách khác.`;
	return { ...about, reason };
}

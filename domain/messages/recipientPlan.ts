import type { StoredPlan } from '../book';
import { foldName } from '../text/foldName';
import type { RecipientPurpose, Settings, Unit } from '../types';
import { indexNames } from '../units/nameIndex';
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
	/** How many of its units have their notice, and how many get a copy. */
	noticed: number;
	copied: number;
	committee: boolean;
	/** Parts of the name that no unit answers to. */
	unknown: string[];
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
 * Who of a plan's Nơi nhận gets a copy, an address once: units that have tasks get their notice and nothing else. Lines that the officer
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
	const { planId, plan, assignments, copies: chosen } = stored;
	const { find } = indexNames(units, plan);
	const tasked = new Set(assignments.map(({ unit }) => unit));
	const noticed = new Set(
		units.filter(({ code }) => tasked.has(code)).map(({ contact }) => contact?.email?.trim().toLowerCase()),
	);
	const claims: Claim[] = [];
	const unreached = new Map<string, Unreachable>();
	const missed = (one: Unreachable) => void unreached.set(one.key, one);
	const committee = settings.committeeEmails.map(mailAddress).filter((address) => address !== null);

	const lines = plan.recipients
		.filter(({ name }) => !chosen?.skip.includes(name) && !ADDRESSEES.test(foldName(name)))
		.map(({ name, purpose }): LineOutcome => {
			const claim = { purpose: purpose ?? 'report', toKnow: purpose === null, line: name };
			const match = matchNames([name], find, () => null);
			const withTasks = match.units.filter(({ code }) => tasked.has(code));
			const others = match.units.filter(({ code }) => !tasked.has(code));
			for (const unit of others) {
				const address = mailAddress(unit.contact?.email);
				if (address) claims.push({ ...claim, address, unit, committee: false });
				else missed(noAddress(about(planId, unit.code, claim.purpose, unit.code), unit, 'đầu mối'));
			}
			const leaders = purpose !== 'file' && match.unmatched.some(({ name: part }) => isLeaders(part));
			if (leaders && committee.length === 0)
				missed(noCommittee(about(planId, 'committee', claim.purpose, '')));
			if (leaders)
				for (const address of committee)
					claims.push({ ...claim, purpose: 'report', address, unit: null, committee: true });
			const unknown = purpose === 'file' ? [] : match.unmatched.filter(({ name: part }) => !isLeaders(part));
			for (const part of unknown) missed(nobody(about(planId, foldName(part.name), claim.purpose, ''), part));
			const counts = { noticed: withTasks.length, copied: others.length };
			return { name, purpose, ...counts, committee: leaders, unknown: unknown.map((part) => part.name) };
		});
	for (const extra of chosen?.extra ?? []) {
		const address = mailAddress(extra);
		const claim = { purpose: 'report', toKnow: true, line: extra, unit: null, committee: false } as const;
		if (address) claims.push({ ...claim, address });
	}
	const taken = new Set([...noticed, ...claims.map(({ address }) => address.toLowerCase())]);
	const archive = archiveAddress(settings, taken);
	const filed = lines.find(({ purpose }) => purpose === 'file');
	if (archive && filed) {
		const claim = { purpose: 'file', toKnow: false, line: filed.name, unit: null, committee: false } as const;
		claims.push({ ...claim, address: archive });
	}
	const open = claims.filter(({ address }) => !noticed.has(address.toLowerCase()));
	return { copies: strongest(open), lines, unreached: [...unreached.values()] };
}

/** The officer's address; where that gets another mail of this plan already, the mailbox that the mails leave from. */
function archiveAddress({ officer, senderEmail }: Settings, taken: Set<string | undefined>): string | null {
	const addresses = [officer.email, senderEmail].map(mailAddress).filter((address) => address !== null);
	return addresses.find((address) => !taken.has(address.toLowerCase())) ?? null;
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

function about(planId: string, who: string, purpose: RecipientPurpose, unit: string) {
	return { planId, unit, step: `recipient:${purpose}`, key: recipientKey(planId, who, purpose) };
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

import type { StoredPlan } from '../book';
import { formatDate, formatInstant, instant } from '../text/time';
import type { SummaryHead } from './types';
import { capitalised } from './words';

const COMMITTEE = 'Ủy ban nhân dân';

/**
 * The words around the table. `wardName` stands in for an issuer that the document does not name.
 * Layout of head, date and signature follows Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export function summaryHead(stored: StoredPlan, wardName: string, now: string): SummaryHead {
	const issuer = (stored.plan.issuer ?? wardName).trim();
	return {
		issuer: issuerLines(issuer),
		title: stored.plan.title,
		document: documentName(stored, issuer),
		due: dueText(stored),
		asOf: `Tính đến ${formatInstant(now)}`,
		placeAndDate: `${stored.plan.place ?? placeOf(issuer)}, ${longDate(now)}`,
		signatory: isCommittee(issuer) || !issuer ? 'TM. ỦY BAN NHÂN DÂN' : 'THỦ TRƯỞNG CƠ QUAN',
		now,
	};
}

function issuerLines(issuer: string): string[] {
	const upper = issuer.toLocaleUpperCase('vi');
	if (!isCommittee(issuer)) return [upper || 'ỦY BAN NHÂN DÂN'];
	return [upper.slice(0, COMMITTEE.length), upper.slice(COMMITTEE.length).trim()].filter(Boolean);
}

function isCommittee(issuer: string): boolean {
	return issuer.toLocaleLowerCase('vi').startsWith(COMMITTEE.toLocaleLowerCase('vi'));
}

function documentName({ plan }: StoredPlan, issuer: string): string {
	const kind = capitalised(plan.kind.toLocaleLowerCase('vi'));
	// A number that is blank in the document stays blank here: it is filled in by hand, never invented.
	const number = plan.number ?? (plan.symbol ? `……/${plan.symbol}` : '……');
	const date = plan.issuedOn ? ` ngày ${formatDate(plan.issuedOn)}` : '';
	return `${kind} số ${number}${date}${issuer ? ` của ${issuer}` : ''}`;
}

/** The due time of most units; those with an extension say so in their own row. */
function dueText({ assignments }: StoredPlan): string {
	const counts = new Map<string, number>();
	for (const { dueAt } of assignments) if (dueAt) counts.set(dueAt, (counts.get(dueAt) ?? 0) + 1);
	const [common] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
	return common ? `hạn báo cáo: ${formatInstant(common)}` : '';
}

function placeOf(issuer: string): string {
	return issuer.replace(/^Ủy ban nhân dân\s+(?:phường|xã|thị trấn|đặc khu)\s+/iu, '') || '……';
}

/** 'ngày 08 tháng 5 năm 2026': days under 10 and months 1 and 2 with a leading 0 (Nghị định 30/2020/NĐ-CP). */
function longDate(now: string): string {
	const { day, month, year } = instant(now);
	const padded = (n: number, below: number) => (n < below ? `0${n}` : String(n));
	return `ngày ${padded(day, 10)} tháng ${padded(month, 3)} năm ${year}`;
}

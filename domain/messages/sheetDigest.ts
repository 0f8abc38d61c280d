import type { StoredPlan } from '../book';
import type { ProblemDigest } from '../sharing/problemDigest';
import { DIGEST_STEP } from '../sharing/problemDigest';
import type { Message, Settings, Unit } from '../types';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planInSentence, planInSubject } from './planWords';
import { webAddress } from './reportLink';
import { footerOf, toMessage } from './toMessage';

export interface SheetDigestInput {
	digest: ProblemDigest;
	stored: StoredPlan;
	/** Null for what concerns the whole sheet: that goes to the officer. */
	unit: Unit | null;
	/** Opens the sheet, at the unit's own rows where it has some. */
	link: string;
	settings: Settings;
}

/** What has to be mended or answered in the shared sheet. A unit without an address is the officer's to tell. */
export function composeSheetDigest({
	digest,
	stored,
	unit,
	link,
	settings,
}: SheetDigestInput): Message | null {
	const own = mailAddress(unit?.contact?.email);
	const to = own ?? mailAddress(settings.officer.email);
	if (!to) return null;
	const { problems, key } = digest;
	const about = unit && !own ? `${unit.name}: ` : '';
	const what = `${about}${problems.length} chỗ cần xem lại trong bảng chung`;
	const href = webAddress(link);
	const blocks: Block[] = [
		{
			kind: 'paragraph',
			text: [
				`Trong bảng chung của ${planInSentence(stored.plan)} có ${problems.length} chỗ hệ thống chưa ghi nhận được. Mỗi chỗ có ghi chú ngay tại ô trong bảng; sửa xong là được, không cần trả lời thư này.`,
				...(unit && !own
					? [`${unit.name} chưa có email trong danh bạ nên thư này gửi cho cán bộ đầu mối.`]
					: []),
			],
		},
		{
			kind: 'table',
			title: 'Cần làm',
			head: ['Ô', 'Nội dung'],
			rows: problems.map(({ cell, sentence }) => [cell || '—', sentence]),
		},
		...(href ? [{ kind: 'button', label: 'Mở bảng chung', link: href } as const] : []),
		{ kind: 'officer', title: 'Cần giúp, xin liên hệ', officer: settings.officer },
	];
	return toMessage({
		covers: [{ planId: stored.planId, unit: digest.unit, key }],
		step: DIGEST_STEP,
		to,
		subject: `${what} – ${planInSubject(stored.plan)}`,
		content: {
			sender: settings.wardName,
			preview: problems[0]?.sentence ?? '',
			heading: 'Bảng chung có chỗ cần xem lại',
			greeting: `Kính gửi: ${own && unit ? unit.name : 'Cán bộ đầu mối'}`,
			blocks,
			footer: footerOf(settings),
		},
		settings,
	});
}

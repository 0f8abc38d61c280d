import type { StoredPlan } from '../book';
import { foldName } from '../text/foldName';
import { formatDate, formatInstant } from '../text/time';
import type { Officer, Settings } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { planInSentence, planInSubject, planNumber, planPeriod } from './planWords';
import type { SlotValues } from './templates/slots';

/** What every mail about a plan can say of it. `now` in the timezone of the ward's calendar. */
export function planValues(
	{ plan, file }: Pick<StoredPlan, 'plan' | 'file'>,
	settings: Settings,
	now: string,
	zone?: string,
): SlotValues {
	return {
		...wardValues(settings, now, zone),
		van_ban: planInSubject(plan),
		van_ban_day_du: planInSentence(plan),
		ten_ke_hoach: plan.title,
		so_ky_hieu: plan.number ?? '(chưa có số)',
		thoi_gian: planPeriod(plan) ?? '',
		thong_tin_van_ban: [planFacts(plan, settings)],
		tep_kem: file ? [attached(plan.kind, file.name)] : [],
	};
}

/** What every mail can say of the ward. */
export function wardValues(settings: Settings, now: string, zone?: string): SlotValues {
	return {
		ten_co_quan: settings.wardName,
		thoi_diem: formatInstant(now, zone),
		ngay: formatDate(now, zone),
		can_bo: [officerBlock(settings.officer)],
	};
}

function officerBlock(officer: Officer): Block {
	return { kind: 'officer', title: 'Cần trao đổi, xin liên hệ cán bộ đầu mối', officer };
}

function planFacts(plan: StoredPlan['plan'], { wardName }: Settings): Block {
	const period = planPeriod(plan);
	const elsewhere = plan.issuer && foldName(plan.issuer) !== foldName(wardName);
	return {
		kind: 'facts',
		rows: [
			{ label: 'Văn bản', value: planNumber(plan) },
			...(elsewhere ? [{ label: 'Cơ quan ban hành', value: plan.issuer! }] : []),
			...(plan.title ? [{ label: 'Về việc', value: plan.title }] : []),
			...(period ? [{ label: 'Thời gian thực hiện', value: period }] : []),
		],
	};
}

function attached(kind: string, name: string): Block {
	const what = cleanLine(kind).toLocaleLowerCase('vi') || 'văn bản';
	return { kind: 'paragraph', text: `Toàn văn ${what} gửi kèm thư này (tệp ${cleanLine(name)}).` };
}

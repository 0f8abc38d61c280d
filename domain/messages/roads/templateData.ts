import type { Settings } from '../../types';
import { shorten } from '../cleanLine';
import { deadlineWords } from '../deadlineWords';
import { planInSubject } from '../planWords';
import { webAddress } from '../reportLink';
import { officerLine, type ShortMessage } from './zaloText';

/**
 * The parameters that a ZBS template of the ward may use, each with the most characters it can have; a template uses
 * those it needs. `duong_dan` is the whole address, `ma_bao_cao` what follows `?t=` in it, for a button whose address is
 * fixed but for its end.
 */
export const TEMPLATE_PARAMETERS = {
	co_quan: 60,
	ten_don_vi: 80,
	so_don_vi: 3,
	ke_hoach: 60,
	han: 30,
	con_lai: 30,
	so_viec: 4,
	duong_dan: 400,
	ma_bao_cao: 300,
	lien_he: 100,
} as const;

export type TemplateParameter = keyof typeof TEMPLATE_PARAMETERS;

/**
 * Values for every parameter; none is empty, since Zalo refuses an empty one. Of several units the first is named with
 * the number of the others: a template has one link, so the others get theirs on the days that follow.
 */
export function templateData(
	{ shares }: ShortMessage,
	settings: Settings,
): Record<TemplateParameter, string> {
	const share = shares[0]!;
	const { due, words } = deadlineWords(share);
	const others = shares.length - 1;
	const link = webAddress(share.link) ?? '';
	const tasks = shares.reduce((sum, { assignment }) => sum + assignment.tasks.length, 0);
	const values: Record<TemplateParameter, string> = {
		co_quan: settings.wardName,
		ten_don_vi: others > 0 ? `${shorten(share.unit.name, 55)} và ${others} đơn vị khác` : share.unit.name,
		so_don_vi: String(shares.length),
		ke_hoach: planInSubject(share.stored.plan),
		han: due || 'chưa ấn định',
		con_lai: words,
		so_viec: String(tasks),
		duong_dan: link,
		ma_bao_cao: (URL.canParse(link) && new URL(link).searchParams.get('t')) || '-',
		lien_he: officerLine(settings),
	};
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, fitted(name as TemplateParameter, value)]),
	) as Record<TemplateParameter, string>;
}

/** Half an address opens nothing: what is none of words stays whole. */
function fitted(name: TemplateParameter, value: string): string {
	if (name === 'duong_dan' || name === 'ma_bao_cao') return value;
	return shorten(value, TEMPLATE_PARAMETERS[name]) || '-';
}

import type { Settings, Unit, ZaloSettings } from '../../../../domain/types';
import { DEFAULT_ROADS } from '../../../../domain/messages/roads';
import { school, settings } from '../greenSunday';

export const NOW = '2026-05-12T09:00:00+07:00';
export const EMAIL = 'hoasen@hoabinhmau.example';
export const USER = '2000000000000000021';
export const GROUP = 'nhom-hoa-sen';
export const PHONE = '84900000021';

/** The green-Sunday ward with Zalo in its settings. */
export const ward = (zalo: Partial<ZaloSettings> = {}): Settings => ({
	...settings,
	zalo: {
		oaId: '4318657068771012646',
		roads: [...DEFAULT_ROADS],
		templates: { notice: '500001', reminder: '500002' },
		...zalo,
	},
});

/** The school, reached everywhere unless said otherwise. */
export const reachedAt = (contact: Unit['contact']): Unit => ({ ...school, contact });
export const everywhere: Unit = reachedAt({
	email: EMAIL,
	phone: '0900 000 021',
	zaloUserId: USER,
	zaloGroupId: GROUP,
	zaloBotChatId: 'chat-21',
	zaloLastInteractionAt: '2026-05-11T09:00:00+07:00',
});

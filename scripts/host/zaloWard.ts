import { startZalo, type ZaloRecord, type ZaloStand } from '../../test/fakes/zalo/index.ts';
import type { Unit } from '../../domain/types.ts';
import type { Answers } from './formClient.ts';

/** The requests that bring somebody a message, by host and path. */
const MESSAGES = /^(?:\/v3\.0\/oa\/(?:message|group)\/|\/message\/template$|\/bot…\/send)/;

const text = (name: string, maxLength: number, require = true) => {
	return { name, require, type: 'STRING', minLength: 1, maxLength, acceptNull: false };
};
const PARAMETERS = [
	text('ten_don_vi', 80),
	text('ke_hoach', 80),
	text('han', 30),
	text('con_lai', 30, false),
	text('ma_bao_cao', 250),
	text('lien_he', 100),
];
const TEMPLATES = { notice: '500001', reminder: '500002' };

/** The ward's Official Account on Zalo's stand-in: everybody of the directory with a Zalo address or a mobile is there. */
export class ZaloWard {
	readonly stand: ZaloStand;
	/** What the ward says in the form Thiết lập. */
	readonly settings: Answers = {
		'Gửi cả qua Zalo': 'Có',
		'mã Official Account': '4318657068771012646',
		'mẫu tin giao việc': TEMPLATES.notice,
		'mẫu tin đôn đốc': TEMPLATES.reminder,
	};

	private constructor(stand: ZaloStand) {
		this.stand = stand;
	}

	static async start(): Promise<ZaloWard> {
		const template = { status: 'ENABLE', byUser: true, parameters: PARAMETERS } as const;
		return new ZaloWard(
			await startZalo({
				templates: [
					{ ...template, templateId: TEMPLATES.notice, name: 'Giao việc' },
					{ ...template, templateId: TEMPLATES.reminder, name: 'Đôn đốc' },
				],
			}),
		);
	}

	/** As if these people had followed the account some time ago, and the groups been made. */
	settle(units: Unit[]): void {
		const { users, groups } = this.stand.world;
		for (const { code, contact = {}, head = {} } of units) {
			const { zaloUserId, zaloGroupId } = contact;
			const person = { follows: zaloUserId !== undefined, interactedAt: null };
			const userId = zaloUserId ?? `so-${code}`;
			users.set(userId, { ...person, userId, name: code, phone: zaloNumber(contact.phone) });
			if (head.phone) {
				const headId = `so-lanh-dao-${code}`;
				users.set(headId, {
					...person,
					follows: false,
					userId: headId,
					name: code,
					phone: zaloNumber(head.phone),
				});
			}
			if (zaloGroupId)
				groups.set(zaloGroupId, { groupId: zaloGroupId, name: code, status: 'enabled', members: 5 });
		}
	}

	/** A fresh pair of tokens, as the credential takes it. */
	credentialAt(iso: string): object {
		this.stand.setClock(iso);
		return { ...this.stand.credential, ...this.stand.consent(), expiresAt: Date.parse(iso) + 25 * 3_600_000 };
	}

	/** Messages that Zalo took. */
	get messages(): ZaloRecord[] {
		return this.stand.requests.filter(({ path, answer }) => {
			const { error, ok } = answer as { error?: number; ok?: boolean };
			return MESSAGES.test(path) && (error === 0 || ok === true);
		});
	}

	/** What people read, with the address that the button of a template opens. */
	texts(formRoot: string): string[] {
		return this.messages.map(({ body }) => {
			const {
				message,
				text = '',
				template_data: data,
			} = body as {
				message?: { text?: string };
				text?: string;
				template_data?: Record<string, string>;
			};
			return data ? `${formRoot}/form/bao-cao-don-vi?t=${data.ma_bao_cao}` : (message?.text ?? text);
		});
	}
}

function zaloNumber(phone = ''): string {
	return phone.replace(/\D/g, '').replace(/^0/, '84');
}

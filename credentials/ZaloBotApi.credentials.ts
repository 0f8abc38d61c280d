import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A bot of the Zalo Bot Platform: no Official Account, no papers, one token. */
export class ZaloBotApi implements ICredentialType {
	name = 'zaloBotApi';

	displayName = 'Zalo Bot API';

	icon: Icon = { light: 'file:zaloBot.svg', dark: 'file:zaloBot.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ke-hoach/n8n-nodes-ke-hoach#zalo';

	properties: INodeProperties[] = [
		{
			displayName: 'Bot Token',
			name: 'botToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From the message with which Zalo Bot Manager answers when the bot is made',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'8 to 256 characters of your own, for example from "openssl rand -hex 32". Zalo sends it with every event; only the trigger needs it.',
		},
		{
			displayName: 'API Root',
			name: 'apiRoot',
			type: 'string',
			default: 'https://bot-api.zaloplatforms.com',
			description: 'Change it only where requests go through an internal proxy',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.apiRoot }}',
			url: '=/bot{{ $credentials.botToken }}/getMe',
			body: {},
			json: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'ok',
					value: false,
					message: 'Zalo Bot không nhận khóa này: chép lại khóa từ Zalo Bot Manager.',
				},
			},
		],
	};
}

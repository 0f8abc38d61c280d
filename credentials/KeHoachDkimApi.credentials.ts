import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The key with which our mails are signed where the mail server does not sign them itself. */
export class KeHoachDkimApi implements ICredentialType {
	name = 'keHoachDkimApi';

	displayName = 'Kế Hoạch DKIM API';

	icon: Icon = { light: 'file:keHoachDkim.svg', dark: 'file:keHoachDkim.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ke-hoach/n8n-nodes-ke-hoach#readme';

	properties: INodeProperties[] = [
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'phuong.example',
			description: 'The domain of the sender address',
		},
		{
			displayName: 'Selector',
			name: 'selector',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'kehoach',
			description: 'The public key stands in the DNS under selector._domainkey.domain',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			description: 'An RSA key in PEM form without passphrase, for example from "openssl genrsa 2048"',
		},
	];
}

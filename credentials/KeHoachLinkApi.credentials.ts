import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The secret that signs the units' links, and the address under which people reach this n8n. */
export class KeHoachLinkApi implements ICredentialType {
	name = 'keHoachLinkApi';

	displayName = 'Kế Hoạch Link API';

	icon: Icon = { light: 'file:keHoachLink.svg', dark: 'file:keHoachLink.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ke-hoach/n8n-nodes-ke-hoach#readme';

	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'At least 32 random characters, for example from "openssl rand -hex 32". Changing it makes every link that was sent invalid.',
		},
		{
			displayName: 'Public Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://n8n.phuong.example',
			description: 'The address of this n8n as units reach it, without /form',
		},
	];
}

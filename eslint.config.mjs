import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', '.runtime/**', 'node_modules/**', 'out/**', 'docs/**'] },
	...configWithoutCloudSupport,
	{
		// n8n's own community rules, with these exceptions.
		files: ['**/*.ts', 'package.json'],
		rules: {
			// Admins already keep n8n's own `smtp` credential; asking for a second copy of the password is worse.
			'@n8n/community-nodes/no-credential-reuse': 'off',
		},
	},
];

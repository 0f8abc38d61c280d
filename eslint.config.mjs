import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', '.runtime/**', 'node_modules/**', 'out/**', 'docs/**'] },
	// n8n's own configuration for community nodes that run on self-hosted n8n, with the exceptions below.
	...configWithoutCloudSupport,
	{
		files: ['**/*.ts', 'package.json'],
		rules: {
			// Admins already keep n8n's own `smtp` credential; asking for a second copy of the password is worse.
			'@n8n/community-nodes/no-credential-reuse': 'off',
			'@n8n/community-nodes/valid-credential-references': 'off',
			'n8n-nodes-base/node-class-description-credentials-name-unsuffixed': 'off',
		},
	},
	{
		files: ['domain/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'],
		rules: {
			// These do not know n8n: the node's shell turns their errors into NodeOperationError.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		files: ['nodes/UnitReport/operations/receiveFiles.ts', 'nodes/UnitReport/transport/officeFile.ts'],
		rules: {
			// A refusal of a file is a sentence for its sender, caught before it reaches n8n.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		files: ['test/**/*.ts', 'scripts/**/*.ts'],
		rules: {
			// They are not part of the package: they start n8n and LibreOffice, and report on the screen.
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'no-console': 'off',
		},
	},
];

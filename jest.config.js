/** Three kinds of proof: rules alone, workflows in n8n's engine, the whole thing in a running n8n. */
const base = {
	testEnvironment: 'node',
	transform: {
		'\\.mjml$': '<rootDir>/scripts/jestMailLayout.cjs',
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
	},
	modulePathIgnorePatterns: ['<rootDir>/.runtime', '<rootDir>/dist'],
};
module.exports = {
	projects: [
		{
			...base,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/domain/**/*.test.ts', '<rootDir>/test/nodes/**/*.test.ts'],
		},
		{ ...base, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.ts'] },
		// Figures, never pass or fail by time: npm run bench.
		{ ...base, displayName: 'bench', testMatch: ['<rootDir>/test/bench/**/*.bench.ts'] },
		// The scripts that start n8n are ES modules, so are the tests that use them.
		{
			...base,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
			extensionsToTreatAsEsm: ['.ts'],
		},
	],
};

/** The same for tests, which run on the sources: jest wants the answer at once, MJML gives it later, hence the process. */
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const script = join(__dirname, 'mailPieces.mjs');

module.exports = {
	process: (_, file) => ({
		code: `exports.__esModule = true; exports.default = ${execFileSync(process.execPath, [script, file], { encoding: 'utf8' })};`,
	}),
	getCacheKey: (source) =>
		createHash('sha256')
			.update([source, readFileSync(script), require('mjml/package.json').version].join('\n'))
			.digest('hex'),
};

/**
 * The way into every command of package.json, on whatever Node.js 20 or later the machine has.
 * Fetches what is missing from the npm registry (a Node 24 runtime, the development dependencies, an n8n to
 * run in), then hands over. What it fetched stays in .runtime/ and node_modules/, so a second run starts at once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_VERSION = '24.21.0';
/** The native modules n8n cannot start without; everything else ships ready built. */
const NATIVE_MODULES = ['sqlite3', 'isolated-vm', 'msgpackr-extract'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, '.runtime');
const nodeDir = join(
	runtime,
	'node',
	'node_modules',
	`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
);
const nodeBin = join(nodeDir, 'bin');
const host = join(runtime, 'host');
const env = {
	...process.env,
	PATH: nodeBin + delimiter + process.env.PATH,
	// Headers of the runtime above: native modules are compiled against them without a download.
	npm_config_nodedir: nodeDir,
	KE_HOACH_HOST: host,
	NODE_OPTIONS: [process.env.NODE_OPTIONS, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']
		.filter(Boolean)
		.join(' '),
};

function run(command, args, cwd = root) {
	const result = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
	if (result.error) throw result.error;
	if (result.status !== 0) process.exit(result.status ?? 1);
}

function step(message) {
	console.log(`• ${message}`);
}

/** Runs `install` unless `stamp` says that the same input was installed before. */
function once(stamp, input, message, install) {
	const want = createHash('sha256').update(input).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
	step(message);
	install();
	writeFileSync(stamp, want);
}

function ensureNode() {
	mkdirSync(join(runtime, 'node'), { recursive: true });
	once(
		join(runtime, 'node', '.ready'),
		NODE_VERSION,
		`Fetching Node.js ${NODE_VERSION} from the npm registry`,
		() => {
			const name = nodeDir.slice(nodeDir.lastIndexOf('node_modules') + 'node_modules'.length + 1);
			writeFileSync(join(runtime, 'node', 'package.json'), '{"private":true}');
			const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
			const args = [
				'install',
				'--no-audit',
				'--no-fund',
				'--ignore-scripts',
				'--save-exact',
				`${name}@${NODE_VERSION}`,
			];
			const result = spawnSync(npm, args, { cwd: join(runtime, 'node'), stdio: 'inherit' });
			if (result.status !== 0) process.exit(result.status ?? 1);
		},
	);
}

function ensureDependencies() {
	const lock = readFileSync(join(root, 'package-lock.json'));
	mkdirSync(runtime, { recursive: true });
	if (!existsSync(join(root, 'node_modules'))) rmSync(join(runtime, '.dependencies'), { force: true });
	once(
		join(runtime, '.dependencies'),
		lock,
		'Installing development dependencies (about a minute, once)',
		// Not npm ci: npm leaves other platforms' optional packages out of the lock file and then refuses it.
		() => run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']),
	);
}

function ensureHost() {
	const manifest = join(root, 'scripts', 'host', 'package.json');
	mkdirSync(host, { recursive: true });
	once(
		join(host, '.ready'),
		readFileSync(manifest, 'utf8') + NODE_VERSION,
		'Installing n8n for tests and demo (some minutes, once)',
		() => {
			copyFileSync(manifest, join(host, 'package.json'));
			run(
				'npm',
				['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'],
				host,
			);
			step('Compiling the native modules of n8n');
			// npm hands this project's own ignore-scripts down to what it starts.
			run('npm', ['rebuild', '--ignore-scripts=false', '--loglevel=error', ...NATIVE_MODULES], host);
			run('node', ['-e', "require('sqlite3')"], host);
		},
	);
}

/** Chromium fills in the forms, LibreOffice opens the workbook, Dovecot holds a mailbox: from Debian where they are missing and may be installed. */
function ensureDebianPackages() {
	const missing = Object.entries({
		chromium: ['/usr/bin/chromium', process.env.CHROMIUM],
		'libreoffice-calc': ['/usr/bin/soffice'],
		'dovecot-imapd': ['/usr/sbin/dovecot'],
		'fonts-liberation': ['/usr/share/fonts/truetype/liberation'],
	})
		.filter(([, paths]) => !paths.some((path) => path && existsSync(path)))
		.map(([name]) => name);
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		console.error(`npm test needs these programs; please install them first: ${missing.join(', ')}`);
		process.exit(1);
	}
	step(`Installing ${missing.join(', ')} from Debian`);
	env.DEBIAN_FRONTEND = 'noninteractive';
	run('apt-get', ['update', '-qq']);
	run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
}

const bin = (name) => join(root, 'node_modules', '.bin', name);
const build = () => run(bin('rolldown'), ['-c', 'rolldown.config.mjs', '--log-level', 'silent']);
const jest = (projects, args) =>
	run('node', [
		'--experimental-vm-modules',
		join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		// Only against a test that hangs: machines are slow at times, and no test is about time.
		'--testTimeout=60000',
		...(projects.length ? ['--selectProjects', ...projects] : []),
		...args,
	]);

const commands = {
	build: () => {
		run(bin('tsc'), ['-p', '.']);
		build();
	},
	lint: (args) => {
		run(bin('eslint'), ['.', ...args]);
		run(bin('prettier'), ['--check', '--log-level', 'warn', '.']);
		run(bin('tsc'), ['-p', '.']);
	},
	format: () => run(bin('prettier'), ['--write', '--log-level', 'warn', '.']),
	'test:unit': (args) => {
		build();
		jest(['unit'], args);
	},
	'test:engine': (args) => {
		ensureHost();
		build();
		jest(['engine'], args);
	},
	'test:e2e': (args) => {
		ensureDebianPackages();
		ensureHost();
		build();
		jest(['e2e'], args);
	},
	test: (args) => {
		ensureDebianPackages();
		ensureHost();
		build();
		jest(['unit', 'engine', 'e2e'], args);
	},
	bench: (args) => {
		ensureHost();
		build();
		const [name = '', ...rest] = args;
		jest(['bench'], ['--runInBand', ...(name ? ['--testPathPatterns', `/${name}\\.bench`] : []), ...rest]);
	},
	demo: (args) => {
		ensureHost();
		build();
		run('node', ['scripts/demo.ts', ...args]);
	},
	start: (args) => {
		ensureHost();
		build();
		run('node', ['scripts/start.ts', ...args]);
	},
};

const [name, ...args] = process.argv.slice(2);
if (!(name in commands)) {
	console.error(`Unknown command ${name ?? ''}; known: ${Object.keys(commands).join(', ')}`);
	process.exit(2);
}
ensureNode();
ensureDependencies();
commands[name](args);

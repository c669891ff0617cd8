import { describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readConfig } from '../../server/src/config/config.mts';
import { DEPLOY, readDeployFile, readYaml } from './deploy-files.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

const LOADER = fileURLToPath(new URL('compose-loader', import.meta.url));
const NGINX = '/usr/sbin/nginx';

interface Service {
	ports?: string[];
	secrets?: string[];
	volumes?: string[];
	environment?: Record<string, string>;
	healthcheck?: object;
	stop_grace_period?: string;
	deploy?: { resources?: { limits: { memory: string } } };
}

interface Compose {
	services: Record<string, Service>;
	secrets: Record<string, { file: string }>;
}

const compose = readYaml<Compose>('compose/compose.yaml');
const services = Object.entries(compose.services);
const servicesWith = (key: keyof Service) =>
	services.filter(([, service]) => key in service).map(([name]) => name);

const folder = temporaryFolder('compose');
const copy = join(folder, 'compose');
cpSync(join(DEPLOY, 'compose'), copy, {
	recursive: true,
	filter: (path) => !/\/(secrets|nodes)$/.test(path),
});

/** Whether Go is here and new enough for the module that Docker Compose reads its files with. */
function canLoad(): boolean {
	const version = /go1\.(\d+)/.exec(
		spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '',
	);
	const wanted = /^go 1\.(\d+)/m.exec(readFileSync(join(LOADER, 'go.mod'), 'utf8'));
	return version !== null && Number(version[1]) >= Number(wanted![1]);
}

const testWithGo = testWhere(canLoad(), 'Go is missing or too old to load the Compose file.');
const testWithNginx = testWhere(
	existsSync(NGINX),
	`${NGINX} is missing, which tries the proxy's configuration.`,
);
describe('the Compose file', () => {
	testWithGo(
		"is one that Docker Compose's own module loads",
		() => {
			const env = { ...process.env, N8N_HOST: 'n8n.example.com' };
			// Else the first run would say what it downloads.
			execFileSync('go', ['mod', 'download'], { cwd: LOADER, env, stdio: 'ignore' });
			const load = (text: string) => {
				const file = join(copy, 'compose.yaml');
				writeFileSync(file, text);
				return spawnSync('go', ['run', '.', file], {
					cwd: LOADER,
					encoding: 'utf8',
					env,
				});
			};
			const text = readDeployFile('compose/compose.yaml');
			const { status, stdout, stderr } = load(text);
			expect(stderr).toBe('');
			expect(status).toBe(0);
			expect(JSON.parse(stdout)).toEqual(Object.keys(compose.services).sort());
			expect(load(text.replaceAll('read_only:', 'readonly:')).stderr).toContain('readonly');
			expect(load(text.replace('- tls_key\n', '- tls_keys\n')).stderr).toContain('tls_keys');
		},
		240_000,
	);

	test('hardens every service, and publishes the proxy alone', () => {
		expect(services.length).toBeGreaterThan(5);
		for (const [, service] of services) {
			expect(service).toMatchObject({
				read_only: true,
				cap_drop: ['ALL'],
				security_opt: ['no-new-privileges:true'],
			});
		}
		expect(servicesWith('ports')).toEqual(['proxy']);
	});

	test('checks the health of every service, that of the OCR server with the check of its image', () => {
		const unchecked = services.filter(([, { healthcheck }]) => healthcheck === undefined);
		expect(unchecked.map(([name]) => name)).toEqual(['ocr']);
		expect(readFileSync(join(DEPLOY, '../server/Containerfile'), 'utf8')).toMatch(/^HEALTHCHECK /m);
	});

	test('has no secret in a variable', () => {
		const variables = services.flatMap(([, { environment = {} }]) => Object.keys(environment));
		const secret = variables.filter((name) => /PASSWORD|KEY|SECRET|TOKEN/.test(name));
		expect(secret.length).toBeGreaterThan(3);
		expect(secret.filter((name) => !name.endsWith('_FILE'))).toEqual([]);
	});

	test('gives the proxy more memory than the bodies take that it holds', () => {
		const proxy = readDeployFile('nginx/idcard-ocr.conf.template');
		const [, held] = /limit_conn idcard_ocr_held (\d+);/.exec(proxy)!;
		const [, megabytes] = /client_body_buffer_size (\d+)m;/.exec(proxy)!;
		const [, memory] = /^(\d+)M$/.exec(
			compose.services['proxy']!.deploy!.resources!.limits.memory,
		)!;
		expect(Number(memory)).toBeGreaterThan(1.5 * Number(held) * Number(megabytes));
		// Its disk is memory as well.
		const n8n = readDeployFile('compose/n8n.conf.template');
		expect(n8n).toMatch(/\tproxy_buffering off;[^}]*\tproxy_request_buffering off;/);
	});

	test('gives the server longer to stop than it takes', () => {
		const { environment = {}, stop_grace_period: stop } = compose.services['ocr']!;
		const { IDCARD_OCR_DRAIN_DELAY: delay, IDCARD_OCR_GRACE: grace } = environment;
		expect(Number(/^(\d+)s$/.exec(stop!)![1])).toBeGreaterThan(Number(delay) + Number(grace));
	});
});

describe('make-secrets', () => {
	const run = () =>
		spawnSync('./make-secrets', ['n8n.example.com', 'ocr.example.com'], {
			cwd: copy,
			encoding: 'utf8',
		});
	const { status, stdout, stderr } = run();
	const secret = (name: string) => readFileSync(join(copy, 'secrets', name), 'utf8');

	test('writes every secret of the Compose file, for the owner of the folder alone', () => {
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const files = Object.values(compose.secrets).map(({ file }) => file.replace('secrets/', ''));
		expect(readdirSync(join(copy, 'secrets')).sort()).toEqual([...files, 'ocr'].sort());
		const mode = (path: string) => statSync(path).mode & 0o777;
		expect(mode(join(copy, 'secrets'))).toBe(0o700);
		// Read in the containers, by the users there.
		for (const file of files) expect(mode(join(copy, 'secrets', file))).toBe(0o644);
		expect(mode(join(copy, 'secrets/ocr'))).toBe(0o755);
		for (const name of readdirSync(join(copy, 'secrets/ocr'))) {
			expect(mode(join(copy, 'secrets/ocr', name))).toBe(0o644);
		}
	});

	test("writes the server's files to a folder that is mounted whole, so that a reload sees new ones", () => {
		const { environment = {}, volumes = [], secrets } = compose.services['ocr']!;
		expect([secrets, volumes]).toEqual([undefined, ['./secrets/ocr:/etc/idcard-ocr:ro']]);
		const files = [environment['IDCARD_OCR_API_KEYS_FILE'], environment['IDCARD_OCR_CONFIG']];
		expect(readdirSync(join(copy, 'secrets/ocr')).map((name) => `/etc/idcard-ocr/${name}`)).toEqual(
			files,
		);
	});

	test('writes what the server takes: the printed key, as a hash, and the store', () => {
		const key = /^API key of n8n: (\S{48})\n$/.exec(stdout)![1];
		const config = readConfig({
			args: [],
			environment: {
				IDCARD_OCR_API_KEYS_FILE: 'ocr/api_keys',
				IDCARD_OCR_CONFIG: 'ocr/settings.json',
			},
			readFile: secret,
			cores: 2,
		});
		const hash = `sha256:${createHash('sha256').update(key).digest('hex')}`;
		expect(config).toMatchObject({ keys: [{ id: 'n8n', key: hash }] });
		const password = secret('valkey_password').trim();
		expect(secret('valkey.conf')).toContain(`requirepass ${password}\n`);
		expect(config).toMatchObject({ limitsStore: expect.stringContaining(`:${password}@valkey`) });
	});

	test('makes a certificate for the names', () => {
		const shown = ['x509', '-in', join(copy, 'secrets/tls_certificate'), '-noout', '-text'];
		expect(execFileSync('openssl', shown, { encoding: 'utf8' })).toContain(
			'DNS:n8n.example.com, DNS:ocr.example.com',
		);
	});

	test('replaces nothing', () => {
		const before = secret('n8n_encryption_key');
		expect(run().status).toBe(1);
		expect(secret('n8n_encryption_key')).toBe(before);
	});

	testWithNginx("nginx takes the proxy's configuration with them", () => {
		const { environment = {}, volumes = [] } = compose.services['proxy']!;
		const templates = volumes.map((volume) =>
			readDeployFile(join('compose', volume.split(':')[0])),
		);
		// Debian's nginx is too old to look names up again.
		const filled = templates
			.join('\n')
			.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => environment[name]!)
			.replaceAll(/server \w+:(\d+) resolve/g, 'server 127.0.0.1:$1')
			.replaceAll('/run/secrets/', `${copy}/secrets/`);
		const file = join(folder, 'nginx.conf');
		const check = (text: string) => {
			writeFileSync(file, `pid ${folder}/pid; events {} http { access_log off; ${text} }`);
			return spawnSync(NGINX, ['-t', '-q', '-e', 'stderr', '-c', file], { encoding: 'utf8' });
		};
		expect(templates).toHaveLength(2);
		expect(filled).not.toMatch(/\bresolve\b/);
		expect(check(filled)).toMatchObject({ status: 0, stderr: '' });
		expect(check(filled.replace('proxy_next_upstream_tries', 'proxy_tries')).status).toBe(1);
	});
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { appendFile, copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { runNpm } from '../../../tools/n8n/installed/npm-command.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { readCard } from '../../cards/read-card.mts';
import { bootSystemd, type BootedSystemd } from './booted-systemd.mts';
import { joinBaseFiles } from './container-environment.mts';
import { replyTo } from './reply-to.mts';

const CHECKOUT = path.resolve(import.meta.dirname, '../../..');
const SERVICE = 'idcard-ocr-server.service';

let systemd: BootedSystemd;
let url: string;
let keysFile: string;

const newKey = () => randomBytes(24).toString('base64url');
const hashed = (id: string, key: string) =>
	`${id} = sha256:${createHash('sha256').update(key).digest('hex')}\n`;
const propertyOf = async (name: string) =>
	await systemd.run('systemctl', 'show', '--property', name, '--value', SERVICE);
const key = newKey();

/** Installs the built server where the unit expects it, with exactly the locked dependencies. */
async function installServer(root: string): Promise<void> {
	await runNpm(['run', 'build', '--workspace', 'server'], CHECKOUT);
	const folder = path.join(root, 'opt/idcard-ocr-server');
	await mkdir(path.join(folder, 'server'), { recursive: true });
	for (const file of ['.npmrc', 'package.json', 'package-lock.json', 'server/package.json']) {
		await copyFile(path.join(CHECKOUT, file), path.join(folder, file));
	}
	await cp(path.join(CHECKOUT, 'server/dist'), path.join(folder, 'server/dist'), {
		recursive: true,
	});
	const omitted = ['--omit=dev', '--include-workspace-root=false', '--workspace=server'];
	await runNpm(['ci', ...omitted], folder);
}

beforeAll(async () => {
	const root = await joinBaseFiles();
	await installServer(root);
	const settings = path.join(root, 'etc/idcard-ocr');
	const units = path.join(root, 'etc/systemd/system');
	const port = await getPort();
	keysFile = path.join(settings, 'api-keys');
	await mkdir(settings, { recursive: true });
	await writeFile(keysFile, hashed('first', key), { mode: 0o644 });
	await writeFile(path.join(settings, 'config.json'), '{ "logLevel": "debug" }', { mode: 0o600 });
	await copyFile(path.join(CHECKOUT, 'deploy/systemd', SERVICE), path.join(units, SERVICE));
	// Ports that this machine has free.
	await mkdir(path.join(units, `${SERVICE}.d`));
	await writeFile(
		path.join(units, `${SERVICE}.d/ports.conf`),
		`[Service]\nEnvironment=IDCARD_OCR_PORT=${port} IDCARD_OCR_METRICS_PORT=${await getPort()}\n`,
	);
	systemd = await bootSystemd(root);
	await systemd.run('systemctl', 'start', SERVICE);
	url = `http://127.0.0.1:${port}`;
	await poll(async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok || undefined, {
		timeoutMs: 60_000,
		waitingFor: 'the server under systemd',
	});
}, 240_000);

afterAll(async () => await systemd?.stop());

describe('the systemd unit', () => {
	test.each(['portrait.jpg', 'emblem.jpg'])('reads %s', async (file) => {
		const card = readCard(file);
		expect(await replyTo(url, key, card)).toMatchObject({ code: 0, data: card.fields });
	});

	test('runs without root, capabilities or a way to more, under a filter of system calls', async () => {
		const status = await systemd.run('cat', `/proc/${await propertyOf('MainPID')}/status`);
		const valueOf = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1];
		expect(Number(valueOf('Uid'))).toBeGreaterThan(60_000);
		for (const set of ['CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) {
			expect(valueOf(set)).toMatch(/^0+$/);
		}
		expect(valueOf('NoNewPrivs')).toBe('1');
		expect(valueOf('Seccomp')).toBe('2');
	});

	test('has its settings as a credential that root alone can read otherwise', async () => {
		const log = await systemd.run('journalctl', '--unit', SERVICE, '--no-pager');
		expect(log).toContain('"logLevel":"debug"');
		expect(log).toContain('"keys":[{"id":"first","key":"***"}]');
	});

	test('takes a new key upon a reload, and goes on with the same process', async () => {
		const pid = await propertyOf('MainPID');
		const second = newKey();
		const card = readCard('emblem.jpg');
		expect(await replyTo(url, second, card)).toMatchObject({ code: 4011 });
		await appendFile(keysFile, hashed('second', second));
		await systemd.run('systemctl', 'reload', SERVICE);
		await poll(async () => ((await replyTo(url, second, card)).code === 0 ? true : undefined), {
			timeoutMs: 10_000,
			waitingFor: 'the new key',
		});
		expect(await propertyOf('MainPID')).toBe(pid);
	});

	test('stops in order', async () => {
		await systemd.run('systemctl', 'stop', SERVICE);
		expect(await propertyOf('Result')).toBe('success');
		expect(await propertyOf('ExecMainStatus')).toBe('0');
	});
});

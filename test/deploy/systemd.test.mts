import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readDeployFile } from './deploy-files.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

const text = readDeployFile('systemd/idcard-ocr-server.service');
const ANALYZE = '/usr/bin/systemd-analyze';

/** Of ten, by systemd's own count; a service without a sandbox has 9.6. */
const MAX_EXPOSURE = 20;

const testWithSystemd = testWhere(
	existsSync(ANALYZE),
	`${ANALYZE} is missing, which verifies units.`,
);

/** Values of a setting, in order. */
const valuesOf = (name: string) =>
	[...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value);

describe('the systemd unit', () => {
	const root = temporaryFolder('systemd-unit');

	/** Runs systemd-analyze on this text as a unit, where every command of the unit exists. */
	function analyze(unit: string, ...args: string[]) {
		const file = join(root, 'idcard-ocr-server.service');
		const command = join(root, 'command');
		writeFileSync(command, '#!/bin/sh\n', { mode: 0o755 });
		writeFileSync(file, unit.replace(/^ExecStart=\S+/m, `ExecStart=${command}`));
		return spawnSync(ANALYZE, [...args, file], { encoding: 'utf8' });
	}

	testWithSystemd('is one that systemd takes without a complaint', () => {
		const { status, stderr } = analyze(text, 'verify', '--man=no');
		expect(stderr).toBe('');
		expect(status).toBe(0);
		expect(
			analyze(`${text}\n[Service]\nProtectSytem=strict\n`, 'verify', '--man=no').stderr,
		).toContain('ProtectSytem');
	});

	testWithSystemd('is sandboxed, as systemd rates it', () => {
		const rate = ['security', '--offline=yes', `--threshold=${MAX_EXPOSURE}`, '--no-pager'];
		const { status, stdout } = analyze(text, ...rate);
		expect(stdout).toContain('Overall exposure level');
		expect(status).toBe(0);
		const open = text.replace(
			/^(Protect|Private|Restrict|SystemCall|Capability|DynamicUser).*$/gm,
			'',
		);
		expect(analyze(open, ...rate).status).not.toBe(0);
	});

	test('gives the server longer to stop than it takes', () => {
		const [grace] = valuesOf('Environment=IDCARD_OCR_GRACE');
		const [stop] = valuesOf('TimeoutStopSec');
		expect(Number(stop)).toBeGreaterThan(Number(grace));
	});

	test('reads keys from a place that a reload sees anew', () => {
		expect(valuesOf('ExecReload')).toEqual(['/bin/kill -HUP $MAINPID']);
		const [keysFile] = valuesOf('Environment=IDCARD_OCR_API_KEYS_FILE');
		expect(keysFile).not.toContain('%d');
	});
});

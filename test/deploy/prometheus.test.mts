import { afterAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEPLOY, readDeployFile, readYaml } from './deploy-files.mts';
import { testWhere } from '../test-where.mts';

const PROMTOOL = '/usr/bin/promtool';

const testWithPromtool = testWhere(
	existsSync(PROMTOOL),
	`${PROMTOOL} is missing, which tries the alerts.`,
);

interface Rules {
	groups: Array<{ rules: Array<{ alert: string; annotations: Record<string, string> }> }>;
}

describe('the alerts', () => {
	const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
	cpSync(join(DEPLOY, 'prometheus'), folder, { recursive: true });
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const promtool = (...args: string[]) =>
		spawnSync(PROMTOOL, args, { cwd: folder, encoding: 'utf8' });

	testWithPromtool('and the configuration are what Prometheus takes', () => {
		const checked = promtool('check', 'config', 'prometheus.yaml');
		expect(checked).toMatchObject({ status: 0, stderr: '' });
	});

	testWithPromtool('go off when they should, and not otherwise', () => {
		const tested = promtool('test', 'rules', 'alerts.test.yaml');
		const stdout = expect.stringContaining('SUCCESS');
		expect(tested).toMatchObject({ status: 0, stderr: '', stdout });
		writeFileSync(
			join(folder, 'alerts.yaml'),
			readDeployFile('prometheus/alerts.yaml').replace('> 0.05', '> 0.15'),
		);
		expect(promtool('test', 'rules', 'alerts.test.yaml').status).not.toBe(0);
	});

	test('are each tried, and say what to do', () => {
		const rules = readYaml<Rules>('prometheus/alerts.yaml').groups.flatMap((group) => group.rules);
		const tests = readDeployFile('prometheus/alerts.test.yaml');
		expect(rules.length).toBeGreaterThan(8);
		expect(rules.filter(({ alert }) => !tests.includes(`alertname: ${alert}\n`))).toEqual([]);
		expect(rules.filter(({ annotations }) => !annotations.summary || !annotations.action)).toEqual(
			[],
		);
	});
});

import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEPLOY, readDeployFile, readYaml } from './deploy-files.mts';
import { temporaryFolder } from '../support/temporary-folder.mts';
import { testWhere } from '../test-where.mts';

const PROMTOOL = '/usr/bin/promtool';

const testWithPromtool = testWhere(
	existsSync(PROMTOOL),
	`${PROMTOOL} is missing, which tries the alerts.`,
);

interface Rules {
	groups: Array<{ rules: Array<{ alert: string; annotations: Record<string, string> }> }>;
}

interface Dashboard {
	panels: Array<{ title: string; targets: Array<{ expr: string }> }>;
}

const folder = temporaryFolder('prometheus');
cpSync(join(DEPLOY, 'prometheus'), folder, { recursive: true });

const promtool = (...args: string[]) =>
	spawnSync(PROMTOOL, args, { cwd: folder, encoding: 'utf8' });

describe('the alerts', () => {
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

describe("Grafana's dashboard", () => {
	const { panels } = JSON.parse(readDeployFile('grafana/dashboard.json')) as Dashboard;
	const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

	testWithPromtool('asks what Prometheus understands', () => {
		const check = (asked: string[]) => {
			const rules = asked.map((expr, i) => ({
				record: `a:${i}`,
				expr: expr.replaceAll('$__rate_interval', '5m'),
			}));
			// JSON is YAML.
			writeFileSync(
				join(folder, 'dashboard.yaml'),
				JSON.stringify({ groups: [{ name: 'a', rules }] }),
			);
			return promtool('check', 'rules', 'dashboard.yaml');
		};
		expect(expressions.length).toBeGreaterThan(panels.length);
		expect(check(expressions)).toMatchObject({ status: 0, stderr: '' });
		expect(check([expressions[0].replace('))', ')')]).status).not.toBe(0);
	});

	test('shows metrics that the server has', () => {
		const source = readFileSync(join(DEPLOY, '../server/src/http/metrics.mts'), 'utf8');
		const shown = expressions.flatMap((expr) => expr.match(/\bidcard_ocr_\w+/g) ?? []);
		const names = shown.map((name) => name.replace(/_bucket$/, ''));
		expect(names.length).toBeGreaterThan(20);
		const isServed = (name: string) => source.includes(`'${name.replace('idcard_ocr_', '')}'`);
		expect(names.filter((name) => !isServed(name))).toEqual([]);
	});
});

import { describe, expect, test } from '@jest/globals';

import { flagOf, OPTION_NAMES, optionOf, variableOf } from '../../server/src/config/options.mts';
import { readConfig } from '../../server/src/config/config.mts';
import { linkedApp } from '../../server/test/photo-links/linked-app.mts';
import { deployFiles, readDeployFile } from './deploy-files.mts';

/** Returns each match of the pattern in the files of `deploy/`, once. */
const named = (pattern: RegExp) => [
	...new Set(deployFiles().flatMap((file) => readDeployFile(file).match(pattern) ?? [])),
];

describe('what deploy/ names exists:', () => {
	test('variables', () => {
		const variables = named(/\bIDCARD_OCR_[A-Z_]+\b/g);
		expect(variables.length).toBeGreaterThan(5);
		const ofNginx = ['IDCARD_OCR_SERVERS', 'IDCARD_OCR_LISTEN'];
		const known = [...OPTION_NAMES.map(variableOf), ...ofNginx];
		expect(variables.filter((name) => !known.includes(name))).toEqual([]);
	});

	test('settings of variables, which the server accepts', () => {
		const assignment = /\b(IDCARD_OCR_[A-Z_]+)(?:=|: )'?([^\s']+)'?$/gm;
		const given = deployFiles().flatMap((file) => [...readDeployFile(file).matchAll(assignment)]);
		expect(given.length).toBeGreaterThan(10);
		const isFile = (name: string) => /_FILE$|_CONFIG$/.test(name);
		for (const [, name, value] of given) {
			if (isFile(name)) continue;
			// A host needs the port of its listener.
			const environment = { IDCARD_OCR_METRICS_PORT: '9187', [name]: value };
			expect(() =>
				readConfig({ args: [], environment, readFile: () => '', cores: 2 }),
			).not.toThrow();
		}
	});

	test('flags', () => {
		const flags = OPTION_NAMES.filter((name) => optionOf(name)).map((name) => `--${flagOf(name)}`);
		const inFiles = named(/(?<=idcard-ocr-server.*)--[a-z-]+/g);
		// These are of other programs on lines that name the image or the package.
		const others = ['--prefix', '--now'];
		expect(inFiles.filter((flag) => ![...flags, ...others].includes(flag))).toEqual([]);
	});

	test('metrics and paths', async () => {
		const app = await linkedApp();
		try {
			const metrics = await (await fetch(`${app.url}/metrics`)).text();
			const known = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
			const inFiles = named(/\b(idcard_ocr|process|nodejs)_[a-z0-9]+_[a-z0-9_]+\b/g).map((name) =>
				name.replace(/_bucket$/, ''),
			);
			expect(inFiles.length).toBeGreaterThan(8);
			expect(inFiles.filter((name) => !known.includes(name))).toEqual([]);

			const paths = named(/(?<=path: )\/\w+|"\/api\/[^"\\]+/g).map((path) =>
				path.replaceAll('"', ''),
			);
			expect(paths).toEqual(expect.arrayContaining(['/livez', '/readyz', '/api/ocr-idcard']));
			const statuses = await Promise.all(
				paths.map(async (path) => (await fetch(app.url + path)).status),
			);
			expect(statuses.filter((status) => status === 404)).toEqual([]);
		} finally {
			await app.close();
		}
	});
});

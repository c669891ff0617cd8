import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

// n8n's CLI depends on the versions that n8n lints with.
const requireOfN8n = createRequire(join(ROOT, 'node_modules/@n8n/node-cli/package.json'));
const { ESLint } = requireOfN8n('eslint') as typeof import('eslint');
const { n8nCommunityNodesPlugin } = requireOfN8n('@n8n/eslint-plugin-community-nodes');
const nodesBase = requireOfN8n('eslint-plugin-n8n-nodes-base');
const parser = requireOfN8n('@typescript-eslint/parser');

/** Rules for n8n's own nodes that the scanner disables. */
const OFF = {
	credentials: [
		'n8n-nodes-base/cred-class-field-documentation-url-miscased',
		'n8n-nodes-base/cred-class-field-type-options-password-missing',
	],
	nodes: [
		'n8n-nodes-base/node-class-description-inputs-wrong-regular-node',
		'n8n-nodes-base/node-class-description-outputs-wrong',
		'n8n-nodes-base/node-param-type-options-max-value-present',
	],
};

const off = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'off']));

const RULES = [
	...[n8nCommunityNodesPlugin.configs.recommended].flat(),
	{ rules: { 'no-console': 'error' } },
	{ plugins: { 'n8n-nodes-base': nodesBase } },
	{ files: ['package.json'], rules: nodesBase.configs.community.rules },
	{
		files: ['**/credentials/**/*.ts'],
		rules: { ...nodesBase.configs.credentials.rules, ...off(OFF.credentials) },
	},
	{
		files: ['**/nodes/**/*.ts'],
		rules: { ...nodesBase.configs.nodes.rules, ...off(OFF.nodes) },
	},
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
];

/**
 * Lints files with the rules of n8n's scanner (@n8n/scan-community-package 0.32.0), which ignores comments that
 * disable a rule. Returns how many files there were and `FILE:LINE RULE MESSAGE` for each fault.
 */
export async function lintFindings(
	folder: string,
	patterns: string[],
): Promise<{ findings: string[]; files: number }> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: RULES,
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages
			.filter(({ severity }) => severity === 2)
			.map(({ ruleId, line, message }) => {
				const file = relative(folder, filePath);
				return `${file}:${line} ${ruleId ?? 'parsing'} ${message}`;
			}),
	);
	return { findings, files: results.length };
}

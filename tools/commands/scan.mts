// npm run scan, or node tools/commands/scan.mts FOLDER PATTERN...
// Checks files with the rules of n8n's scanner (@n8n/scan-community-package 0.32.0), which ignores
// comments that disable a rule. Prints one finding per line; exits with 1 if there are any.
// The scanner itself can check only a published package. `npm run scan` then builds and has scan/tarball.mts check
// what would be published, as the scanner's beta does.
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

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

const [folder, ...patterns] = process.argv.slice(2);
if (patterns.length === 0) {
	console.error('Usage: node tools/commands/scan.mts FOLDER PATTERN...');
	process.exit(2);
}
const eslint = new ESLint({
	cwd: resolve(folder),
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: RULES,
});
const results = await eslint.lintFiles(patterns);
for (const { filePath, messages } of results) {
	for (const { severity, ruleId, line, message } of messages) {
		if (severity < 2) continue;
		console.log(`${relative(resolve(folder), filePath)}:${line} ${ruleId ?? 'parsing'} ${message}`);
		process.exitCode = 1;
	}
}
console.log(`${results.length} files scanned.`);

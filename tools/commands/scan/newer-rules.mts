import path from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { bestContrast } from './icon-contrast.mts';
import type { Published } from './published.mts';

/** A rule of n8n's lint for community nodes that is not in the release on npm, 0.32.0. */
export interface NewerRule {
	/** As n8n calls it. */
	name: string;
	/** The commit of n8n-io/n8n at which its page was read, on 2 December 2026. */
	commit: string;
	/** Says what is against the rule. */
	find: (published: Published) => string[];
}

/** Returns n8n's page of a rule. */
export const ruleLink = ({ name, commit }: Pick<NewerRule, 'name' | 'commit'>): string =>
	`https://github.com/n8n-io/n8n/blob/${commit}/packages/%40n8n/eslint-plugin-community-nodes/docs/rules/${name}.md`;

/** n8n's list for community nodes. */
const CATEGORIES = [
	'AI',
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];
const CORE_COLOUR = '#FF6D5A';
const LONGEST_HINT = 120;
const LEAST_CONTRAST = 1.5;

export const NEWER_RULES: NewerRule[] = [
	{
		name: 'no-monorepo',
		commit: 'd73c67f6978f03da2848c08494f6e53f198c0e44',
		find: ({ manifest, manifests }) => [
			...found(manifests.length !== 1, `the repository has ${manifests.join(', ')}`),
			...found(manifest.repository?.directory !== undefined, 'repository.directory is set'),
		],
	},
	{
		name: 'require-mit-license',
		commit: '0d2ddbc36204160b0c74b3ec9754d39fa977c5b1',
		find: ({ manifest }) => found(manifest.license !== 'MIT', `license is ${manifest.license}`),
	},
	{
		name: 'require-community-node-keyword',
		commit: 'cb456d2899611aea8d8a4acff1f6bafc9d589a4d',
		find: ({ manifest }) =>
			found(!manifest.keywords?.includes('n8n-community-node-package'), 'the keyword is missing'),
	},
	{
		name: 'cred-class-name-suffix',
		commit: '35c7198e1f529cdebfdf9136755ca268ccaa52bc',
		find: ({ credentials }) =>
			credentials.map(({ className }) => className).filter((name) => !name.endsWith('Api')),
	},
	{
		name: 'cred-class-name-field-conventions',
		commit: 'bc5efbfe40904c1f73aea44068b983fdc85954db',
		find: ({ credentials }) =>
			credentials.map(({ type }) => type.name).filter((name) => !/^[a-z].*Api$/.test(name)),
	},
	{
		name: 'cred-filename-against-convention',
		commit: 'ec12af334e32f64bd49773f6f53c321a69fc7f98',
		find: ({ credentials }) =>
			credentials
				.filter(({ file, className }) => path.basename(file, '.credentials.js') !== className)
				.map(({ file }) => file),
	},
	{
		name: 'single-credential-per-node',
		commit: '489418ad7bf9c67bba11a932efe9f88b17d3e5fa',
		find: ({ nodes }) =>
			nodes
				.filter(({ description }) => (description.credentials ?? []).length > 1)
				.map(({ file }) => file),
	},
	{
		name: 'node-class-description-name-camelcase',
		commit: '2c8f239078a93e33417ccbf3a1178ea3672faaad',
		find: ({ nodes }) =>
			nodes
				.map(({ description }) => description.name)
				.filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name)),
	},
	{
		name: 'node-filename-against-convention',
		commit: 'c7711a81405df77f61e1acc35e3a6418e4936c91',
		find: ({ nodes }) =>
			nodes
				.filter(({ file, description: { name } }) => {
					const expected = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
					return path.basename(file, '.node.js') !== expected;
				})
				.map(({ file }) => file),
	},
	{
		name: 'node-class-description-non-core-color',
		commit: 'a7526c14c1c56cd71b3093c49d646df0f6c4b362',
		find: ({ nodes }) =>
			nodes
				.filter(({ description: { defaults } }) => defaults.color?.toUpperCase() === CORE_COLOUR)
				.map(({ file }) => file),
	},
	{
		name: 'icon-contrast',
		commit: '18926aea8eb38bce6cff033d6550bbcc2c80bbb1',
		find: ({ nodes }) =>
			nodes.flatMap(({ file, icons }) =>
				icons
					.filter(({ svg, theme }) => bestContrast(svg, theme) < LEAST_CONTRAST)
					.map(({ theme }) => `${file}: the icon can hardly be seen on the ${theme} theme`),
			),
	},
	{
		name: 'no-logic-or-flow-nodes',
		commit: '1e8d9c2531588841a527e732aa29a00ce6f9a623',
		find: ({ nodes }) =>
			nodes.flatMap(({ codex }) =>
				[codex.categories ?? [], ...Object.values(codex.subcategories ?? {})]
					.flat()
					.map(String)
					.filter((name) => name === 'Logic' || name === 'Flow'),
			),
	},
	{
		name: 'valid-node-categories',
		commit: '2e315e2e2057a5153834d88ff8f91ce90dcae7b6',
		find: ({ nodes }) =>
			nodes.flatMap(({ codex: { categories = ['Utility'] } }) =>
				Array.isArray(categories) && categories.length > 0
					? categories.map(String).filter((name) => !CATEGORIES.includes(name))
					: ['categories is no list with an entry'],
			),
	},
	{
		name: 'no-ai-codex-category',
		commit: '4250d249c7cb63cc55d75c3c2f356a409b2b8ae7',
		find: ({ nodes }) =>
			nodes.flatMap(({ file, codex: { categories } }) =>
				found(Array.isArray(categories) && categories.includes('AI'), file),
			),
	},
	{
		name: 'no-codex-subcategories',
		commit: '4250d249c7cb63cc55d75c3c2f356a409b2b8ae7',
		find: ({ nodes }) =>
			nodes.flatMap(({ file, codex }) => found(codex.subcategories !== undefined, file)),
	},
	{
		name: 'require-param-default',
		commit: 'c4647527bbeefe3a4a4f8fe9c6789ec9376293aa',
		find: (published) => parametersThat(published, (parameter) => !('default' in parameter)),
	},
	{
		name: 'hint-max-length',
		commit: '683cdffa59beea75be71aa9b8d28c4cb912edd4b',
		find: (published) => parametersThat(published, ({ hint = '' }) => hint.length > LONGEST_HINT),
	},
	{
		name: 'options-sorted-alphabetically',
		commit: 'fe8dd2026bd2b76ee9dd74a2ec7e6a1f3f3e2955',
		find: (published) =>
			parametersThat(published, (parameter) => {
				const names = choicesOf(parameter).map(({ name }) => name);
				const sorted = names.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
				return parameter.type === 'options' && names.join('\n') !== sorted.join('\n');
			}),
	},
	{
		name: 'no-duplicate-param-options',
		commit: '39c3e76a19ec3bb4361fc4860ebb409fcdd5a5db',
		find: (published) =>
			parametersThat(published, (parameter) => {
				const values = choicesOf(parameter).map(({ value }) => value);
				return new Set(values).size < values.length;
			}),
	},
	{
		name: 'no-asterisk-in-option-names',
		commit: 'd2550ff4f4efc631ad6f6c74c9197d8ba6e21754',
		find: (published) =>
			parametersThat(published, (parameter) =>
				choicesOf(parameter).some(({ name }) => name.includes('*')),
			),
	},
	{
		name: 'open-ended-node-fields',
		commit: '2537d458b08685ec4e9334f41cb660ffed9f72f7',
		find: ({ nodes }) =>
			nodes.flatMap(({ description: { properties } }) =>
				properties
					.filter(({ type, required }) => type === 'json' && !required)
					.map(({ name }) => name),
			),
	},
	{
		name: 'require-continue-on-fail',
		commit: 'aaede788540eed7c51f0188173986e2161ad0730',
		find: ({ nodes }) =>
			nodes
				.filter(({ code }) => /\bexecute\(/.test(code) && !code.includes('continueOnFail()'))
				.map(({ file }) => file),
	},
	{
		name: 'node-operation-error-itemindex',
		commit: '038345957e31f26bea4c98d9b9e422b2350ae5f4',
		find: ({ code }) => filesWith(code, /new [\w.]*Node(?:Operation|Api)Error\((?![^;]*itemIndex)/),
	},
	{
		name: 'no-hardcoded-ids',
		commit: 'd34996ae7415d34202e94aa52d37ffd8ca5284cb',
		find: ({ code }) =>
			filesWith(
				code,
				/\b(?:partner|affiliate|reseller|account|tenant|customer|client)_?id\b['"]?\s*[:=]\s*['"]/i,
			),
	},
];

/** Rules of n8n's newest lint without a check of their own, with what a reviewer is told. */
export const ANSWERED_RULES: Array<Pick<NewerRule, 'name' | 'commit'> & { answer: string }> = [
	{
		name: 'valid-codex-categories',
		commit: '93cd6a05bcda2266e50dbc0d0c651b5ce229b28c',
		answer: "Data & Storage and Utility are on n8n's list, and there are no subcategories.",
	},
	{
		name: 'prefer-declarative-style',
		commit: '3eb40e3ac4191e6485b4fa6ee094556f78d9600a',
		answer:
			'The node takes binary data, sends an image once for all its cards, has several outputs and waits between calls: the rule excepts each of these.',
	},
	{
		name: 'non-required-fields-in-collection',
		commit: 'e31d733929455e443fa0d496b335479c5c215ae7',
		answer:
			'At the top level are what is read, and the four that decide which outputs and columns there are; all else is in the collections Options and Server Options.',
	},
];

const found = (isFault: boolean, what: string): string[] => (isFault ? [what] : []);

const filesWith = (code: Published['code'], fault: RegExp): string[] =>
	code.filter(([, text]) => fault.test(text)).map(([file]) => file);

function parametersThat(
	{ nodes, credentials }: Published,
	isFault: (parameter: INodeProperties) => boolean,
): string[] {
	const lists = [
		...nodes.map(({ description }) => description.properties),
		...credentials.map(({ type }) => type.properties),
	];
	return lists
		.flatMap(withNested)
		.filter(isFault)
		.map(({ displayName }) => `"${displayName}"`);
}

function withNested(parameters: INodeProperties[]): INodeProperties[] {
	return parameters.flatMap((parameter) => {
		const { type, options = [] } = parameter;
		if (type === 'collection') return [parameter, ...withNested(options as INodeProperties[])];
		if (type !== 'fixedCollection') return [parameter];
		const groups = options as Array<{ values: INodeProperties[] }>;
		return [parameter, ...groups.flatMap(({ values }) => withNested(values))];
	});
}

const choicesOf = ({ type, options = [] }: INodeProperties) =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];

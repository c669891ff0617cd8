import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { API_ERRORS } from '../../domain/api-error.ts';
import { COLUMNS, confidenceColumn, MEASURES, measureColumn } from '../../domain/column.ts';
import { ENGLISH } from '../../domain/language/english.ts';
import { EVIDENCE } from '../../domain/evidence.ts';
import { ALL_PRINTED_FIELDS } from '../../domain/required-fields.ts';
import { columnTitle, FIELD_TITLES } from '../../domain/card/field-naming.ts';
import { MASKING_PRESETS, type MaskingPreset } from '../../domain/card/masking-preset.ts';
import { isAbout } from '../../domain/card/problem-code.ts';
import { groupedBy } from '../../domain/pairing/grouped-by.ts';
import { RefusedReply } from '../../nodes/IdCardOcr/failure/refused-reply.ts';
import { OTHER_NAMES, PERIOD_NAMES } from '../../nodes/IdCardOcr/input/field-aliases.ts';
import { OPERATIONS } from '../../nodes/IdCardOcr/operations/operations.ts';
import { ANSWERED_RULES, ruleLink } from '../commands/scan/newer-rules.mts';
import type { Part, Row } from './part.mts';

const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[]) => texts.map(code).join(', ');

/** Findings of the node that any field may have, beside those of the checks. */
const OF_ANY_FIELD = ['missing', 'readings-differ', 'below-minimum'];

/** What documents of the node show, by the names of their marks. */
export function nodeParts(): Record<string, Part> {
	return {
		outputs: outputsOfOperations().map(({ operation, outputs }) => [operation, outputs.join(', ')]),
		options: recognizeOptions('options').flatMap(optionRows),
		'self-hosted-options': recognizeOptions('serverOptions').flatMap(optionRows),
		columns: columnRows(),
		problems: Object.entries(ENGLISH.findings)
			.filter(
				([name]) =>
					OF_ANY_FIELD.includes(name) || ALL_PRINTED_FIELDS.some((field) => isAbout(name, field)),
			)
			.map(([name, meaning]) => [code(name), meaning]),
		'masking-presets': choicesOf(recognizeOptions('options').find(({ name }) => name === 'mask')!)
			.filter(({ value }) => value !== 'off')
			.map(({ name, value }) => {
				const preset: MaskingPreset = MASKING_PRESETS[value as keyof typeof MASKING_PRESETS];
				const { number, birth, validity, place } = preset;
				return [
					code(String(value)),
					name,
					`${number.first} + ${number.last}`,
					birth,
					validity,
					place,
				];
			}),
		codes: Object.keys(API_ERRORS).map((one) => {
			const { facts, message } = new RefusedReply({ code: Number(one), msg: '', data: null });
			const what = ENGLISH.ended(message.replace(` (${one})`, ''));
			return [one, code(facts.retry), `${what} ${facts.cure!(ENGLISH)}`];
		}),
		'field-names': fieldNames(),
		evidence: Object.entries(EVIDENCE).map(([name, shows]) => [code(name), shows]),
		'n8n-rules-answered': ANSWERED_RULES.map((rule) => [
			`[${rule.name}](${ruleLink(rule)})`,
			rule.answer,
		]),
		'match-problems': [...Object.keys(ENGLISH.lone), 'not-read'].map((problem) => [
			code(problem),
			undefined,
		]),
	};
}

/** A row for an option, or one for each of the values that it groups. */
function optionRows(option: INodeProperties): Row[] {
	if (option.type !== 'fixedCollection') return [optionRow(option)];
	const [{ values }] = option.options as Array<{ values: INodeProperties[] }>;
	return values.map((value) => {
		const [, ...rest] = optionRow(value);
		const isGroup = value.displayName === option.displayName;
		return [isGroup ? option.displayName : `${value.displayName} (${option.displayName})`, ...rest];
	});
}

/** The API name of each column. The confidences of all fields share a row, as sides do. */
function columnRows(): Row[] {
	const names = [
		...COLUMNS,
		confidenceColumn('birth'),
		...MEASURES.map((measure) => measureColumn('', measure)),
	];
	return names.map((name) => [
		code(columnTitle(name, 'api').replace(/(?<=^details_confidence_)birth/, '…')),
		undefined,
	]);
}

/** What an option does is the document's to say: the editor has its own words for it. */
const optionRow = (option: INodeProperties): Row => [
	option.displayName,
	defaultOf(option),
	undefined,
];

/** What holds while an option is not added. */
function defaultOf(option: INodeProperties): string {
	const { name, default: value, placeholder = '' } = option;
	// 0.9 is only what it begins with once it is added.
	if (name === 'minimumConfidence') return '–';
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (value === '') return /^(e\.g\.|$)/.test(placeholder) ? '–' : placeholder;
	const named = [value].flat().map((one) => choicesOf(option).find((it) => it.value === one)?.name);
	return named.length === 0 ? '–' : named.join(', ') || String(value);
}

/** Every name of each field after its API name, in the order in which they count. */
function fieldNames(): Row[] {
	return [
		...ALL_PRINTED_FIELDS.map((field) => [
			code(field),
			codes(
				[...new Set([...FIELD_TITLES[field].slice(1), ...OTHER_NAMES[field]])].filter(
					(name) => name !== field,
				),
			),
		]),
		['both dates', `${codes(PERIOD_NAMES)}, with a value such as \`2017.08.12-2037.08.12\``],
	];
}

const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Ways to make items that have the same outputs share one entry. */
function outputsOfOperations(): Array<{ operation: string; outputs: string[] }> {
	return OPERATIONS.flatMap(({ title, outputs, parameters }) => {
		const itemPer = parameters.find(({ name }) => name === 'oneItemPer');
		if (itemPer === undefined) return [{ operation: title, outputs: outputs({}) }];
		const choices = choicesOf(itemPer).map(({ name, value }) => ({
			name,
			outputs: outputs({ oneItemPer: value }),
		}));
		return groupedBy(choices, (one) => one.outputs.join()).map((same) => ({
			operation: `${title}, per ${same.map(({ name }) => name).join(' or ')}`,
			outputs: same[0].outputs,
		}));
	});
}

/** The options in a parameter of 'Recognize ID Card', which has all, but for old names. */
function recognizeOptions(parameter: 'options' | 'serverOptions'): INodeProperties[] {
	const recognize = OPERATIONS.find(({ value }) => value === 'recognize')!;
	const { options } = recognize.parameters.find(({ name }) => name === parameter)!;
	return (options as INodeProperties[]).filter(({ type }) => type !== 'hidden');
}

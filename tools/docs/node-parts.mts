import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { API_ERRORS } from '../../domain/api-error.ts';
import {
	choicesOf,
	columnNames,
	causeOfCode,
	explainCode,
	FIELD_TITLES,
	LONE_SENTENCES,
	MASKING_PRESETS,
	OTHER_NAMES,
	outputsOfOperations,
	PERIOD_NAMES,
	PRINTED_FIELDS,
	isAbout,
	recognizeOptions,
	type MaskingPreset,
} from './definitions.mts';
import type { Part, Row } from './part.mts';
import { PROBLEMS } from './problem-sentences.mts';

const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[]) => texts.map(code).join(', ');

/** What documents of the node show, by the names of their marks. */
export function nodeParts(): Record<string, Part> {
	return {
		outputs: outputsOfOperations().flatMap(({ operation, outputs }) =>
			outputs.map((output, i) => [i === 0 ? operation : '', output, undefined]),
		),
		fields: Object.values(FIELD_TITLES).map((titles) => [...titles.map(code), undefined]),
		options: recognizeOptions('options').flatMap(optionRows),
		'self-hosted-options': recognizeOptions('serverOptions').flatMap(optionRows),
		columns: columnNames().ofAll.map((name) => [code(name), undefined]),
		'details-columns': columnNames().details.flatMap(detailsRow),
		problems: Object.entries(PROBLEMS).map(([name, sentence]) => {
			const fields = Object.values(PRINTED_FIELDS)
				.flat()
				.filter((field) => isAbout(name, field));
			return [code(name), fields.length === 0 ? 'that field' : codes(fields), sentence];
		}),
		'masking-choices': choicesOf(recognizeOptions('options').find(({ name }) => name === 'mask')!)
			.filter(({ value }) => value !== 'off')
			.map(({ name, value }) => [name, code(String(value))]),
		'masking-presets': Object.entries<MaskingPreset>(MASKING_PRESETS).map(
			([name, { number, birth, validity, place }]) => [
				...[code(name), `${number.first} + ${number.last}`, birth, validity, place],
			],
		),
		codes: Object.keys(API_ERRORS).map((one) => {
			const { message, advice } = explainCode(Number(one));
			const retry = code(causeOfCode(Number(one)).retry);
			return [one, message.replace(` (${one})`, ''), retry, advice];
		}),
		'field-names': fieldNames(),
		'match-problems': [...Object.keys(LONE_SENTENCES), 'not-read'].map((problem) => [
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

/** The confidences of all fields share a row. */
function detailsRow(name: string, index: number): Row[] {
	const prefix = 'details_confidence_';
	if (!name.startsWith(prefix)) return [[code(name), undefined]];
	return index === 0 ? [[code(`${prefix}…`), undefined]] : [];
}

function optionRow(option: INodeProperties): Row {
	const { displayName, type, description = '' } = option;
	const choices = type === 'options' ? [`One of: ${titlesOf(choicesOf(option))}.`] : [];
	return [displayName, defaultOf(option), [sentence(description), ...choices].join(' ')];
}

const titlesOf = (choices: readonly INodePropertyOptions[]) =>
	choices.map(({ name }) => name).join('; ');

/** A sentence of the editor, with names of columns as code. */
const sentence = (text: string) =>
	(text.endsWith('.') ? text : `${text}.`).replaceAll(/\b[a-z]+_\w*/g, '`$&`');

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
	const fields = [...PRINTED_FIELDS[1], ...PRINTED_FIELDS[0]];
	return [
		...fields.map((field) => [
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

import type { INodeProperties } from 'n8n-workflow';

import { REDACTABLE } from '../../../domain/extra.ts';
import { COVERED_BY_DEFAULT } from '../input/asked-copies.ts';
import { SELECTABLE } from '../input/selectable-columns.ts';
import { NOT_AS_TOOL } from './tool-display.ts';

const kinds: INodeProperties = {
	displayName: 'Kinds',
	name: 'kinds',
	type: 'multiOptions',
	options: [
		{ name: 'Card', value: 'card', description: 'Each side of the card, cut out and upright' },
		{
			name: 'Card Copy',
			value: 'copy',
			description:
				'The side, or both with one item per person, at true size on an A4 page as a PDF, with the purpose across',
		},
		{
			name: 'Portrait',
			value: 'portrait',
			description: 'The photo on the portrait side, cut out and upright',
		},
		{
			name: 'Redacted Card',
			value: 'redacted',
			description:
				"Each side upright, with what 'Covers' names under black bars, and the purpose across",
		},
	],
	default: [],
	description:
		'Which images to output, in fields that start with copy_. Masked items can only have a redacted card.',
};

const covers: INodeProperties = {
	displayName: 'Covers',
	name: 'covers',
	type: 'multiOptions',
	options: [['Portrait', 'portrait'] as const, ...SELECTABLE]
		.filter(([, value]) => (REDACTABLE as readonly string[]).includes(value))
		.map(([name, value]) => ({ name, value }))
		.sort((one, other) => (one.name < other.name ? -1 : 1)),
	default: [...COVERED_BY_DEFAULT],
	displayOptions: { show: { kinds: ['redacted'] } },
	description: 'The ID number reveals birth date and gender: to hide either, cover the number too',
};

const purpose: INodeProperties = {
	displayName: 'Purpose',
	name: 'purpose',
	type: 'string',
	default: '',
	placeholder: 'e.g. For onboarding only',
	displayOptions: { show: { kinds: ['copy', 'redacted'] } },
	description:
		'What the copy is for, in up to 40 characters: Chinese (of GB 2312), Latin letters and punctuation. Leave empty for "for this matter only", in Chinese.',
};

export const copiesOption: INodeProperties = {
	displayName: 'Copies of the Card',
	name: 'copies',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	placeholder: 'Set Copies',
	default: { values: {} },
	displayOptions: NOT_AS_TOOL,
	options: [
		{ displayName: 'Copies of the Card', name: 'values', values: [kinds, covers, purpose] },
	],
	description: 'Images of the card to output as files',
};

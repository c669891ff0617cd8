import { TEMPLATES } from './templates.mts';

/** A choice: long labels are recognized by so many of their characters in a row, as the rest may be lost. */
const PART = 3;

const labels = TEMPLATES.flatMap(({ anchors }) => anchors).flatMap(({ word, isUnique, size }) =>
	typeof word === 'string' && size === 1 ? [{ word, isUnique }] : [],
);

const partsOf = (label: string): string[] =>
	label.length <= PART
		? [label]
		: Array.from({ length: label.length - PART + 1 }, (_, at) => label.slice(at, at + PART));

const anyOf = (some: typeof labels): string =>
	[...new Set(some.flatMap(({ word }) => partsOf(word)))].join('|');

/** A label of any layout, or a part of one, that no value contains. */
export const LABEL = new RegExp(anyOf(labels.filter(({ isUnique }) => isUnique)));

/** A label at the beginning of a text; unlike {@link LABEL}, also one that a value may contain, such as 民族. */
export const LABEL_FIRST = new RegExp(`^(?:${anyOf(labels)})`);

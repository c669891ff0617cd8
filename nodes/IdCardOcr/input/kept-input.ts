import type { IDataObject } from 'n8n-workflow';

import { oneOf } from './option-value.ts';

/** Which fields and files of the input item stay beside a result. */
export interface KeptInput {
	/** A kind of fields, or those with these names. */
	keepColumns: 'fitting' | 'all' | readonly string[];
	/** Whether no field stays only because values are masked. */
	hidesRow: boolean;
	/** All files, those of a result in doubt, or those in these fields. */
	keepFiles: 'always' | 'inDoubt' | readonly string[];
}

/** The files that stay with each choice of fields. */
const FILES = { fitting: 'inDoubt', all: 'always', none: 'never', chosen: 'chosen' } as const;

const CHOICES = Object.keys(FILES) as Array<keyof typeof FILES>;

/** What 0.4 had two options for. */
const OLD_FIELDS = ['fitting', 'all', 'none'] as const;
const OLD_FILES = ['inDoubt', 'always', 'never'] as const;

/**
 * Reads the option 'Keep From Input'. Where nothing is chosen, what fits a table stays, or nothing if the columns are
 * selected, and the files of results in doubt.
 * @throws InputRefusal when it has an unsupported value.
 */
export function keptInput(
	options: IDataObject,
	{ asTool, masked, isExact }: { asTool: boolean; masked: boolean; isExact: boolean },
): KeptInput {
	const names = namesIn(options.fieldsToKeep);
	const byDefault = asTool ? 'none' : 'fitting';
	const isOld = !('keepFromInput' in options);
	const columns = isOld
		? oneOf('Input Fields', options, 'inputFields', OLD_FIELDS, byDefault)
		: oneOf('Keep From Input', options, 'keepFromInput', CHOICES, byDefault);
	const files = isOld
		? oneOf('Input Files', options, 'inputFiles', OLD_FILES, 'inDoubt')
		: FILES[columns];
	const isUnset = isOld && !('inputFields' in options);
	const isByKind = columns === 'fitting' || columns === 'all';
	// The row may hold what masking hides.
	const areNamed = masked || !isByKind || (isExact && isUnset);
	const named = isOld || columns === 'chosen' ? names : [];
	return {
		keepColumns: areNamed ? named : columns,
		hidesRow: masked && !isExact && isByKind && named.length === 0,
		// So may the photo.
		keepFiles: masked || files === 'never' ? [] : files === 'chosen' ? names : files,
	};
}

/** Whether the file in a field of the input item may be on an output item. */
export function mayStay(field: string, { keepFiles }: Pick<KeptInput, 'keepFiles'>): boolean {
	return typeof keepFiles === 'string' || keepFiles.includes(field);
}

/** Commas may be those of a Chinese keyboard, or part of a name: so the whole text also counts as a name. */
function namesIn(list: unknown): string[] {
	const text = String(list ?? '').trim();
	const names = text.split(/[,，、]/).map((name) => name.trim());
	const named = names.filter((name) => name !== '');
	return named.length === 0 ? [] : [text, ...named];
}

import type { Sentence } from '../../../domain/language/language.ts';
import { AbsentImage, InputRefusal } from '../failure/input-refusal.ts';
import { FORM_ADVICE } from './form-files.ts';
import { isPlainFieldName } from './item.ts';
import type { Item } from './items.ts';

/** The title of the parameter that names the field. */
export const FIELD_LABEL = 'Input Data Field Name';

const MOST_NAMES = 10;
const LONGEST_NAME = 40;

/** Names the fields that do hold a file. */
export function absentFile(item: Item, field: string | undefined): AbsentImage {
	const masked = item.settings.mask !== 'off';
	const isNamed = field !== undefined && (!masked || isPlainFieldName(field));
	const files = Object.keys(item.files);
	if (files.length === 0) {
		return new AbsentImage(({ noFiles }) => noFiles, 'Check the previous node: it gives no file.');
	}
	const sentence: Sentence = ({ noFileIn }) => noFileIn(isNamed ? field : undefined);
	return new AbsentImage(sentence, whereFilesAre(files, masked));
}

/** Of an item with more files than it may have without naming their fields: no other photo helps. */
export function unchosenFile({ files, settings }: Item, field: string): InputRefusal {
	const names = Object.keys(files);
	return new InputRefusal(
		`The item has ${names.length} files, and none in '${field}': set '${FIELD_LABEL}' to *, or to their fields`,
		whereFilesAre(names, settings.mask !== 'off'),
	);
}

function whereFilesAre(files: readonly string[], masked: boolean): string {
	return [
		`Set '${FIELD_LABEL}' to the field that holds the image, as the input panel shows it under 'Binary', or to * for every file.`,
		whatIsThere(files, masked),
		...(files.some((name) => /^_+$/.test(name)) ? [FORM_ADVICE] : []),
	].join(' ');
}

function whatIsThere(files: readonly string[], masked: boolean): string {
	const names = masked ? files.filter(isPlainFieldName) : files;
	const listed = names.slice(0, MOST_NAMES).map((name) => `'${name.slice(0, LONGEST_NAME)}'`);
	const unlisted = files.length - listed.length;
	if (unlisted > 0)
		listed.push(listed.length > 0 ? `${unlisted} more` : 'fields with masked names');
	return `The item has files in: ${listed.join(', ')}.`;
}

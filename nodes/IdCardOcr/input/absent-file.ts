import { AbsentImage } from '../failure/input-refusal.ts';
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
	const advice = [
		`Set '${FIELD_LABEL}' to the field that holds the image, as the input panel shows it under 'Binary', or to * for every file.`,
		whatIsThere(files, masked),
		...(files.some((name) => /^_+$/.test(name)) ? [FORM_ADVICE] : []),
	];
	return new AbsentImage(({ noFileIn }) => noFileIn(isNamed ? field : undefined), advice.join(' '));
}

function whatIsThere(files: readonly string[], masked: boolean): string {
	const names = masked ? files.filter(isPlainFieldName) : files;
	const listed = names.slice(0, MOST_NAMES).map((name) => `'${name.slice(0, LONGEST_NAME)}'`);
	const unlisted = files.length - listed.length;
	if (unlisted > 0)
		listed.push(listed.length > 0 ? `${unlisted} more` : 'fields with masked names');
	return `The item has files in: ${listed.join(', ')}.`;
}

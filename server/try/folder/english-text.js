import { ENGLISH as TRY } from '../english-text.js';

/** What the page's HTML says is not here. @type {Record<string, string>} */
export const ENGLISH = {
	...TRY,
	summary:
		'Rows: {people}, to check: {toCheck}. Without a side or a value: {incomplete}. Not read: {notRead}. Save it where the folder of photos is: its links then open them.',
	'list.said': '{said}',
	kept: 'Kept of the earlier table: {kept} rows that somebody corrected or confirmed.{copied}',
	'kept.copied': ' Asked again: {count} rows with cells that were copied or moved.',
	'list.counts': 'Missing: {missing}, perhaps: {perhaps}. Not on the list: {notListed}.',
	'list.copy': 'Copy who is missing',
	'list.copied': 'Copied',
	'list.separator': ', ',
	'list.text': 'Missing ({count}): {names}',
	notReadFiles: 'Not read',
	change: 'View or correct',

	'status.none': 'Choose photos first.',
	'status.waiting': 'Files: {all}.',
	'status.reading': '{done} of {all} files done, {minutes} min left.',
	'status.done': '{done} of {all} files done.',
	'status.again': '{done} of {all} files done. Press Read to try the others again.',
	'status.busy': 'The server is busy. It is asked again in {wait} s.',
	'status.stopped': '{done} of {all} files done. {why}',
	'status.notSaved': 'The spreadsheet could not be saved: {why}',

	person: 'Row {number} of {count}',
	right: 'All correct: next ({right})',
	skip: 'Later ({skip})',
	keys: '{doubtful}: next doubtful value. {undo}: undo.',
	checked: '✓ Checked',

	'pair.question': 'Same person?',
	'pair.yes': 'Yes, and all is correct (Y)',
	'pair.no': 'No (N)',
	'pair.unsure': 'Unsure (U)',
	'pair.others': 'Other candidates',
	'pair.other': 'This is its other side',
	'heap.question':
		'Was each card taken one side right after the other? Here are {shown} of {count} pairs that nothing contradicts.',
	'heap.others': 'Show the others: {count}',
	'heap.yes': 'Yes, each of the {count} pairs is one person',
	'heap.no': 'No, ask about each',

	'copies.reading': '{done} of {all} photos are cut out.',
	'copies.done': 'Pages: {pages}. Without a copy: {lacking}.',
	'copies.none': 'No row is ready: check rows first, or tick the box.',
	'copies.stopped': 'No copies: {why}',

	close: 'Close ({close})',
};

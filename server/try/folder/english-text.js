import { ENGLISH as TRY } from '../english-text.js';

/** @type {Record<string, string>} */
export const ENGLISH = {
	...TRY,
	title: 'Folder to spreadsheet',
	oneImage: 'One image',
	request: 'Photos',
	choose: 'Drop a folder or files here, or choose a folder',
	chooseFiles: 'Or choose files:',
	stop: 'Stop',
	result: 'People',
	save: 'Save as a spreadsheet',
	next: 'Check the next row',
	privacy:
		'Photos go to this server alone, which keeps nothing of them. Nothing is loaded from elsewhere.',
	summary: 'Rows: {people}, to check: {toCheck}. Not read: {notRead}.',
	links: 'Save it where the folder of photos is: its links then open them.',
	notReadFiles: 'Not read',
	change: 'View or correct',

	'status.uselessCode': 'The code in this link was used or is too old: enter the API key.',
	'status.none': 'Choose photos first.',
	'status.waiting': 'Files: {all}.',
	'status.reading': '{done} of {all} files done, {minutes} min left.',
	'status.done': '{done} of {all} files done.',
	'status.again': '{done} of {all} files done. Press Read to try the others again.',
	'status.busy': 'The server is busy. It is asked again in {wait} s.',
	'status.stopped': '{done} of {all} files done. {why}',
	'status.notSaved': 'The spreadsheet could not be saved: {why}',

	person: 'Row {number} of {count}',
	right: 'All correct: next',
	skip: 'Skip',
	close: 'Close',
};

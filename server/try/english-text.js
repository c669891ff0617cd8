import { ENGLISH as OF_CARDS } from '../../domain/language/english.ts';
import { cardText } from './card-text.js';

/** What the page's HTML says is not here. @type {Record<string, string>} */
export const ENGLISH = {
	...cardText(OF_CARDS),
	formats: 'Read here: {formats}',
	chosen: '{name}, {size}',

	'status.uselessCode': 'The code in this link was used or is too old: enter the API key.',
	'status.reading': 'Reading …',
	'status.noImage': 'Choose an image first.',
	'status.noKey': 'Enter the API key: the server prints one at its start if none is set.',
	'status.done': 'Read in {time}. Sides found: {cards}. Fields to look at: {reviews}.',
	'status.failed': 'Nothing was read.',

	card: 'Side {number} of {count}',
	onlyCard: 'What was read',
	sideValue: '{side} ({name})',
	page: 'page {page}',
	person: 'person {number}',

	field: 'Field',
	value: 'Value',
	confidence: 'Confidence',
	'field.side': 'Side',
	showInImage: 'Show in the image: {field}',
	check: 'Look at it',
	low: 'low',

	image: 'Image with {count} boxes',
	cardCrop: 'Cut-out of the card',

	people: 'People',
	proposedPerson: 'proposed, not certain',
	personCards: 'Person {number}: sides {cards}. Proven by: {proof}',

	warnings: 'Warnings',
	'warning.birth-from-number': 'The date of birth was hardly legible; the ID number gives it.',
	'warning.gender-from-number': 'The gender was hardly legible; the ID number gives it.',
	'warning.blurred': 'The text is blurred. Take the photo again.',
	'warning.glare': 'Reflected light covers part of the card.',
	'warning.dark': 'The image is dark.',
	'warning.card-cut-off': 'The card seems to extend beyond the image.',
	'warning.grey-copy': 'The card is a copy without colour.',
	'warning.marked-copy': 'A purpose is written on or next to the card.',
	'warning.temporary-card': 'The card is a temporary one.',
	'warning.both-sides-in-one-picture': 'The image shows both sides.',

	copyWorkflow: 'Copy an n8n workflow',
	pasteWorkflow:
		'Copied. Paste it into n8n, and choose or make the credential: Service Self-Hosted Server, Base URL {url}, and your key.',
	notCopied: 'The browser did not allow it.',

	requestId: 'Request {id}',
	'error.unreachable': 'The server does not answer.',
	'error.noReply': 'What answered (HTTP {status}) is not this server: a proxy, perhaps.',
	'error.keyCharacters': 'A key has only ASCII letters, digits and symbols.',
	'error.tooLarge': 'The file has {size}, more than the {limit} that the server takes.',
	'error.unreadableFile': 'The browser could not read the file.',
};

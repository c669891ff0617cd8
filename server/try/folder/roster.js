/** @import { Table } from '../../src/folder/rows.mts' */
/** @import { Roster } from '../../src/roster/roster.mts' */

import { columnTitle } from '../../../domain/card/field-naming.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import { ENGLISH } from '../../../domain/language/english.ts';
import { saidOfList } from '../../src/folder/compared-table.mts';
import { MISSING } from '../../src/folder/sheet.mts';
import { listIn, readList, UnusableList } from '../../src/roster/read-list.mts';
import { byId, element, table as tableWith } from '../element.js';
import { inLanguage, say, word } from '../words.js';

const names = byId('names', HTMLTextAreaElement);
const said = byId('list-said');

/** Who should be here. @type {Roster | undefined} */
let roster;

const language = () => inLanguage({ en: ENGLISH, zh: CHINESE });

/** Takes names from their box. @param {() => void} onChange */
export function watchNames(onChange) {
	names.addEventListener('input', () => {
		void take(() => (names.value.trim() === '' ? undefined : listIn(names.value)), onChange);
	});
}

/** Takes a list. @param {Uint8Array} bytes @param {() => void} onChange */
export async function takeList(bytes, onChange) {
	names.value = '';
	await take(async () => await readList(bytes), onChange);
}

/**
 * @param {() => Roster | undefined | Promise<Roster>} read
 * @param {() => void} onChange
 */
async function take(read, onChange) {
	try {
		const list = await read();
		roster = list;
		if (list === undefined) said.replaceChildren();
		else say(said, 'list.said', { said: () => saidOfList(list, language()) });
	} catch (error) {
		roster = undefined;
		const sentence = () =>
			error instanceof UnusableList ? language().listFaults[error.fault] : String(error);
		say(said, 'list.said', { said: sentence });
	}
	onChange();
}

/** The list, if there is one. */
export const listNow = () => roster;

/** Shows who is missing, with a button that copies their names. @param {Table} table */
export function missingTable({ list }) {
	if (list === undefined) return [];
	const missing = list.missing.filter(({ isPerhaps }) => !isPerhaps);
	const counts = {
		missing: missing.length,
		perhaps: list.missing.length - missing.length,
		notListed: list.notListed.length,
	};
	const copied = missing.map(({ row }) => row['identity_name']).join(word('list.separator'));
	const text = element('textarea', { readonly: '', rows: '2', 'aria-label': word('list.copy') });
	text.value = word('list.text', { count: missing.length, names: copied });
	const copy = element('button', { type: 'button', id: 'copy-missing' }, word('list.copy'));
	copy.addEventListener('click', () => {
		text.select();
		// The newer way needs a page from https.
		document.execCommand('copy');
		copy.textContent = word('list.copied');
	});
	const rows = list.missing.map(({ row }) =>
		element('tr', {}, ...MISSING.map((column) => element('td', {}, String(row[column] ?? '')))),
	);
	const naming = inLanguage(/** @type {const} */ ({ en: 'english', zh: 'chinese' }));
	const titles = MISSING.map((column) => columnTitle(column, naming));
	return [
		element('h3', {}, word('list.counts', counts)),
		...(missing.length === 0 ? [] : [text, element('p', { class: 'actions' }, copy)]),
		...(rows.length === 0 ? [] : [tableWith(titles, rows)]),
	];
}

import { keptLooks } from '../../src/folder/kept-looks.mts';
import { sheetsIn } from '../../src/roster/read-list.mts';
import { byId } from '../element.js';
import { say, word } from '../words.js';
import { keep } from './answers.js';
import { takeList } from './roster.js';

/** @param {string} path whether it is a list or an earlier table, and none of the photos, when it is dropped */
export const isSpreadsheet = (path) => /^[^/]+\.(?:xlsx|xls|csv)$/i.test(path);

/** Takes spreadsheets from their input. @param {() => void} onChange */
export function watchSheets(onChange) {
	const input = byId('list', HTMLInputElement);
	input.addEventListener('change', () => {
		for (const file of input.files ?? []) void takeSheet(file, onChange);
		// The same file, changed, may be chosen again.
		input.value = '';
	});
}

/** Takes a list, or what was answered in an earlier table. @param {File} file @param {() => void} onChange */
export async function takeSheet(file, onChange) {
	byId('list-form', HTMLDetailsElement).open = true;
	const bytes = new Uint8Array(await file.arrayBuffer());
	const kept = keptLooks(await sheetsIn(bytes).catch(() => []));
	if (kept === undefined) return takeList(bytes, onChange);
	const { looks, kept: count, copied } = kept;
	keep(looks);
	const asked = () => (copied === 0 ? '' : word('kept.copied', { count: copied }));
	say(byId('kept'), 'kept', { kept: count, copied: asked });
	onChange();
}

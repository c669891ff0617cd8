/** @import { ReadFile } from '../../src/folder/read-file.mts' */
/** @import { Table } from '../../src/folder/rows.mts' */
/** @import { Chosen, ChosenFile } from './chosen-files.js' */
/** @import { Photo } from './read-photos.js' */

import { dayInChina } from '../../../domain/calendar-date.ts';
import { CHINESE as CHINESE_COLUMNS } from '../../../domain/language/chinese.ts';
import { ENGLISH as ENGLISH_COLUMNS } from '../../../domain/language/english.ts';
import { madeTable } from '../../src/folder/made-table.mts';
import { isLeftBySystem, unreadFile } from '../../src/folder/read-file.mts';
import { TABLE_COLUMNS } from '../../src/folder/rows.mts';
import { byId } from '../element.js';
import { watchFiles } from '../given-files.js';
import { offerFormats } from '../server-facts.js';
import { inLanguage, say, useTexts } from '../words.js';
import { looks } from './answers.js';
import { offerCopies } from './card-copies.js';
import { CHINESE } from './chinese-text.js';
import { droppedFiles, inputFiles } from './chosen-files.js';
import { ENGLISH } from './english-text.js';
import { isSpreadsheet, takeSheet, watchSheets } from './given-sheets.js';
import { askOfHeap } from './heap-question.js';
import { buttonOf, notReadTable, showPeople } from './people-table.js';
import { ReadingEnded, readPhotos, whyEnded } from './read-photos.js';
import { openReader, TEXTS } from './reader.js';
import { listNow, missingTable, watchNames } from './roster.js';
import { reviewRows } from './row-review.js';
import { saveSheet } from './saved-sheet.js';

const folder = byId('folder', HTMLInputElement);
const files = byId('files', HTMLInputElement);
const complete = byId('complete', HTMLInputElement);
const key = byId('key', HTMLInputElement);
const read = byId('read', HTMLButtonElement);
const stop = byId('stop', HTMLButtonElement);
const bar = byId('progress', HTMLProgressElement);
const status = byId('status');
const result = byId('result');
const announced = [status, byId('summary')];

/** @type {Photo[]} */
const photos = [];
/** What could not be taken. @type {ReadFile[]} */
const skipped = [];
/** @type {Table} */
let table = { people: [], notRead: [] };
let isUnsaved = false;
let running = new AbortController();

const counts = () => ({ done: photos.filter(({ isRead }) => isRead).length, all: photos.length });

function shownAs() {
	return {
		columns: new Set(TABLE_COLUMNS),
		naming: inLanguage(/** @type {const} */ ({ en: 'english', zh: 'chinese' })),
		languages: [inLanguage({ en: ENGLISH_COLUMNS, zh: CHINESE_COLUMNS })],
		minimumConfidence: null,
		referenceDate: String(dayInChina(new Date())),
		mask: /** @type {const} */ ('off'),
	};
}

/** Makes the table anew, which every photo may change, and shows it. */
function makeTable() {
	const files = [...photos.map(({ read: one, name }) => ({ ...one, name })), ...skipped];
	const how = { complete: complete.checked, looks: looks(), roster: listNow() };
	table = madeTable(files, shownAs(), how);
	showTable();
}

/** Makes it after a change that the saved spreadsheet lacks. */
function changeTable() {
	isUnsaved = true;
	makeTable();
}

function showTable() {
	const focused = document.activeElement?.getAttribute('data-key');
	// Those that wait for their turn, or for the right key, are not yet unread.
	const isWaiting = !bar.hidden || key.ariaInvalid === 'true';
	const waiting = new Set(
		isWaiting ? photos.filter((one) => !one.isRead).map(({ name }) => name) : [],
	);
	const notRead = table.notRead.filter(({ file }) => !waiting.has(file));
	const toCheck = review.showState();
	const incomplete = table.people.filter(({ missing }) => missing.length > 0).length;
	const counted = { people: table.people.length, toCheck, incomplete, notRead: notRead.length };
	say(byId('summary'), 'summary', counted);
	const asked = bar.hidden ? table : { people: [], notRead: [] };
	askOfHeap(byId('heap'), asked, photos, () => {
		changeTable();
		byId('result-heading').focus();
	});
	showPeople(byId('people'), table, review.open);
	byId('missing').replaceChildren(...(bar.hidden ? missingTable(table) : []));
	byId('not-read').replaceChildren(...notReadTable(notRead));
	if (focused) buttonOf(focused)?.focus({ preventScroll: true });
}

const review = reviewRows({ photos, tableNow: () => table, onAnswer: changeTable });

let madeAt = 0;
let makingTime = 0;
/** Makes the table while photos are read, for a tenth of the time. */
function makeTableNowAndThen() {
	if (performance.now() - madeAt < Math.max(500, 10 * makingTime)) return;
	const start = performance.now();
	makeTable();
	madeAt = performance.now();
	makingTime = madeAt - start;
}

/** @param {Chosen} chosen */
function addFiles({ files, failed }) {
	const [given, sheets] = [false, true].map((isSheet) =>
		files.filter(({ path }) => isSpreadsheet(path) === isSheet),
	);
	for (const { file } of sheets) void takeSheet(file, listChanged);
	for (const name of failed) {
		const read = unreadFile(name, ({ folderFailed }) => folderFailed('unreadable'));
		skipped.push(read);
	}
	const rootOf = (/** @type {ChosenFile} */ { path }) => path.slice(0, path.indexOf('/') + 1);
	// Files of several folders are told apart by these.
	if (new Set([...photos, ...given].map(rootOf)).size > 1) {
		for (const one of [...photos, ...given]) one.name = one.path;
	}
	for (const one of given) {
		if (isLeftBySystem(one.name)) continue;
		const read = unreadFile(one.name, ({ stopped }) => stopped);
		// Two folders may have one name, and so may their photos.
		const known = photos.find(
			({ path, file: { size, lastModified } }) =>
				path === one.path && size === one.file.size && lastModified === one.file.lastModified,
		);
		if (known === undefined) {
			photos.push({ ...one, read, isRead: false });
		} else if (known.read.sides.length === 0) {
			// Perhaps it can be read now.
			Object.assign(known, { file: one.file, read, isRead: false });
		}
	}
	// Whoever reads comes to them.
	if (!bar.hidden) return;
	say(status, 'status.waiting', counts());
	if (key.value !== '' && photos.length > 0) void readAll();
}

function listChanged() {
	if (result.hidden) return;
	isUnsaved = true;
	makeTable();
}

async function readAll() {
	if (photos.length === 0) return say(status, 'status.none');
	if (key.value === '') {
		say(status, 'status.noKey');
		return key.focus();
	}
	running.abort();
	running = new AbortController();
	const { signal } = running;
	for (const part of [bar, stop, result]) part.hidden = false;
	// Each photo would be announced.
	for (const place of announced) place.ariaLive = 'off';
	const start = performance.now();
	const before = counts().done;
	const onRead = () => {
		isUnsaved = true;
		const { done, all } = counts();
		const perPhoto = (performance.now() - start) / 60_000 / Math.max(1, done - before);
		const minutes = Math.ceil(perPhoto * (all - done));
		Object.assign(bar, { value: done, max: all });
		say(status, 'status.reading', { done, all, minutes });
		makeTableNowAndThen();
	};
	const onBusy = (/** @type {number} */ wait) => say(status, 'status.busy', { wait });
	const how = { key: key.value.trim(), facts, signal, onRead, onBusy };
	const ended = await readPhotos(photos, how).catch((error) => error);
	if (running.signal !== signal) return;
	for (const part of [bar, stop]) part.hidden = true;
	for (const place of announced) place.ariaLive = 'polite';
	showEnd(ended);
	// An empty table would look like an answer.
	result.hidden = key.ariaInvalid === 'true' && photos.every((one) => !one.isRead);
	makeTable();
}

/** @param {unknown} error why the reading ended, if before its end */
function showEnd(error) {
	key.setAttribute('aria-invalid', String(error instanceof ReadingEnded && error.isOfKey));
	if (error === undefined) {
		const { done, all } = counts();
		return say(status, done === all ? 'status.done' : 'status.again', { done, all });
	}
	say(status, 'status.stopped', { ...counts(), why: whyEnded(error) });
}

async function save() {
	makeTable();
	isUnsaved = false;
	try {
		await saveSheet(table, shownAs(), photos);
	} catch (error) {
		isUnsaved = true;
		say(status, 'status.notSaved', { why: String(error) });
	}
}

useTexts({ en: { ...ENGLISH, ...TEXTS.en }, zh: { ...CHINESE, ...TEXTS.zh } }, () => {
	if (!result.hidden) makeTable();
});
const facts = await openReader(key, status);
offerFormats(facts, files);
watchFiles(
	[folder, files],
	(given) => addFiles(inputFiles(given)),
	(transfer) => void droppedFiles(transfer).then(addFiles),
);
watchNames(listChanged);
watchSheets(listChanged);
offerCopies({ photos, tableNow: () => table, howNow: () => ({ key: key.value.trim(), facts }) });
read.addEventListener('click', () => void readAll());
stop.addEventListener('click', () => running.abort());
key.addEventListener('keydown', (event) => {
	if (event.key === 'Enter') void readAll();
});
complete.addEventListener('change', () => {
	isUnsaved = photos.length > 0;
	makeTable();
});
byId('save', HTMLButtonElement).addEventListener('click', () => void save());
addEventListener('beforeunload', (event) => {
	if (isUnsaved) event.preventDefault();
});

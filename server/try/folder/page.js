/** @import { ReadFile } from '../../src/folder/read-file.mts' */
/** @import { PersonRow, Table } from '../../src/folder/rows.mts' */
/** @import { Chosen, ChosenFile } from './chosen-files.js' */
/** @import { Answer, Correction } from './person-dialog.js' */
/** @import { Photo } from './read-photos.js' */

import { dayInChina } from '../../../domain/calendar-date.ts';
import { CHINESE as CHINESE_COLUMNS } from '../../../domain/language/chinese.ts';
import { ENGLISH as ENGLISH_COLUMNS } from '../../../domain/language/english.ts';
import { isLeftBySystem, unreadFile } from '../../src/folder/read-file.mts';
import { TABLE_COLUMNS, tableOf } from '../../src/folder/rows.mts';
import { CallError } from '../ask-server.js';
import { byId } from '../element.js';
import { watchFiles } from '../given-files.js';
import { offerFormats } from '../server-facts.js';
import { inLanguage, say, useTexts, word } from '../words.js';
import { CHINESE } from './chinese-text.js';
import { droppedFiles, inputFiles } from './chosen-files.js';
import { decide, decisions, photosOf, sidesSeen } from './decisions.js';
import { ENGLISH } from './english-text.js';
import { askOfHeap } from './heap-question.js';
import { keyOf, notReadTable, peopleTable } from './people-table.js';
import { openPerson } from './person-dialog.js';
import { ReadingEnded, readPhotos } from './read-photos.js';
import { openReader, TEXTS } from './reader.js';
import { isList, missingTable, takeList, watchList, withList } from './roster.js';
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

/** @type {Photo[]} */
const photos = [];
/** What could not be taken. @type {ReadFile[]} */
const skipped = [];
/** Rows that a person has found right, by the sides that there were to look at. @type {Set<string>} */
const checked = new Set();
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
	const made = tableOf(files, shownAs(), {
		complete: complete.checked,
		decisions: decisions(photos),
	});
	const compared = withList(made);
	table = { ...compared, people: compared.people.map(asChecked) };
	showTable();
}

/** Makes it after a change that the saved spreadsheet lacks. */
function changeTable() {
	isUnsaved = true;
	makeTable();
}

/** What a person found right is right, in the spreadsheet, too. @param {PersonRow} one */
function asChecked(one) {
	if (!checked.has(sidesSeen(one))) return one;
	return { ...one, doubtful: [], row: { ...one.row, needs_review: false } };
}

function showTable() {
	const focused = document.activeElement?.getAttribute('data-key');
	// Those that wait for their turn are not yet unread.
	const waiting = new Set(
		bar.hidden ? [] : photos.filter((one) => !one.isRead).map(({ name }) => name),
	);
	const notRead = table.notRead.filter(({ file }) => !waiting.has(file));
	const toCheck = waitingRows().length;
	const summary = { people: table.people.length, toCheck, notRead: notRead.length };
	say(byId('summary'), 'summary', summary);
	byId('next', HTMLButtonElement).disabled = toCheck === 0;
	const asked = bar.hidden ? table : { people: [], notRead: [] };
	askOfHeap(byId('heap'), asked, photos, () => {
		changeTable();
		byId('result-heading').focus();
	});
	byId('people').replaceChildren(peopleTable(table, openRow));
	byId('missing').replaceChildren(...(bar.hidden ? missingTable(table) : []));
	byId('not-read').replaceChildren(...notReadTable(notRead));
	if (focused) buttonOf(focused)?.focus({ preventScroll: true });
}

/** @param {string} rowKey @returns {HTMLElement | null} */
const buttonOf = (rowKey) => document.querySelector(`[data-key="${rowKey}"]`);

const waitingRows = () => table.people.filter((one) => one.row['needs_review'] === true);

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
	const list = files.find(({ path }) => isList(path));
	if (list !== undefined) void takeList(list.file, listChanged);
	const given = files.filter((one) => one !== list);
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
	status.ariaLive = 'off';
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
	status.ariaLive = 'polite';
	makeTable();
	showEnd(ended);
}

/** @param {unknown} error why the reading ended, if before its end */
function showEnd(error) {
	key.setAttribute('aria-invalid', String(error instanceof ReadingEnded && error.isOfKey));
	if (error === undefined) {
		const { done, all } = counts();
		return say(status, done === all ? 'status.done' : 'status.again', { done, all });
	}
	if (!(error instanceof ReadingEnded || error instanceof CallError)) throw error;
	const why = () =>
		error instanceof ReadingEnded ? inLanguage(error.words) : word(error.word, error.values);
	say(status, 'status.stopped', { ...counts(), why });
}

/** @param {string} rowKey */
async function openRow(rowKey) {
	const at = table.people.findIndex((one) => keyOf(one) === rowKey);
	const person = table.people[at];
	const heading = word('person', { number: at + 1, count: table.people.length });
	const { answer, corrections } = await openPerson(person, photos, heading);
	if (answer === 'right' || answer === 'skip') {
		openNext(rowKey);
		// A large table takes a while: the next person is there before.
		if (answer === 'right') setTimeout(() => confirm(person, corrections));
		return;
	}
	if (answer === 'different' || typeof answer === 'object') {
		for (const correction of corrections.filter(isChange)) correct(correction, person);
		rearrange(person, answer);
		return openNext(rowKey);
	}
	buttonOf(rowKey)?.focus({ preventScroll: true });
}

/**
 * Takes two sides apart, or joins a side with its true other one.
 * @param {PersonRow} row
 * @param {Answer} other
 */
function rearrange(row, other) {
	const fronts = photosOf(row, 1);
	const backs = photosOf(row, 0);
	if (fronts.length > 0 && backs.length > 0) decide(fronts, backs, false);
	if (typeof other === 'object') {
		if (other.side === 0) decide(fronts, [other], true);
		else decide([other], backs, true);
	}
	changeTable();
}

/**
 * @param {PersonRow} person
 * @param {readonly Correction[]} corrections
 */
function confirm(person, corrections) {
	for (const correction of corrections) correct(correction, person);
	if (person.person.isProposed) decide(photosOf(person, 1), photosOf(person, 0), true);
	// A row that got another side meanwhile is another one: that side was not looked at.
	checked.add(sidesSeen(person));
	changeTable();
}

/**
 * What a person wrote is as read, in every photo of it, without a doubt.
 * @param {Correction} correction
 * @param {PersonRow} person
 */
function correct({ side, values }, { person: { repeats } }) {
	for (const { image, index } of [side, ...repeats.filter((one) => one.side === side.side)]) {
		const { read: one } = photos[image];
		const sides = one.sides.map((own) =>
			own.index === index ? { ...own, fields: { ...own.fields, ...values }, reviews: [] } : own,
		);
		photos[image].read = { ...one, sides };
	}
}

/** @param {Correction} correction */
function isChange({ side, values }) {
	const fields = Object.entries(side.fields);
	return fields.some(
		([name, value]) =>
			name in values && values[/** @type {keyof typeof values} */ (name)] !== value,
	);
}

/** Opens the next row to check after one, the first if there is none. @param {string} [after] its key */
function openNext(after) {
	const at = table.people.findIndex((one) => keyOf(one) === after);
	const waiting = waitingRows().filter((one) => keyOf(one) !== after);
	const next = waiting.find((one) => table.people.indexOf(one) > at) ?? waiting[0];
	if (next === undefined) return byId('result-heading').focus();
	buttonOf(keyOf(next))?.scrollIntoView({ block: 'center' });
	void openRow(keyOf(next));
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
watchList(listChanged);
read.addEventListener('click', () => void readAll());
stop.addEventListener('click', () => running.abort());
key.addEventListener('keydown', (event) => {
	if (event.key === 'Enter') void readAll();
});
byId('next', HTMLButtonElement).addEventListener('click', () => openNext());
complete.addEventListener('change', () => {
	isUnsaved = photos.length > 0;
	makeTable();
});
byId('save', HTMLButtonElement).addEventListener('click', () => void save());
addEventListener('beforeunload', (event) => {
	if (isUnsaved) event.preventDefault();
});

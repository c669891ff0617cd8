/** @import { PersonRow, Table } from '../../src/folder/rows.mts' */
/** @import { How, Photo } from './read-photos.js' */

import { cardCopies } from '../../../domain/card-copy.ts';
import { CARD_PICTURE, DEFAULT_PURPOSE } from '../../../domain/extra.ts';
import { HALO, INK, inRows, ROOM, ROW } from '../../src/crops/purpose-rows.mts';
import { byId, download } from '../element.js';
import { shownImage } from '../shown-image.js';
import { say } from '../words.js';
import { readPhotos, whyEnded } from './read-photos.js';

const { width, height } = CARD_PICTURE;

/** A card's corners and its margins without print, in pixels. */
const RIM = (3 / 85.6) * width;

/** Of 1; as the server's. */
const QUALITY = 0.9;

/**
 * Lets a person save copies of the cards. Photos are read again: pictures of thousands of cards would not fit into memory.
 * @param {object} page
 * @param {readonly Photo[]} page.photos
 * @param {() => Table} page.tableNow
 * @param {() => Pick<How, 'key' | 'facts'>} page.howNow
 */
export function offerCopies({ photos, tableNow, howNow }) {
	const said = byId('copies-said');
	const copy = byId('copy', HTMLButtonElement);
	const purpose = byId('purpose', HTMLInputElement);
	purpose.value = DEFAULT_PURPOSE;
	copy.addEventListener('click', () => void save());

	async function save() {
		const areAll = byId('copy-all', HTMLInputElement).checked;
		const all = tableNow().people;
		const people = all.filter(
			({ row, isChecked }) => areAll || isChecked || row['needs_review'] !== true,
		);
		if (people.length === 0) return say(said, 'copies.none');
		if (!purpose.reportValidity()) return;
		copy.disabled = true;
		const images = new Set(people.flatMap(({ sides }) => sides.map(({ image }) => image)));
		const again = new Map([...images].map((at) => [at, { ...photos[at], isRead: false }]));
		let done = 0;
		const onRead = () => say(said, 'copies.reading', { done: ++done, all: again.size });
		const { signal } = new AbortController();
		try {
			const how = { ...howNow(), signal, onRead, onBusy: () => {}, cutOut: true };
			await readPhotos([...again.values()], how);
			const { pages, copied } = await pagesOf(people, again, purpose.value);
			const lacking = all.length - copied;
			say(said, 'copies.done', { pages: pages.length, lacking });
			const pieces = /** @type {BlobPart[]} */ (cardCopies(pages));
			if (pages.length > 0) download(new Blob(pieces), 'copies.pdf');
		} catch (error) {
			say(said, 'copies.stopped', { why: whyEnded(error) });
		}
		copy.disabled = false;
		for (const { reply } of again.values()) {
			for (const { crops } of reply?.extra?.cards ?? []) URL.revokeObjectURL(crops?.card ?? '');
		}
	}
}

/**
 * @param {readonly PersonRow[]} people
 * @param {ReadonlyMap<number, Photo>} photos
 * @param {string} purpose
 */
async function pagesOf(people, photos, purpose) {
	const pages = [];
	let copied = 0;
	for (const { sides, person } of people) {
		const copies = [];
		for (const { image, index } of sides) {
			const url = photos.get(image)?.reply?.extra?.cards[index]?.crops?.card;
			const card = url && (await shownImage(url));
			if (card) copies.push(await copyOf(card, purpose));
		}
		if (copies.length < sides.length) continue;
		copied++;
		// Sides that are only proposed as one card may be of two people.
		pages.push(...(person.isProposed ? copies.map((one) => [one]) : [copies]));
	}
	return { pages, copied };
}

/**
 * A card on white with its purpose along the rising diagonal, as JPEG.
 * @param {CanvasImageSource} card
 * @param {string} purpose
 */
async function copyOf(card, purpose) {
	const canvas = new OffscreenCanvas(width, height);
	const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.save();
	context.beginPath();
	context.roundRect(0, 0, width, height, RIM);
	context.clip();
	context.drawImage(card, 0, 0, width, height);
	context.restore();
	context.translate(width / 2, height / 2);
	context.rotate(-Math.atan2(height, width));
	context.fillStyle = `rgb(${INK.grey} ${INK.grey} ${INK.grey} / ${INK.alpha}%)`;
	context.strokeStyle = `rgb(255 255 255 / ${HALO.alpha}%)`;
	context.lineWidth = 2 * HALO.width;
	context.lineJoin = 'round';
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	const { rows, size } = inRows(purpose.trim());
	context.font = `${size}px serif`;
	for (const [at, row] of rows.entries()) {
		const y = (at - (rows.length - 1) / 2) * ROW * size;
		context.strokeText(row, 0, y, ROOM.width);
		context.fillText(row, 0, y, ROOM.width);
	}
	const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
	return new Uint8Array(await jpeg.arrayBuffer());
}

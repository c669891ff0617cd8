import sharp, { type OverlayOptions } from 'sharp';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardFace, cardSvg } from './card/card-face.mts';
import { emblemSide } from './card/emblem-side.mts';
import { portraitSide } from './card/portrait-side.mts';
import { inPlace, pickPrintRun } from './card/print-run.mts';
import { inventIssue } from '../../../test/support/people/issue.mts';
import { inventPerson, type Person, raceOfCard } from '../../../test/support/people/person.mts';
import type { Image } from './image/capture.mts';
import { rasterOfSvg } from './image/raster.mts';
import { Random } from '../../../test/support/random.mts';
import { notoFamily } from './type/font-family.mts';
import { Typesetter } from './type/typesetter.mts';

/** What page to draw. On one machine, the same request always yields the same bytes. */
export interface CardsPageRequest {
	/** Identifies a set. */
	seed: string | number;
	/** Index of the page in the set, from 0. */
	index: number;
	/** How many people's cards, 1 to 4, each with both sides. */
	people: number;
	/** How the sides lie on the page. */
	turned: PageTurn;
	/** Whether they are relatives at one address. Default: strangers. */
	isFamily?: boolean;
	/** Leaves out so many sides, chosen by chance. Default: none. */
	missing?: number;
}

/** All upright; each upright or upside down; or each in any of the four directions. */
export type PageTurn = 'upright' | 'half-turns' | 'quarter-turns';

/** One side on a page. */
export interface PageCard {
	/** Its true fields. */
	fields: IdCardFields;
	/** Index of its person. */
	person: number;
	/** Its middle in the image, in pixels. */
	center: readonly [x: number, y: number];
	/** Degrees clockwise that turn it upright, from 0 to below 360. */
	angle: number;
}

/** A scan of a page with copies of cards. */
export interface CardsPage extends Image {
	cards: PageCard[];
}

/** A4, in millimetres. */
const PAGE = { width: 210, height: 297 };

/** 200 dots per inch, in pixels per millimetre. */
const SCALE = 200 / 25.4;

/** Space around a card, in millimetres, in which it may lie aslant. */
const ROOM = 7;
const TILT_DEGREES = 3;

/** A row of cards on the page. */
interface Row {
	count: number;
	isAcross: boolean;
}

const UPRIGHT_ROW: Row = { count: 2, isAcross: false };
const ACROSS_ROW: Row = { count: 3, isAcross: true };

const widthOf = ({ isAcross }: Row) => (isAcross ? CARD_HEIGHT : CARD_WIDTH) + ROOM;
const heightOf = ({ isAcross }: Row) => (isAcross ? CARD_WIDTH : CARD_HEIGHT) + ROOM;

/** Draws an A4 scan with both sides of up to four invented people's cards at their true size. */
export async function drawCardsPage(request: CardsPageRequest): Promise<CardsPage> {
	const { seed, index, turned, missing = 0 } = request;
	const random = new Random(`page/${seed}/${index}`);
	const sides = peopleOf(random.fork('people'), request).flatMap((faces, person) =>
		faces.map((face) => ({ face, person })),
	);
	const laying = random.fork('laying');
	for (let left = 0; left < missing; left++) sides.splice(laying.integer(0, sides.length - 1), 1);
	const places = placesFor(laying, sides.length, turned);
	const overlays: OverlayOptions[] = [];
	const cards: PageCard[] = [];
	for (const [at, { face, person }] of sides.entries()) {
		const { x, y, angle } = places[at];
		const { data, width, height } = await turnedCard(face, angle);
		const [left, top] = [Math.round(x * SCALE - width / 2), Math.round(y * SCALE - height / 2)];
		overlays.push({ input: data, raw: { width, height, channels: 4 }, left, top });
		const center = [left + width / 2, top + height / 2] as const;
		cards.push({ fields: face.fields, person, center, angle: (360 - angle) % 360 });
	}
	return { ...(await scanned(random.fork('scan'), overlays)), cards };
}

function peopleOf(random: Random, { seed, index, people, isFamily = false }: CardsPageRequest) {
	const type = new Typesetter(notoFamily());
	const race = raceOfCard(new Random(String(seed)), index);
	const all: Person[] = [];
	const faces: CardFace[][] = [];
	while (all.length < people) {
		const person = inventPerson(random, { rare: 'real', race });
		const { address, county } = isFamily && all.length > 0 ? all[0] : person;
		all.push({ ...person, address, county });
		const issue = inventIssue(random, all.at(-1)!);
		const run = pickPrintRun(random.fork(`print run/${faces.length}`));
		const sides = [portraitSide(type, all.at(-1)!, run), emblemSide(type, issue, run)];
		faces.push(sides.map((face) => inPlace(run, face)));
	}
	return faces;
}

/** A middle in millimetres, and degrees by which a side is turned clockwise. */
interface Place {
	x: number;
	y: number;
	angle: number;
}

function placesFor(random: Random, count: number, turned: PageTurn): Place[] {
	const rows = rowsFor(random, count, turned);
	const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
	let top = random.between(2, PAGE.height - height - 2);
	const places: Place[] = [];
	for (const row of rows) {
		const left = random.between(2, PAGE.width - row.count * widthOf(row) - 2);
		for (let column = 0; column < row.count; column++) {
			const half = turned === 'upright' ? 0 : 180 * random.integer(0, 1);
			const quarter = row.isAcross ? 90 : 0;
			const tilt = random.between(-TILT_DEGREES, TILT_DEGREES);
			places.push({
				x: left + (column + 0.5) * widthOf(row),
				y: top + heightOf(row) / 2,
				angle: (360 + half + quarter + tilt) % 360,
			});
		}
		top += heightOf(row);
	}
	return places;
}

/** Rows that fit on the page; the last one may have room for more cards than there are. */
function rowsFor(random: Random, count: number, turned: PageTurn): Row[] {
	for (;;) {
		const rows: Row[] = [];
		let left = count;
		while (left > 0) {
			const row = turned === 'quarter-turns' && random.chance(0.5) ? ACROSS_ROW : UPRIGHT_ROW;
			// Both sides of one card are copied side by side or one below the other.
			const most = count === 2 ? random.integer(1, 2) : row.count;
			rows.push({ ...row, count: Math.min(left, most) });
			left -= rows.at(-1)!.count;
		}
		const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
		if (height < PAGE.height - 4) return rows;
	}
}

async function turnedCard({ printed }: CardFace, angle: number) {
	const card = await rasterOfSvg(cardSvg(printed, Math.round(CARD_WIDTH * SCALE)), 4);
	const raw = { width: card.width, height: card.height, channels: 4 } as const;
	const background = { r: 255, g: 255, b: 255, alpha: 0 };
	const { data, info } = await sharp(card.data, { raw })
		.rotate(angle, { background })
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** Half of the scans are grey. */
async function scanned(random: Random, overlays: OverlayOptions[]): Promise<Image> {
	const [width, height] = [PAGE.width * SCALE, PAGE.height * SCALE].map(Math.round);
	const level = random.integer(244, 255);
	const background = { r: level, g: level, b: level };
	const page = await sharp({ create: { width, height, channels: 3, background } })
		.composite(overlays)
		.removeAlpha()
		.raw()
		.toBuffer();
	const image = await sharp(page, { raw: { width, height, channels: 3 } })
		.blur(random.between(0.4, 0.8))
		.modulate({ saturation: random.chance(0.5) ? 0 : 1 })
		.jpeg({ quality: random.integer(70, 92) })
		.toBuffer();
	return { image, format: 'jpeg' };
}

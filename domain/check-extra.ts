import { normalizeBase64 } from './base64.ts';
import {
	type Box,
	CROP_KINDS,
	type Extra,
	EXTRA_VERSION,
	type ExtraCard,
	type ExtraImages,
	type ExtraPage,
	type ExtraPerson,
	type ExtraRequest,
	type FieldDetails,
	type Quality,
	type Review,
} from './extra.ts';
import { ID_CARD_FIELD_NAMES, type IdCardFields } from './id-card.ts';
import { cardFieldsAt, listAt, numberAt, recordAt, WrongType } from './reply-value.ts';

/** Codes are words with hyphens: a value of the card is none. */
const CODE = /^[a-z]{1,20}(?:-[a-z]{1,20}){0,6}$/;

/** The first characters of every JPEG in base64. */
const JPEG_IN_BASE64 = '/9j/';

/**
 * Returns the details of a reply, of {@link EXTRA_VERSION}, after checking that they are whole and have
 * the images that were asked for. Leaves out the keys that the node does not use.
 * @throws WrongType with the key that is missing or not as it should be.
 */
export function checkExtra(given: Record<string, unknown>, asked: ExtraRequest): Extra {
	const images = asked === true ? {} : asked;
	const people = listAt('people', given.people, (one) => recordAt('people', one));
	const cards = listAt('cards', given.cards, (one) =>
		cardOf(recordAt('cards', one), images, people.length),
	);
	return {
		version: EXTRA_VERSION,
		fields: detailsOf('fields', given.fields),
		quality: qualityOf(recordAt('quality', given.quality)),
		cards,
		people: people.map((person) => personOf(person, cards.length)),
		warnings: codesOf('warnings', given.warnings),
		needsReview: reviewsIn(given.needsReview),
		pages: listAt('pages', given.pages, (one) => pageOf(recordAt('pages', one), images)),
	};
}

/** Returns the fields that a person should look at. @throws WrongType when they are not a list of them. */
export function reviewsIn(given: unknown): Review[] {
	return listAt('needsReview', given, (one) => {
		const { field, reasons } = recordAt('needsReview', one);
		const name = ID_CARD_FIELD_NAMES.find((known) => known === field);
		if (name === undefined) throw new WrongType('needsReview');
		return { field: name, reasons: codesOf('reasons', reasons) };
	});
}

function cardOf(card: Record<string, unknown>, images: ExtraImages, people: number): ExtraCard {
	const { page, details, box, angle, needsReview, person, crops } = card;
	const fields = cardFieldsAt(recordAt('fields', card.fields));
	// Each entry is a side of a card. Only `data` may be of one that could not be told.
	if (fields.side === null) throw new WrongType('side');
	const kinds = images.crops ?? [];
	return {
		page: numberAt('page', page, { from: 1, whole: true }),
		fields,
		details: detailsOf('details', details),
		box: boxOf(box),
		angle: numberAt('angle', angle, { from: 0, to: 360 }),
		needsReview: reviewsIn(needsReview),
		person: person === null ? null : indexOf('person', person, people),
		...(kinds.length > 0 && { crops: cropsOf(recordAt('crops', crops), kinds) }),
	};
}

function cropsOf(
	crops: Record<string, unknown>,
	kinds: NonNullable<ExtraImages['crops']>,
): ExtraCard['crops'] {
	const asked = CROP_KINDS.filter((kind) => kinds.includes(kind));
	return Object.fromEntries(
		asked.map((kind) => [
			kind,
			kind === 'portrait' && crops[kind] === null ? null : jpegOf(kind, crops[kind]),
		]),
	);
}

function personOf({ cards, provenBy }: Record<string, unknown>, count: number): ExtraPerson {
	return {
		cards: listAt('people', cards, (index) => indexOf('people', index, count)),
		provenBy: codesOf('provenBy', provenBy),
	};
}

function pageOf(given: Record<string, unknown>, { redact }: ExtraImages): ExtraPage {
	const { page, width, height, redacted } = given;
	return {
		page: numberAt('page', page, { from: 1, whole: true }),
		width: numberAt('width', width, { from: 1, whole: true }),
		height: numberAt('height', height, { from: 1, whole: true }),
		...(redact !== undefined && {
			redacted: redacted === null ? null : jpegOf('redacted', redacted),
		}),
	};
}

function detailsOf(key: string, given: unknown): Record<keyof IdCardFields, FieldDetails> {
	const details = recordAt(key, given);
	const entries = ID_CARD_FIELD_NAMES.map((name) => {
		const { confidence, box } = recordAt(name, details[name]);
		return [
			name,
			{
				confidence: confidence === null ? null : shareOf(name, confidence),
				box: box === null ? null : boxOf(box),
			},
		] as const;
	});
	return Object.fromEntries(entries) as Record<keyof IdCardFields, FieldDetails>;
}

function qualityOf({ blur, glare, brightness, cutOff }: Record<string, unknown>): Quality {
	if (typeof cutOff !== 'boolean') throw new WrongType('cutOff');
	return {
		blur: shareOf('blur', blur),
		glare: shareOf('glare', glare),
		brightness: shareOf('brightness', brightness),
		cutOff,
	};
}

function codesOf(key: string, given: unknown): string[] {
	return listAt(key, given, (code) => {
		if (typeof code !== 'string' || !CODE.test(code)) throw new WrongType(key);
		return code;
	});
}

function boxOf(given: unknown): Box {
	const corners = listAt('box', given, (corner) => {
		const [x, y, ...more] = listAt('box', corner, (one) =>
			numberAt('box', one, { from: -Infinity }),
		);
		if (y === undefined || more.length > 0) throw new WrongType('box');
		return [x, y] as const;
	});
	if (corners.length !== 4) throw new WrongType('box');
	return corners;
}

function shareOf(key: string, given: unknown): number {
	return numberAt(key, given, { from: 0, to: 1 });
}

function indexOf(key: string, given: unknown, count: number): number {
	return numberAt(key, given, { from: 0, to: count - 1, whole: true });
}

function jpegOf(key: string, given: unknown): string {
	const base64 = typeof given === 'string' ? normalizeBase64(given) : undefined;
	if (base64?.startsWith(JPEG_IN_BASE64) !== true) throw new WrongType(key);
	return base64;
}

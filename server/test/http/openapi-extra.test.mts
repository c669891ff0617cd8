import { expect, test } from '@jest/globals';

import { REVIEW_REASONS } from '../../src/card/review/review.mts';
import { ofAllPages } from '../../src/engine/of-all-pages.mts';
import { extraOf } from '../../src/extra/extra-of.mts';
import { PEOPLE_EVIDENCE } from '../../src/extra/people.mts';
import { type Size } from '../../src/geometry/quad.mts';
import { namedSchemas } from '../../src/http/openapi-schemas.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { emblemLines, moved, portraitLines } from '../card/card-lines.mts';
import { greyImage, readingOf } from '../reading/made-reading.mts';

interface Schema {
	required: string[];
	properties: Record<string, Schema>;
	items: Schema;
	enum: string[];
	description: string;
}

/** What is told of a page with these lines. */
function extraOfLines(lines: TextLine[], size: Size) {
	const image = greyImage(size);
	const details = extraOf(readingOf(image, lines), image);
	const images = details.cards.map(() => ({ card: '', portrait: '', redacted: '', copy: '' }));
	return ofAllPages([{ page: 1, size, details, images }]).extra;
}

/** An object that has these keys, whatever they hold. */
const described = (one: object) =>
	Object.fromEntries(Object.keys(one).map((key) => [key, expect.anything()]));

const { Extra: schema } = namedSchemas(new AcceptedImages()) as unknown as { Extra: Schema };
const review = schema.properties.needsReview.items;

test('a reply has exactly the keys that are described', () => {
	const size = { width: 800, height: 600 };
	const extra = extraOfLines(portraitLines({ 于雨薇: [] }), size);
	expect(Object.keys(extra).sort()).toEqual([...schema.required].sort());
	expect(extra.needsReview.length).toBeGreaterThan(0);
	for (const one of extra.needsReview) {
		expect(Object.keys(one)).toEqual(review.required);
		expect(review.properties.field.enum).toContain(one.field);
		expect(one.reasons.length).toBeGreaterThan(0);
	}
});

test('a card, a person and a page have exactly the keys that are described', () => {
	const below = moved(emblemLines(), 0, 500);
	const extra = extraOfLines([...portraitLines(), ...below], { width: 900, height: 900 });
	const card = schema.properties.cards.items;
	for (const { crops, ...one } of extra.cards) {
		expect(Object.keys(one).sort()).toEqual([...card.required].sort());
		expect(card.properties.crops.properties).toMatchObject(described(crops!));
		expect(Object.keys(one.details)).toEqual(card.properties.details.required);
	}
	const person = schema.properties.people.items;
	const { items, description } = person.properties.provenBy;
	expect(extra.people.map((one) => Object.keys(one))).toEqual([Object.keys(person.properties)]);
	expect(items.enum).toEqual(expect.arrayContaining([...extra.people[0].provenBy]));
	for (const [proof, meaning] of Object.entries(PEOPLE_EVIDENCE)) {
		expect(description).toContain(`- \`${proof}\`: ${meaning}`);
	}
	const page = schema.properties.pages.items;
	for (const one of extra.pages) {
		expect(Object.keys(one).sort()).toEqual([...page.required].sort());
	}
	expect(schema.properties.version.enum).toEqual([extra.version]);
});

test('every reason to review is listed, with its meaning', () => {
	const { items, description } = review.properties.reasons;
	expect(items.enum).toEqual(Object.keys(REVIEW_REASONS));
	for (const [reason, meaning] of Object.entries(REVIEW_REASONS)) {
		expect(description).toContain(`- \`${reason}\`: ${meaning}`);
	}
});

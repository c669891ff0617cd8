import { expect, test } from '@jest/globals';

import { readCards } from '../../src/card/read-cards.mts';
import { REVIEW_REASONS } from '../../src/confidence/review.mts';
import { extraOf } from '../../src/extra/extra.mts';
import { PEOPLE_PROOFS } from '../../src/extra/people.mts';
import { mapCorners } from '../../src/geometry/quad.mts';
import { EXTRA_SCHEMA } from '../../src/http/openapi-extra.mts';
import { changed, emblemLines, portraitLines } from '../card/card-lines.mts';

interface Schema {
	required: string[];
	properties: Record<string, Schema>;
	items: Schema;
	enum: string[];
	description: string;
}

const schema = EXTRA_SCHEMA as unknown as Schema;
const review = schema.properties.needsReview.items;

test('a reply has exactly the keys that are described', () => {
	const passes = [{ lines: changed(portraitLines(), { 于雨薇: [] }), isInk: false }];
	const image = { data: new Uint8Array(800 * 600 * 3).fill(128), width: 800, height: 600 };
	const cards = readCards(passes);
	const extra = extraOf({ cards, passes, workingSize: image, region: null }, image, image);
	expect(Object.keys(extra).sort()).toEqual([...schema.required].sort());
	expect(extra.needsReview.length).toBeGreaterThan(0);
	for (const one of extra.needsReview) {
		expect(Object.keys(one)).toEqual(review.required);
		expect(review.properties.field.enum).toContain(one.field);
		expect(one.reasons.length).toBeGreaterThan(0);
	}
});

test('a card and a person have exactly the keys that are described', () => {
	const below = emblemLines().map((one) => ({
		...one,
		quad: mapCorners(one.quad, ({ x, y }) => ({ x, y: y + 500 })),
	}));
	const passes = [{ lines: [...portraitLines(), ...below], isInk: false }];
	const image = { data: new Uint8Array(900 * 900 * 3).fill(128), width: 900, height: 900 };
	const cards = readCards(passes);
	const extra = extraOf({ cards, passes, workingSize: image, region: null }, image, image);
	const card = schema.properties.cards.items;
	for (const one of extra.cards) {
		expect(Object.keys(one).sort()).toEqual([...card.required].sort());
		expect(Object.keys(one.details)).toEqual(card.properties.details.required);
	}
	const person = schema.properties.people.items;
	const { items, description } = person.properties.provenBy;
	expect(extra.people.map((one) => Object.keys(one))).toEqual([person.required]);
	expect(items.enum).toEqual(expect.arrayContaining(extra.people[0].provenBy));
	for (const [proof, meaning] of Object.entries(PEOPLE_PROOFS)) {
		expect(description).toContain(`- \`${proof}\`: ${meaning}`);
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

import type { Extra, Quality, Review } from '../../domain/extra.ts';
import { emptyIdCardFields, ID_CARD_FIELD_NAMES, type IdCardFields } from '../../domain/id-card.ts';
import { success, type StubAnswer } from './apizero-stub.mts';

const BOX = [
	[0, 0],
	[9, 0],
	[9, 5],
	[0, 5],
];

/** What a self-hosted server says of a reading, beside its fields. */
export interface SaidOfReading {
	/** Of fields that were read; 0.999 for the others of them. */
	confidence?: Partial<Record<keyof IdCardFields, number | null>>;
	needsReview?: readonly Review[];
	warnings?: readonly string[];
	quality?: Partial<Quality>;
	person?: number;
	page?: number;
}

/** A side of a card, and what is said of it. */
export type ReadCard = readonly [fields: Partial<IdCardFields>, said?: SaidOfReading];

/** The key `extra` of a self-hosted server's reply, of so many pages with these sides. */
export function extraOfCards(read: readonly ReadCard[], pages = 1): Extra {
	const cards = read.map(([fields, said = {}]) => {
		const { confidence = {}, needsReview = [], person = null, warnings = [], page = 1 } = said;
		const whole: IdCardFields = { ...emptyIdCardFields(), ...fields };
		const details = Object.fromEntries(
			ID_CARD_FIELD_NAMES.map((name) => {
				const sure = whole[name] === null ? null : 0.999;
				const box = whole[name] === null ? null : BOX;
				return [name, { confidence: name in confidence ? confidence[name] : sure, box }];
			}),
		);
		const quality = { blur: 0.2, glare: 0, brightness: 0.7, cutOff: false, ...said.quality };
		const seen = { details, box: BOX, angle: 0, quality, warnings, needsReview };
		return { page, fields: whole, ...seen, person };
	});
	const [first = ofNothing()] = cards;
	const people = [...new Set(cards.flatMap(({ person }) => person ?? []))].sort();
	return {
		version: 2,
		fields: first.details,
		quality: first.quality,
		cards,
		people: people.map((person) => ({
			cards: [...cards.keys()].filter((index) => cards[index].person === person),
			provenBy: ['same-county'],
		})),
		warnings: first.warnings,
		needsReview: first.needsReview,
		pages: Array.from({ length: pages }, (_, i) => ({ page: i + 1, width: 9, height: 5 })),
	} as unknown as Extra;
}

function ofNothing() {
	return extraOfCards([[{}]]).cards[0];
}

/** The key `extra` of a reply of one card on one page. */
export function extraOf(fields: Partial<IdCardFields>, said: SaidOfReading = {}): Extra {
	return extraOfCards([[fields, said]]);
}

/** Adds the images that a request may ask for. */
export function withCopies(extra: Extra, crops: object): object {
	const cards = extra.cards.map((card) => ({
		...card,
		crops: card.fields.side === 1 ? crops : { ...crops, portrait: null },
	}));
	return { ...extra, cards };
}

/** A self-hosted server's reply to a request that asked for details. */
export function detailed(fields: Partial<IdCardFields>, said?: SaidOfReading): StubAnswer {
	return withExtra(success(fields), extraOf(fields, said));
}

/** Puts details beside what a reply has. */
export function withExtra(answer: StubAnswer, extra: unknown): StubAnswer {
	return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), extra }) };
}

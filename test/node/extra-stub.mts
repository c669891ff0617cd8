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
	needsReview?: Review[];
	warnings?: string[];
	quality?: Partial<Quality>;
}

/** The key `extra` of a self-hosted server's reply, of one card on one page. */
export function extraOf(fields: Partial<IdCardFields>, said: SaidOfReading = {}): Extra {
	const read: IdCardFields = { ...emptyIdCardFields(), ...fields };
	const details = Object.fromEntries(
		ID_CARD_FIELD_NAMES.map((name) => [
			name,
			read[name] === null
				? { confidence: null, box: null }
				: { confidence: said.confidence?.[name] ?? 0.999, box: BOX },
		]),
	);
	for (const [name, confidence] of Object.entries(said.confidence ?? {})) {
		details[name].confidence = confidence;
	}
	const needsReview = said.needsReview ?? [];
	const card = { page: 1, fields: read, details, box: BOX, angle: 0, needsReview, person: null };
	return {
		version: 2,
		fields: details,
		quality: { blur: 0.2, glare: 0, brightness: 0.7, cutOff: false, ...said.quality },
		cards: [card],
		people: [],
		warnings: said.warnings ?? [],
		needsReview,
		pages: [{ page: 1, width: 9, height: 5 }],
	} as unknown as Extra;
}

/** A self-hosted server's reply to a request that asked for details. */
export function detailed(fields: Partial<IdCardFields>, said?: SaidOfReading): StubAnswer {
	return withExtra(success(fields), extraOf(fields, said));
}

/** Puts details beside what a reply has. */
export function withExtra(answer: StubAnswer, extra: unknown): StubAnswer {
	return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), extra }) };
}

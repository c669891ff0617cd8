import fc from 'fast-check';

import { normalizeCard } from '../../../nodes/IdCardOcr/card/card-normalize.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { checkCharacter, genderOfIdNumber } from '../../../domain/id-number.ts';
import { regionCodesStartingWith } from '../../../domain/region-code.ts';
import { type CardItem, itemOf } from './masking-sample.mts';

/** A card before masking, as the node would output it, and the reference date. */
export interface RandomCard {
	item: CardItem;
	referenceDate: string;
}

const LISTED = regionCodesStartingWith('').map(({ code }) => code);

/** Codes whose leading digits few others share. */
const RARE = ['419001', '659001', '429004', '139001', '512221', '623021', '460400', '630121'];
const PERMITS = ['810000', '820000', '830000'];

const regionCode = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...LISTED) },
	{ weight: 2, arbitrary: fc.constantFrom(...RARE, ...PERMITS, '110101', '110103', '310101') },
	{ weight: 1, arbitrary: fc.stringMatching(/^[0-9]\d{5}$/) },
);

const shifted = (isoDate: string, years: number, days: number): string => {
	const [year, month, day] = isoDate.split('-').map(Number);
	return new Date(Date.UTC(year + years, month - 1, day + days)).toISOString().slice(0, 10);
};

/** Days near the boundary of a rule, some years from a given day. */
const nearBoundary = (isoDate: string, years: number[]): fc.Arbitrary<string> =>
	fc
		.tuple(fc.constantFrom(...years), fc.integer({ min: -2, max: 2 }))
		.map(([shift, days]) => shifted(isoDate, shift, days));

const anyDay = (from: string, to: string): fc.Arbitrary<string> =>
	fc
		.integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
		.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

const referenceDate = fc.oneof(
	anyDay('2005-01-01', '2060-12-31'),
	fc
		.tuple(
			fc.integer({ min: 2005, max: 2060 }),
			fc.constantFrom('01-01', '01-02', '12-30', '12-31'),
		)
		.map(([year, day]) => `${year}-${day}`),
);

const birthBefore = (today: string): fc.Arbitrary<string> =>
	fc.oneof(
		{ weight: 6, arbitrary: anyDay(shifted(today, -99, 0), today) },
		{ weight: 3, arbitrary: nearBoundary(today, [0, -5, -6, -7, -16, -26, -46, -65, -66, -99]) },
		{ weight: 1, arbitrary: anyDay(shifted(today, -130, 0), shifted(today, 1, 0)) },
	);

/** Usually the true value, sometimes null or another. */
const readAs = (truth: string, others: string[]): fc.Arbitrary<string | null> =>
	fc.oneof(
		{ weight: 7, arbitrary: fc.constant(truth) },
		{ weight: 1, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: fc.constantFrom(...others) },
	);

const validityOf = (
	today: string,
	birth: string,
): fc.Arbitrary<{ start: string | null; end: string | null }> => {
	const start = fc.oneof(
		anyDay('2004-01-01', today),
		nearBoundary(today, [0, -5, -10, -20, 10, 16]),
		nearBoundary(birth, [0, 16, 26, 46]),
	);
	const length = fc.oneof(
		{ weight: 4, arbitrary: fc.constant('legal') },
		{ weight: 1, arbitrary: fc.constantFrom('5', '10', '20', '7', '长期') },
	);
	const period = fc.tuple(start, length).map(([begin, kind]) => {
		const age =
			Number(begin.slice(0, 4)) -
			Number(birth.slice(0, 4)) -
			(begin.slice(5) < birth.slice(5) ? 1 : 0);
		const legal = age < 16 ? '5' : age < 26 ? '10' : age < 46 ? '20' : '长期';
		const chosen = kind === 'legal' ? legal : kind;
		return { start: begin, end: chosen === '长期' ? chosen : shifted(begin, Number(chosen), 0) };
	});
	return fc.oneof(
		{ weight: 6, arbitrary: period },
		{ weight: 1, arbitrary: fc.constant({ start: null, end: null }) },
		{ weight: 1, arbitrary: period.map(({ end }) => ({ start: null, end })) },
		{
			weight: 1,
			arbitrary: period.map(({ start: begin }) => ({ start: begin, end: '2o30.01.01' })),
		},
	);
};

/** Cards of every kind with all sorts of misreadings, often with dates at the boundary of a rule. */
export const randomCard: fc.Arbitrary<RandomCard> = referenceDate.chain((today) =>
	birthBefore(today).chain((birth) =>
		fc
			.record({
				region: regionCode,
				sequence: fc.integer({ min: 1, max: 999 }),
				digitError: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constantFrom(1, 2)),
				validity: validityOf(today, birth),
				written: readAs(birth, ['1990-02-30', shifted(birth, 0, 1), birth.replaceAll('-', '.')]),
				place: fc.constantFrom(null, '上海市黄浦区样本路1号', '样本村'),
				issuer: fc.constantFrom(null, '上海市公安局黄浦分局'),
				side: fc.constantFrom(1 as const, 0 as const, null),
			})
			.chain(({ region, sequence, digitError, ...card }) => {
				const first17 = region + birth.replaceAll('-', '') + String(sequence).padStart(3, '0');
				const last = '10X98765432'.indexOf(checkCharacter(first17));
				const number = first17 + '10X98765432'[(last + digitError) % 11];
				const gender = genderOfIdNumber(number);
				return fc.record({
					number: readAs(number, [number.slice(1), `O${number.slice(1)}`, number.slice(0, 15)]),
					gender: readAs(gender, [gender === '男' ? '女' : '男', '舅']),
					race: readAs('汉族', ['穿青', '又']),
					card: fc.constant(card),
				});
			})
			.map(({ number, gender, race, card }) => {
				const read: IdCardFields = {
					side: card.side,
					identity_name: '样本',
					identity_code: number,
					gender,
					race,
					birth: card.written,
					address: card.place,
					issued_by: card.issuer,
					valid_date_start: card.validity.start,
					valid_date_end: card.validity.end,
				};
				return { item: itemOf(normalizeCard(read), today), referenceDate: today };
			}),
	),
);

import { normalizeCard } from '../../../domain/card/card-normalize.ts';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { checkCharacter, genderOfIdNumber } from '../../../domain/id-number.ts';
import { regionCodesStartingWith } from '../../../domain/region-code.ts';
import { Random } from '../../support/random.mts';
import { type CardItem, itemOf } from './masking-sample.mts';

/** A card before masking, as the node would output it, and the reference date. */
export interface RandomCard {
	item: CardItem;
	referenceDate: string;
}

const LISTED = regionCodesStartingWith('').map(([code]) => code);

/** Codes whose leading digits few others share, permits, and common ones. */
const CHOSEN = [
	...['419001', '659001', '429004', '139001', '512221', '623021', '460400', '630121'],
	...['810000', '820000', '830000', '110101', '110103', '310101'],
];

const CHECK_CHARACTERS = '10X98765432';

const isoDate = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

const shifted = (day: string, years: number, days: number): string => {
	const [year, month, date] = day.split('-').map(Number);
	return isoDate(Date.UTC(year + years, month - 1, date + days));
};

/** A card of any kind with all sorts of misreadings, often with dates at the boundary of a rule. */
export function randomCard(seed: number): RandomCard {
	const random = new Random(`masking/${seed}`);
	/** One of these, by their weights. */
	const oneOf = <Value,>(...choices: Array<[weight: number, make: () => Value]>): Value =>
		random.pick(choices.flatMap(([weight, make]) => Array<() => Value>(weight).fill(make)))();
	const dayBetween = (from: string, to: string) =>
		isoDate(
			86_400_000 * random.integer(Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000),
		);
	/** A day near the boundary of a rule, some years from a given day. */
	const near = (day: string, years: number[]) =>
		shifted(day, random.pick(years), random.integer(-2, 2));
	/** Usually the true value, sometimes null or another. */
	const readAs = (truth: string, others: string[]) =>
		oneOf<string | null>([7, () => truth], [1, () => null], [1, () => random.pick(others)]);

	const endOfYear = random.pick(['01-01', '01-02', '12-30', '12-31']);
	const today = oneOf(
		[1, () => dayBetween('2005-01-01', '2060-12-31')],
		[1, () => `${random.integer(2005, 2060)}-${endOfYear}`],
	);
	const birth = oneOf(
		[6, () => dayBetween(shifted(today, -99, 0), today)],
		[3, () => near(today, [0, -5, -6, -7, -16, -26, -46, -65, -66, -99])],
		[1, () => dayBetween(shifted(today, -130, 0), shifted(today, 1, 0))],
	);
	const begin = oneOf(
		[1, () => dayBetween('2004-01-01', today)],
		[1, () => near(today, [0, -5, -10, -20, 10, 16])],
		[1, () => near(birth, [0, 16, 26, 46])],
	);
	const yearsBetween = Number(begin.slice(0, 4)) - Number(birth.slice(0, 4));
	const age = yearsBetween - (begin.slice(5) < birth.slice(5) ? 1 : 0);
	const legal = age < 16 ? '5' : age < 26 ? '10' : age < 46 ? '20' : '长期';
	const length = oneOf([4, () => legal], [1, () => random.pick(['5', '10', '20', '7', '长期'])]);
	const end = length === '长期' ? length : shifted(begin, Number(length), 0);
	const [start, until] = oneOf<[string | null, string | null]>(
		[6, () => [begin, end]],
		[1, () => [null, null]],
		[1, () => [null, end]],
		[1, () => [begin, '2o30.01.01']],
	);

	const region = oneOf(
		[6, () => random.pick(LISTED)],
		[2, () => random.pick(CHOSEN)],
		[1, () => String(random.integer(0, 999_999)).padStart(6, '0')],
	);
	const sequence = String(random.integer(1, 999)).padStart(3, '0');
	const first17 = region + birth.replaceAll('-', '') + sequence;
	const right = CHECK_CHARACTERS.indexOf(checkCharacter(first17));
	const error = oneOf([6, () => 0], [1, () => random.integer(1, 2)]);
	const number = first17 + CHECK_CHARACTERS[(right + error) % 11];
	const gender = genderOfIdNumber(number);
	const read: IdCardFields = {
		side: random.pick([1, 0, null]),
		identity_name: '样本',
		identity_code: readAs(number, [number.slice(1), `O${number.slice(1)}`, number.slice(0, 15)]),
		gender: readAs(gender, [gender === '男' ? '女' : '男', '舅']),
		race: readAs('汉族', ['穿青', '又']),
		birth: readAs(birth, ['1990-02-30', shifted(birth, 0, 1), birth.replaceAll('-', '.')]),
		address: random.pick([null, '上海市黄浦区样本路1号', '样本村']),
		issued_by: random.pick([null, '上海市公安局黄浦分局']),
		valid_date_start: start,
		valid_date_end: until,
	};
	return { item: itemOf(normalizeCard(read), today), referenceDate: today };
}

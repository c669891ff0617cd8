import { readFileSync } from 'node:fs';

import { allCounties } from '../../../test/support/people/county.mts';
import type { Home } from '../../../test/support/people/person.mts';
import { drawCard, type CardOptions, type TrueImage } from './image-set.mts';

/** What the addresses are for: choosing what a language weighs, or the last word about it. */
export const ADDRESS_PARTS = ['fitting', 'final'] as const;

export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** A set of cards whose addresses have real names of places, of counties that the measured table lacks. */
export interface AddressSet {
	name: string;
	part: AddressPart;
	draw(index: number): Promise<TrueImage>;
}

/** Typefaces that the networks were trained with are read nearly without fault unless they are blurred. */
const LEVELS: ReadonlyArray<[name: string, options: CardOptions]> = [
	['photo', { level: 'photo', fonts: 'debian' }],
	['hard', { level: 'hard', fonts: 'debian' }],
	['few pixels', { level: 'hard', conditions: ['few-pixels'], fonts: 'debian' }],
	['blurred', { level: 'photo', conditions: ['blurred'] }],
	['blurred, other fonts', { level: 'photo', conditions: ['blurred'], fonts: 'debian' }],
];

/** How far apart the addresses of two sets begin. */
const STRIDE = 80;

const TABLE = new URL('./addresses.csv', import.meta.url);

/** Returns the homes of a part, from the list that `address-language/README.md` tells of. */
function homesOf(part: AddressPart): Home[] {
	const counties = new Map(allCounties().map((county) => [county.code, county]));
	const [, ...rows] = readFileSync(TABLE, 'utf8').trim().split('\n');
	return rows.flatMap((row) => {
		const [of, code, address] = row.split(',');
		return of === part ? [{ county: counties.get(code)!, address }] : [];
	});
}

/** The sets, by part and level: in each, every card has another address. */
export const ADDRESS_SETS: readonly AddressSet[] = ADDRESS_PARTS.flatMap((part) =>
	LEVELS.map(([level, options], turn) => ({
		name: `addresses, ${part}, ${level}`,
		part,
		async draw(index: number) {
			const homes = homesOf(part);
			const home = homes[(index + turn * STRIDE) % homes.length];
			return drawCard([`addresses/${part}`, index, 1], { ...options, home });
		},
	})),
);

import { allCounties } from '../../../test/support/people/county.mts';
import { ADDRESS_LINES } from '../../../test/support/people/address.mts';
import { Random } from '../../../test/support/random.mts';
import { breakLines } from '../../../test/support/people/line-breaks.mts';
import type { Division, Part, Village } from './divisions.mts';

/** An address to be drawn. */
export interface DrawnAddress {
	part: Part;
	/** Six digits. */
	county: string;
	address: string;
}

/** So many for choosing weights, and as many for the last word. */
const COUNT = 400;

const KNOWN = new Set(allCounties().map(({ code }) => code));

/**
 * Addresses with real names of places and invented numbers, written down otherwise than those that the
 * table is made of: other forms, other shares.
 */
export function drawnAddresses(divisions: readonly Division[]): DrawnAddress[] {
	return (['fitting', 'final'] as const).flatMap((part) => {
		const random = new Random(`addresses/${part}`);
		const ofPart = divisions.filter((one) => {
			return one.part === part && one.villages.length > 0 && KNOWN.has(one.code);
		});
		const drawn: DrawnAddress[] = [];
		while (drawn.length < COUNT) {
			const division = random.pick(ofPart);
			const village = random.pick(division.villages);
			const address = headOf(random, division) + localOf(random, village, division.villages);
			if (breakLines(address, ADDRESS_LINES.units).length > ADDRESS_LINES.most) continue;
			drawn.push({ part, county: division.code, address });
		}
		return drawn;
	});
}

function headOf(random: Random, { province, prefecture, county }: Division): string {
	const needsPrefecture = /区$/.test(county);
	const city = needsPrefecture || random.chance(0.35) ? prefecture : '';
	// Cards of the first years often begin with the city or the county.
	const isShort = random.chance(0.12) && (city !== '' || county !== '');
	return (isShort ? '' : province) + city + county;
}

function localOf(random: Random, village: Village, others: readonly Village[]): string {
	return village.isRural ? ruralOf(random, village, others) : urbanOf(random, village, others);
}

const ONES = [...'一二三四五六七八九'];

function ordinal(random: Random): string {
	const tens = random.chance(0.75) ? '' : random.pick(['十', '二十']);
	return tens + (tens !== '' && random.chance(0.15) ? '' : random.pick(ONES));
}

const properOf = ({ name }: Village) => name.replace(/(?:村|社区|街道|街|路)+$/, '');

function ruralOf(random: Random, { name, town }: Village, others: readonly Village[]): string {
	const house = () => `${random.integer(1, random.chance(0.7) ? 99 : 480)}号`;
	const hamlet = properOf(random.pick(others));
	const forms: Array<[share: number, text: () => string]> = [
		[5, () => `${random.integer(1, 18)}组${house()}`],
		[5, () => house()],
		[4, () => `${ordinal(random)}组${house()}`],
		[3, () => `${ordinal(random)}组`],
		[2, () => `${random.integer(1, 16)}组`],
		[2, () => `${hamlet}${random.pick(['', '', '屯', '湾', '塘', '冲', '岭'])}${house()}`],
		[2, () => `${ordinal(random)}社${random.chance(0.6) ? house() : ''}`],
		[1, () => `${hamlet}组${house()}`],
		[1, () => `${hamlet}自然村${house()}`],
		[1, () => `${ordinal(random)}队${house()}`],
		[1, () => `村民小组${random.integer(1, 20)}号`],
		[1, () => `${random.pick([...'东西南北'])}街${house()}`],
		[1, () => `${house()}附${random.integer(1, 4)}号`],
	];
	return (random.chance(0.93) ? town : '') + name + pickForm(random, forms);
}

function urbanOf(random: Random, { name, town }: Village, others: readonly Village[]): string {
	const number = (most: number) => String(random.integer(1, most));
	const room = () => `${random.integer(1, 30)}0${random.integer(1, 6)}`;
	const street =
		properOf(random.pick(others)) + random.pick(['路', '路', '街', '巷', '大道', '北路']);
	const forms: Array<[share: number, text: () => string]> = [
		[5, () => `${street}${number(400)}号`],
		[4, () => `${street}${number(400)}号${number(30)}栋${number(5)}单元${room()}室`],
		[3, () => `${street}${number(200)}号${number(40)}号楼${room()}`],
		[3, () => `${street}${number(99)}号${number(9)}幢${room()}室`],
		[2, () => `${town}${name}${number(300)}号`],
		[2, () => `${town}${street}${number(300)}号${number(20)}单元${number(9)}号`],
		[2, () => `${street}${number(900)}弄${number(60)}号${room()}室`],
		[2, () => `${town}${name}${ordinal(random)}组${number(90)}号`],
		[1, () => `${street}${number(90)}号院${number(20)}楼${number(6)}门${room()}号`],
		[1, () => `${town}${name}${number(30)}-${number(5)}-${room()}`],
		[1, () => `${properOf({ name, town, isRural: false })}小区${number(40)}栋${room()}号`],
		[1, () => `${street}${number(60)}号附${number(20)}号`],
	];
	return pickForm(random, forms);
}

function pickForm(random: Random, forms: ReadonlyArray<[number, () => string]>): string {
	const all = forms.flatMap(([share, text]) => Array.from({ length: share }, () => text));
	return random.pick(all)();
}

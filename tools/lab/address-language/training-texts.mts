import { listedProvinces } from '../../../domain/listed-place.ts';
import { Random } from '../../../test/support/random.mts';
import type { Division, Village } from './divisions.mts';

/** A text of the language; one that is not whole may go on. */
export interface TrainingText {
	text: string;
	isWhole: boolean;
	/** How often it counts. */
	weight: number;
}

/** As often as this counts a county by itself: one in the list of villages counts as often as it has villages. */
const COUNTY_WEIGHT = 50;

/** An authority counts this often. */
const AUTHORITY_WEIGHT = 20;

/** Addresses of these counties, the beginnings of all addresses, and the authorities of all counties. */
export function* trainingTexts(divisions: readonly Division[]): Generator<TrainingText> {
	yield* countiesAndAuthorities();
	yield* addressTexts(divisions);
}

/** Addresses of these counties, whole, with a 0 for every digit. */
export function* addressTexts(divisions: readonly Division[]): Generator<TrainingText> {
	const random = new Random('address language');
	const all = divisions.flatMap(({ villages }) => villages);
	const whole = (text: string): TrainingText => ({ text, isWhole: true, weight: 1 });
	let turn = 0;
	for (const division of divisions) {
		for (const village of division.villages) {
			turn++;
			const head = headOf(random, division);
			const { name, town } = village;
			yield whole(head + town + name + tail(random));
			if (turn % 3 === 0) {
				yield whole(head + properOf(village) + random.pick(STREETS) + townTail(random));
			}
			if (turn % 4 === 0) {
				const hamlet = properOf(random.pick(all)) + random.pick(HAMLETS);
				yield whole(head + town + name + hamlet + tail(random));
			}
		}
	}
}

/** The towns of these counties, each as often as it has villages, as if nothing were known of these. */
export function* townTexts(divisions: readonly Division[]): Generator<TrainingText> {
	for (const { province, prefecture, county, villages } of divisions) {
		const head = province + (county.endsWith('区') ? prefecture : '') + county;
		for (const [town, ofTown] of Map.groupBy(villages, (village) => village.town)) {
			yield { text: head + town, isWhole: false, weight: ofTown.length };
		}
	}
}

function headOf(random: Random, { province, prefecture, county }: Division): string {
	const isDistrict = county.endsWith('区') || county === '';
	const city = isDistrict || random.chance(0.4) ? prefecture : '';
	return (random.chance(0.9) ? province : '') + city + county;
}

const properOf = ({ name }: Village) => name.replace(/(?:村|社区)$/, '');

const STREETS =
	'路 街 巷 南路 北路 东路 西路 中路 东街 西街 南街 大道 大街 胡同 里 新村 小区 花园'.split(' ');
const HAMLETS = ['', '组', '屯', '寨', '湾', '庄', '沟', '坪', '冲', '塘', '自然村'];
const ORDINALS = '一二三四五六七八九十'.split('');

function numeral(random: Random): string {
	const one = random.pick(ORDINALS);
	return random.chance(0.8) ? one : random.pick(['十', '二十', '三十']) + one.replace('十', '');
}

const digits = (random: Random, most: number) => '0'.repeat(random.integer(1, most));

function tail(random: Random): string {
	const house = `${digits(random, 3)}号`;
	const group = random.chance(0.5) ? numeral(random) : digits(random, 2);
	const rest = random.chance(0.6) ? house : '';
	const kind = random.next();
	if (kind < 0.3) return house;
	if (kind < 0.65) return `${group}组${rest}`;
	if (kind < 0.75) return `${group}${random.pick(['社', '队', '屯', '区', '户'])}${rest}`;
	if (kind < 0.8) return `${house}附${digits(random, 2)}号`;
	if (kind < 0.85) return `村民小组${digits(random, 2)}号`;
	if (kind < 0.95) return townTail(random);
	return '';
}

function townTail(random: Random): string {
	const house = `${digits(random, 4)}号`;
	const building = digits(random, 2);
	const room = `${'0'.repeat(random.integer(3, 4))}${random.pick(['室', '号', ''])}`;
	const entrance = random.chance(0.5) ? `${digits(random, 1)}单元` : '';
	const kind = random.next();
	if (kind < 0.35) return house;
	if (kind < 0.65)
		return `${house}${building}${random.pick(['栋', '幢', '号楼', '楼', '座'])}${entrance}${room}`;
	if (kind < 0.75) return `${house}${building}单元${digits(random, 3)}${random.pick(['号', '室'])}`;
	if (kind < 0.82) return `${digits(random, 4)}弄${building}号${room}`;
	if (kind < 0.84) return `${building}楼${digits(random, 1)}门${room}`;
	if (kind < 0.85) return `${building}排${digits(random, 2)}号`;
	if (kind < 0.88)
		return `${house}院${building}${random.pick(['楼', '号楼', '栋'])}${entrance}${room}`;
	if (kind < 0.91) return `${house}${building}-${digits(random, 2)}-${digits(random, 4)}`;
	if (kind < 0.95) return `${building}栋${entrance}${room}`;
	return `${house}附${digits(random, 2)}号`;
}

/** Every name that cards may have had since 2004, as an address begins and as authorities are named. */
function* countiesAndAuthorities(): Generator<TrainingText> {
	const authority = (text: string): TrainingText => ({
		text,
		isWhole: true,
		weight: AUTHORITY_WEIGHT,
	});
	for (const { names, prefectures } of listedProvinces()) {
		const [province] = names;
		for (const [name, ...counties] of prefectures) {
			const city = name || province;
			yield authority(`${city}公安局`);
			for (const county of counties) {
				const heads = [province + name + county, province + county, name + county];
				for (const text of heads) yield { text, isWhole: false, weight: COUNTY_WEIGHT };
				yield authority(`${county}公安局`);
				yield authority(`${city}${county}公安局`);
				const short = county.length > 2 ? county.replace(/区$/, '') : county;
				yield authority(`${city}公安局${short}分局`);
				if (short !== county) yield authority(`${city}公安局${county}分局`);
			}
		}
	}
}

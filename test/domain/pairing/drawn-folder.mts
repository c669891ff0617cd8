import { LONG_TERM, toIsoDate } from '../../../domain/calendar-date.ts';
import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import type { ImageToPair, SideToPair } from '../../../domain/pairing/seen-sides.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';
import { inventAddress } from '../../support/people/address.mts';
import { pickCounty } from '../../support/people/county.mts';
import { ageOn, authorityOf, inventIssue, RESIDENT_RULE } from '../../support/people/issue.mts';
import { inventPerson } from '../../support/people/person.mts';
import { Random } from '../../support/random.mts';

/** Both sides of somebody's card, as they are printed. */
type Owner = Readonly<Record<Side, IdCardFields>>;

export interface DrawnSide extends SideToPair {
	/** Whose it is, by index. */
	owner: number;
}

export interface DrawnFolder {
	naming: Naming;
	owners: Owner[];
	files: Array<ImageToPair<DrawnSide>>;
}

const wordOf = (shown: readonly Side[]) =>
	shown.length === 2 ? '正反面' : shown[0] === 1 ? '正面' : '反面';

/** How files are named: after whom, what they show, and a number that goes on. */
const NAMES = {
	'person-words': (name: string, shown: readonly Side[]) => name + wordOf(shown),
	'person-numbers': (name: string, shown: readonly Side[]) => `${name}-${shown[0] === 1 ? 1 : 2}`,
	'person-folder': (name: string, _: unknown, n: number) => `证件/${name}/IMG_${n}`,
	camera: (_name: string, _: unknown, n: number) => `IMG_${n}`,
	scan: (_name: string, _: unknown, n: number) => `扫描件 (${n})`,
	// Letters that tell nothing, not even an order.
	random: (_name: string, _: unknown, n: number) =>
		String((n * 7919) % 9973).replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)]),
} as const;

type Naming = keyof typeof NAMES;

/** Where names tell whose files are, and where nothing but their order does. */
export const TELLING: readonly Naming[] = ['person-words', 'person-numbers', 'person-folder'];
export const ORDERED: readonly Naming[] = ['camera', 'scan'];

/** Draws the files of 2 to 30 people, many of one household. `isWhole`: everybody's sides are there, and were read. */
export function drawFolder(seed: string, isWhole = false): DrawnFolder {
	const random = new Random(seed);
	const naming = random.pick(Object.keys(NAMES) as Naming[]);
	const owners = drawOwners(random);
	const [absent, unread] = isWhole ? [0, 0] : [random.pick([0, 0.1]), random.pick([0, 0, 0.05])];
	const [misread, retaken, inOne] = [
		[0, 0.1],
		[0, 0.05],
		[0, 0.1],
	].map((all) => random.pick(all));
	// One file may be named after somebody else, unless the user vouches for all.
	const [misnamed, another] = [0, 0].map(() => random.integer(0, owners.length - 1));
	const isMisnamed = !isWhole && random.chance(0.1);
	let n = random.integer(1, 900);
	const taken = new Set<string>();
	const files = owners.flatMap((owner, at) => {
		const isSure = isMisnamed && [misnamed, another].includes(at);
		const sides = ([1, 0] as const).filter(() => isSure || !random.chance(absent));
		const shots = sides.length === 2 && random.chance(inOne) ? [sides] : sides.map((one) => [one]);
		const all = shots.flatMap((shot) => (random.chance(retaken) ? [shot, shot] : [shot]));
		return all.map((shown, place) => {
			// Some photos were deleted.
			n += random.chance(0.05) ? 3 : 1;
			const isOther = isMisnamed && at === misnamed && place === 0;
			const after = owners[isOther ? another : at][1].identity_name!;
			const path = NAMES[naming](after, shown, n);
			const name = `${path}${taken.has(path) ? ` (${n})` : ''}.jpg`;
			taken.add(path);
			if (!isSure && random.chance(unread)) return { name, sides: [], unread: [1] };
			const read = shown.map((side) => ({
				side,
				owner: at,
				page: 1,
				...readingOf(random, owner[side], side, isSure ? 0 : misread),
			}));
			return { name, sides: read, unread: [] };
		});
	});
	return { naming, owners, files };
}

/** People of one or two counties; households follow each other, and often got their cards on one day. */
function drawOwners(random: Random): Owner[] {
	const counties = [pickCounty(random), pickCounty(random)];
	const authorities = counties.map((county) => authorityOf(random, county));
	const names = new Set<string>();
	let home = { at: 0, address: '', start: '' };
	return Array.from({ length: random.integer(2, 30) }, (_, index) => {
		const isRelative = index > 0 && random.chance(0.3);
		const at = isRelative ? home.at : random.integer(0, 1);
		const county = counties[at];
		const address = isRelative ? home.address : inventAddress(random, county);
		const invent = () =>
			inventPerson(random, { rare: 'real', race: '汉', home: { county, address } });
		let person = invent();
		while (names.has(person.name)) person = invent();
		names.add(person.name);
		const { name, idNumber, gender, race, birth } = person;
		const isTogether = isRelative && birth < home.start && random.chance(0.5);
		const start = isTogether ? home.start : inventIssue(random, person).start;
		home = { at, address, start };
		const years = RESIDENT_RULE.validYears(ageOn(birth, start));
		const end =
			years === undefined ? LONG_TERM : `${Number(start.slice(0, 4)) + years}${start.slice(4)}`;
		const told = { identity_name: name, identity_code: idNumber, gender, race, birth, address };
		const issued = { issued_by: authorities[at], valid_date_start: start, valid_date_end: end };
		return {
			1: { ...emptyIdCardFields(), side: 1, ...told },
			0: { ...emptyIdCardFields(), side: 0, ...issued },
		};
	});
}

/** Reads a side, at times with an error, of which half are in doubt. */
function readingOf(random: Random, printed: IdCardFields, side: Side, share: number) {
	const field = random.pick(PRINTED_FIELDS[side]);
	if (!random.chance(share)) return { fields: printed, reviews: [] };
	const value = printed[field]!;
	const at = random.integer(0, value.length - 1);
	const other = /\d/.test(value[at]) ? String((Number(value[at]) + 1) % 10) : '样';
	const changed = value.slice(0, at) + other + value.slice(at + 1);
	const isDate = toIsoDate(value) !== undefined;
	const read = (isDate && toIsoDate(changed) === undefined) || random.chance(0.3) ? null : changed;
	const reviews = random.chance(0.5) ? [{ field, reasons: ['low-confidence'] }] : [];
	return { fields: { ...printed, [field]: read }, reviews };
}

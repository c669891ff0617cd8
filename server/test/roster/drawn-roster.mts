import { checkCharacter } from '../../../domain/id-number.ts';
import type { RowPerson } from '../../src/roster/likeness.mts';
import { inventPerson } from '../../../test/support/people/person.mts';
import { Random } from '../../../test/support/random.mts';

/** A list and cards, with the truth about both. */
export interface DrawnRoster {
	/** The table as a spreadsheet has it. */
	table: string[][];
	/** Whose card each row is: an index among those on the list, or none of them. */
	cards: Array<RowPerson & { holder: number | null }>;
	/** Those on the list, in its order; whether their card is here. */
	listed: Array<{ name: string; isHere: boolean; hasFault: boolean }>;
}

const HEADS = ['姓名', '姓 名', '名字', '员工姓名'];
const NUMBER_HEADS = ['身份证号', '身份证号码', '公民身份号码', '证件号码', 'ID'];
const DEPARTMENTS = ['财务部', '销售部', '人事部', '生产一部', '王庄村', '高新区'];

/** A character of a name that sounds the same, or looks alike. */
const HOMOPHONES: Readonly<Record<string, string>> = Object.fromEntries(
	[...'伟玮丽莉静婧军君洋阳杰洁明铭国國华華东東龙龍陈陳刘劉马馬张章志智文雯建健'].flatMap(
		(one, at, all) => (at % 2 === 0 ? [[one, all[at + 1]]] : []),
	),
);

/** Draws a list of people of one office, of whom some sent a card; every list has people of one name. */
export function drawRoster(seed: string, people = 28): DrawnRoster {
	const random = new Random(seed);
	const persons = Array.from({ length: people + 3 }, () =>
		inventPerson(random, { rare: 'real', race: random.chance(0.9) ? '汉' : '藏' }),
	);
	// Namesakes, and siblings whose numbers are close.
	persons[1] = { ...persons[1], name: persons[0].name };
	const close = `${persons[2].idNumber.slice(0, 16)}${(Number(persons[2].idNumber[16]) + 2) % 10}`;
	persons[3] = {
		...persons[3],
		name: `${persons[2].name[0]}${persons[3].name.slice(1)}`,
		idNumber: close + checkCharacter(close),
	};
	const places = persons.map(() => random.next());
	const order = [...persons.keys()].sort((one, other) => places[one] - places[other]);
	const onList = order.slice(0, people);
	const hasNumbers = random.chance(0.8);
	const isRounded = hasNumbers && random.chance(0.2);
	const listed = onList.map((at) => {
		// A fault in a name of two people may make it that of a third.
		const fault =
			at > 1 && random.chance(0.2)
				? random.pick(['digit', 'swap', 'sound', 'character', 'number'] as const)
				: null;
		const { name, idNumber } = persons[at];
		return {
			at,
			isHere: random.chance(0.88),
			hasFault: fault !== null,
			name: written(random, fault, name),
			number: !hasNumbers
				? ''
				: isRounded
					? random.pick([`${idNumber.slice(0, 15)}000`, idNumber])
					: mistyped(random, fault, idNumber),
		};
	});
	const cards = order.flatMap((at): DrawnRoster['cards'] => {
		const place = listed.findIndex((one) => one.at === at);
		if (place >= 0 && !listed[place].isHere) return [];
		const { name, idNumber } = persons[at];
		const isNameRead = random.chance(0.97);
		const isNumberRead = random.chance(0.97);
		return [
			{
				holder: place < 0 ? null : place,
				name: isNameRead
					? random.chance(0.03)
						? `${name.slice(0, -1)}${random.pick([...'日目曰丁'])}`
						: name
					: null,
				number: isNumberRead ? idNumber : null,
			},
		];
	});
	const width = random.integer(0, 2);
	const extra = (at: number) => [String(at + 1), random.pick(DEPARTMENTS)].slice(0, width);
	const head = [
		...['序号', '部门'].slice(0, width),
		random.pick(HEADS),
		...(hasNumbers ? [random.pick(NUMBER_HEADS)] : []),
		'备注',
	];
	const table = [
		...(random.chance(0.5) ? [['某某公司2026年员工名单'], []] : []),
		head,
		...listed.map(({ name, number }, at) => [
			...extra(at),
			name,
			...(hasNumbers ? [number] : []),
			random.chance(0.1) ? '已离职' : '',
		]),
		...(random.chance(0.3) ? [['合计', `${people}人`]] : []),
	];
	return { table, cards, listed };
}

type Fault = 'digit' | 'swap' | 'sound' | 'character' | 'number' | null;

function written(random: Random, fault: Fault, name: string): string {
	if (fault === 'sound') {
		const at = [...name].findIndex((character) => character in HOMOPHONES);
		if (at >= 0) return name.slice(0, at) + HOMOPHONES[name[at]] + name.slice(at + 1);
	}
	if (fault === 'character') return name.slice(0, -1) + random.pick([...'某囗田甲申']);
	return random.chance(0.1) && name.length === 2 ? [...name].join('　') : name;
}

function mistyped(random: Random, fault: Fault, number: string): string {
	const at = random.integer(0, 15);
	if (fault === 'digit')
		return `${number.slice(0, at)}${(Number(number[at]) + random.integer(1, 9)) % 10}${number.slice(at + 1)}`;
	if (fault === 'swap')
		return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
	if (fault === 'number')
		return random.chance(0.5) ? '' : `${number.slice(0, 6)}19800101${number.slice(14)}`;
	return random.chance(0.1) ? number.toLowerCase() : number;
}

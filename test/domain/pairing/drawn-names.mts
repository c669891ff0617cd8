import type { Random } from '../../support/random.mts';
import { type DrawnOwner, mistyped } from './drawn-people.mts';
import type { Shot } from './drawn-shots.mts';
import {
	camera,
	counter,
	hash,
	type Namer,
	type Numbered,
	padded,
	scan,
	wechat,
} from './device-names.mts';

export const NAMINGS = [
	'person-words',
	'person-numbers',
	'person-folder',
	'numbered-folder',
	'month-folder',
	'side-words',
	'camera',
	'wechat',
	'scan',
	'random',
	'all-fronts-then-backs',
	'mixed',
] as const;

export type Naming = (typeof NAMINGS)[number];

/** Whose files have a name by which one person's can be told. */
export const TELLING: readonly Naming[] = [
	'person-words',
	'person-numbers',
	'person-folder',
	'numbered-folder',
];

/** What is to be named: people in their order and whatever was photographed, in its order. */
interface Named {
	owners: readonly DrawnOwner[];
	order: readonly number[];
}

/** Returns the paths of files in the order in which they were made. */
export function nameFiles(
	random: Random,
	shots: readonly Shot[],
	named: Named,
	naming: Naming,
): string[] {
	const parts = naming === 'mixed' ? segments(random, named, 3) : [named.order];
	const simple = NAMINGS.filter((one) => one !== 'mixed' && one !== 'all-fronts-then-backs');
	const sections = parts.map((order) => {
		const at = random.integer(0, simple.length - 1);
		const own = naming === 'mixed' ? simple.splice(at, 1)[0] : naming;
		return { order, namer: NAMERS[own](random, { ...named, order }) };
	});
	const ending = random.pick(['.jpg', '.jpg', '.jpg', '.JPG', '.jpeg', '.png', '.heic']);
	const taken = new Set<string>();
	return shots.map((shot) => {
		const first = firstOwner(shot);
		const { namer } = sections.find(({ order }) => order.includes(first))!;
		const path = namer(shot);
		const end = shot.isPdf ? '.pdf' : ending;
		let name = path + end;
		for (let copy = 1; taken.has(name); copy++) name = `${path} (${copy})${end}`;
		taken.add(name);
		return name;
	});
}

const firstOwner = ({ pages, namedAfter }: Shot): number => namedAfter ?? pages[0][0].owner;

function segments(random: Random, { order }: Named, most: number): number[][] {
	const count = Math.max(1, Math.min(random.integer(2, most), order.length));
	const cuts = Array.from({ length: count - 1 }, () => random.integer(1, order.length - 1));
	const ends = [0, ...cuts.sort((one, other) => one - other), order.length];
	return ends.slice(1).map((end, at) => order.slice(ends[at], end));
}

const NAMERS: Readonly<Record<Exclude<Naming, 'mixed'>, (random: Random, named: Named) => Namer>> =
	{
		'person-words': personWords,
		'person-numbers': personNumbers,
		'person-folder': (random, named) =>
			inFolders(random, labels(random, named, random.pick(['', '', '员工资料/', '证件/']))),
		'numbered-folder': (random, named) => inFolders(random, folderNumbers(random, named)),
		'month-folder': monthFolders,
		'side-words': sideWords,
		camera,
		wechat,
		scan,
		random: (random) => () => hash(random),
		'all-fronts-then-backs': (random) => random.pick([camera, wechat, scan])(random),
	};

/** What a person's files are labelled with: mostly the name; both names where it shows two people. */
function labels(random: Random, { owners }: Named, before = '', withPhones = true): Namer {
	const kind = random.next();
	const numbers = new Map<number, string>();
	const labelOf = (owner: number, hasTypo?: boolean): string => {
		const { name, idNumber, phone } = owners[owner];
		if (kind < 0.07) return idNumber;
		if (kind < 0.14 && withPhones) return phone;
		const written = hasTypo === true ? mistyped(random, name) : name;
		if (kind < 0.2) return `${written}${phone}`;
		if (kind > 0.94) {
			numbers.set(owner, numbers.get(owner) ?? padded(numbers.size + 1, 2));
			return `${numbers.get(owner)}${written}`;
		}
		return written;
	};
	return ({ pages, namedAfter, hasTypo }) => {
		if (namedAfter !== undefined) return before + labelOf(namedAfter);
		const shown = new Set(pages.flat().map(({ owner }) => owner));
		return before + [...shown].map((owner) => labelOf(owner, hasTypo)).join('、');
	};
}

/** For the portrait side, the emblem side, and both. */
const SIDE_WORDS = [
	['正面', '反面', '正反面'],
	['正面', '反面', ''],
	['正面', '背面', '身份证'],
	['人像面', '国徽面', '身份证'],
	['头像面', '国徽面', '双面'],
	['front', 'back', 'both'],
	['正', '反', '正反'],
	['A', 'B', 'AB'],
	// To the law, the emblem is on the front.
	['反面', '正面', '正反面'],
];

const WHOLE_SIDE_WORDS = SIDE_WORDS.filter(([, , both]) => both !== '');

function wordOf({ pages }: Shot, [portrait, emblem, both]: readonly string[]): string {
	const sides = new Set(pages.flat().map(({ side }) => side));
	return sides.size === 2 ? both : sides.has(1) ? portrait : emblem;
}

/** Writes a label and what tells a person's files, or the sides of all, apart. */
type Joint<Other> = (label: string, other: Other) => string;

function personWords(random: Random, named: Named): Namer {
	const label = labels(random, named);
	const words = random.pick(SIDE_WORDS);
	const joints: Joint<string>[] = [
		(one, word) => one + word,
		(one, word) => `${one}-${word}`,
		(one, word) => `${one}_${word}`,
		(one, word) => `${one} ${word}`,
		(one, word) => `${one}身份证${word}`,
		(one, word) => `身份证${word}${one}`,
		(one, word) => `${word}-${one}`,
	];
	const joint = random.pick(joints);
	return (shot) => {
		const word = wordOf(shot, words);
		const own = random.chance(0.05) ? random.pick(joints) : joint;
		return word === '' ? label(shot) : own(label(shot), word);
	};
}

function personNumbers(random: Random, named: Named): Namer {
	// A family may share a phone, and bare numbers after it tell nobody apart.
	const label = labels(random, named, '', false);
	const count = counter();
	const joint = random.pick<Joint<number>>([
		(one, n) => `${one}-${n}`,
		(one, n) => `${one}_${padded(n, 2)}`,
		(one, n) => `${one}(${n})`,
		(one, n) => `${one} (${n})`,
		(one, n) => (n === 1 ? one : `${one}(${n})`),
		(one, n) => (/\d$/.test(one) ? `${one}-${n}` : `${one}${n}`),
	]);
	return (shot) => {
		const one = label(shot);
		return joint(one, count(one));
	};
}

function inFolders(random: Random, label: Namer): Namer {
	const words = random.pick(WHOLE_SIDE_WORDS);
	const count = counter();
	const photo = camera(random);
	const inner = random.pick<Namer>([
		photo,
		photo,
		(shot) => wordOf(shot, words),
		(shot) => String(count(label(shot))),
		(shot) => String.fromCharCode(96 + count(label(shot))),
	]);
	return (shot) => `${label(shot)}/${inner(shot)}`;
}

function folderNumbers(random: Random, { order }: Named): Namer {
	const start = random.chance(0.7) ? 1 : random.integer(2, 400);
	const style = random.pick<Numbered>([
		(n) => padded(n, 3),
		(n) => String(n),
		(n) => `客户${n}`,
		(n) => `A-${padded(n, 3)}`,
		(n) => `订单2024${padded(n * 37, 5)}`,
	]);
	return (shot) => style(start + order.indexOf(firstOwner(shot)));
}

function monthFolders(random: Random, named: Named): Namer {
	const month = random.pick<Numbered>([
		(n) => `2024-${padded(n, 2)}`,
		(n) => `2024年${n}月`,
		(n) => `2024${padded(n, 2)}`,
		(n) => `${n}月`,
		(n) => `第${n}批`,
	]);
	const first = random.integer(1, 6);
	const inner = random.pick([camera, wechat, scan, sideWords]);
	const sections = segments(random, named, 6).map((order, at) => {
		return { order, folder: month(first + at), namer: inner(random, { ...named, order }) };
	});
	return (shot) => {
		const { folder, namer } = sections.find(({ order }) => order.includes(firstOwner(shot)))!;
		return `${folder}/${namer(shot)}`;
	};
}

/** Numbered by people, or each side for itself, as a browser numbers what it downloads. */
function sideWords(random: Random, { order }: Named): Namer {
	const words = random.pick(WHOLE_SIDE_WORDS);
	if (random.chance(0.4)) {
		const count = counter();
		const isBare = random.chance(0.5);
		return (shot) => {
			const word = wordOf(shot, words);
			const n = count(word);
			if (!isBare) return `${word}${n}`;
			return n === 1 ? word : `${word} (${n - 1})`;
		};
	}
	const style = random.pick<Joint<number>>([
		(word, n) => `${word}${n}`,
		(word, n) => `${word}_${n}`,
		(word, n) => `${padded(n, 2)}${word}`,
		(word, n) => `${word} (${n})`,
	]);
	return (shot) => style(wordOf(shot, words), order.indexOf(firstOwner(shot)) + 1);
}

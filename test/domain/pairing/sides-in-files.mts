import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';
import {
	type PairedPerson,
	pairSides,
	type PairingOptions,
} from '../../../domain/pairing/pair-sides.ts';
import type { SideToPair } from '../../../domain/pairing/seen-sides.ts';
import { numbered } from '../../support/numbered.mts';

/** What was read of a side. */
export interface Told extends Partial<IdCardFields> {
	side: 1 | 0;
	doubtful?: ReadonlyArray<keyof IdCardFields>;
	/** From 1, which it is by default. */
	page?: number;
}

/** A front of somebody in 黄浦. */
export function front(name: string, birth: string, more: Partial<Told> = {}): Told {
	const serial = 100 + ([...name].at(-1)!.codePointAt(0)! % 900);
	const identity_code = numbered(`310101${birth.replaceAll('-', '')}${serial}`);
	return {
		side: 1,
		identity_name: name,
		identity_code,
		birth,
		address: '上海市黄浦区样本路1号',
		...more,
	};
}

/** A back of 黄浦 that begins on this day. */
export function back(start: string, years: number, more: Partial<Told> = {}): Told {
	return {
		side: 0,
		issued_by: '上海市公安局黄浦分局',
		valid_date_start: start,
		valid_date_end: `${Number(start.slice(0, 4)) + years}${start.slice(4)}`,
		...more,
	};
}

/** Two people of one county and one age: the front of one fits the back of the other. */
export const A1 = front('王样甲', '1985-02-03');
export const A0 = back('2019-06-07', 20);
export const B1 = front('李样乙', '1986-03-04');
export const B0 = back('2018-05-06', 20);
/** Nobody else's sides fit these. */
export const CHILD1 = front('王样丙', '2015-04-05');
export const CHILD0 = back('2022-03-04', 5);
/** Two strangers, of other places. */
export const C1 = front('赵样丁', '1979-01-02', { address: '江苏省南京市玄武区样本路1号' });
export const C0 = back('2015-01-02', 20, { issued_by: '南京市公安局玄武分局' });
export const D1 = front('孙样戊', '1981-11-12', { address: '广东省肇庆市广宁县样本路1号' });

/** What a file shows: sides and, as numbers, pages of which something was not read; `null`: an image that was not read. */
export type Shown = ReadonlyArray<Told | number> | null;

/**
 * The people of files in short: `a + b: evidence` of a card, as `a ? b: evidence` if a person has to confirm it, with `| c` for
 * what else may be its back; `a: problem | b` of a side alone. Files that show a side again are in brackets. A list has no names.
 */
export function rowsOf(
	files: Readonly<Record<string, Shown>> | readonly Shown[],
	{ decisions = [], ...options }: Options = {},
): string[] {
	const isList = Array.isArray(files);
	const sideOf = new Map<Told, FileSide>();
	const images = Object.entries(files).map(([name, shown]: [string, Shown]) => ({
		name: isList ? null : name,
		sides: (shown ?? []).flatMap((told) => {
			if (typeof told === 'number') return [];
			const { doubtful = [], page = 1, ...fields } = told;
			const reviews = doubtful.map((field) => ({ field, reasons: ['low-confidence'] }));
			const side = { side: told.side, page, reviews, file: name };
			const read = { ...side, fields: { ...emptyIdCardFields(), ...fields } };
			sideOf.set(told, read);
			return [read];
		}),
		unread: shown === null ? [1] : shown.filter((told) => typeof told === 'number'),
	}));
	const decided = decisions.map(([portrait, emblem, isOneCard]) => ({
		portrait: sideOf.get(portrait)!,
		emblem: sideOf.get(emblem)!,
		isOneCard,
	}));
	const names = Object.keys(files);
	return pairSides(images, { ...options, decisions: decided }).map((person) =>
		inShort(person, names),
	);
}

interface FileSide extends SideToPair {
	file: string;
}

interface Options extends Omit<PairingOptions<FileSide>, 'decisions'> {
	decisions?: ReadonlyArray<readonly [portrait: Told, emblem: Told, isOneCard: boolean]>;
}

function inShort(person: PairedPerson<FileSide>, names: readonly string[]): string {
	const { portrait, emblem, repeats, isProposed, problem, candidates, unreadOther } = person;
	const filesOf = (sides: readonly FileSide[]) => [...new Set(sides.map(({ file }) => file))];
	const again = filesOf(repeats).map((file) => ` (${file})`);
	const own = [portrait, emblem].flatMap((side) => side ?? []).map(({ file }) => file);
	const evidence = toldEvidence(person.evidence, 'off').join(' ');
	const others = filesOf(candidates).join(' ');
	return [
		isProposed ? own.join(' ? ') : [...new Set(own)].join(' + '),
		...again,
		`: ${problem ?? evidence}`,
		...(problem !== undefined && evidence !== '' ? [` ${evidence}`] : []),
		...(others === '' ? [] : [` | ${others}`]),
		...(unreadOther === undefined ? [] : [` | unread ${names[unreadOther]}`]),
	].join('');
}

export const onPage = (page: number, told: Told): Told => ({ ...told, page });

import { inventPerson } from '../../../../test/support/people/person.mts';
import { Random } from '../../../../test/support/random.mts';
import type { DrawnSide } from './draw-folder.mts';

/** Somebody on a list; `person`: whose card in the folder is theirs. */
export interface Listed {
	person: number | null;
	name: string;
	number: string;
}

/**
 * A list of everybody in a folder, and of three people more, of whom one is a namesake. Two numbers are mistyped, and a third of the
 * others rounded, as by a spreadsheet.
 */
export function listOf(drawn: readonly DrawnSide[], seed: string): Listed[] {
	const random = new Random(`${seed}/list`);
	const all: Listed[] = [...Map.groupBy(drawn, ({ person }) => person).values()].map(
		([{ person, name, number }]) => ({ person, name, number }),
	);
	const here = all.map((one, at) => {
		const { number } = one;
		if (at < 2)
			return {
				...one,
				number: number.slice(0, 9) + ((Number(number[9]) + 1) % 10) + number.slice(10),
			};
		return at % 3 === 0 ? { ...one, number: `${number.slice(0, 15)}000` } : one;
	});
	const absent = [0, 1, 2].map((at) => {
		const { name, idNumber } = inventPerson(random, { rare: 'real', race: '汉' });
		return { person: null, name: at === 0 ? all[4].name : name, number: idNumber };
	});
	return [...here, ...absent];
}

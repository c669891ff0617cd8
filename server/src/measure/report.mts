import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { LIMITS, type Tally } from './tally.mts';

/** CPU time and time that a run took, in s, and how many files were read at a time. */
type Spent = Record<'cpu' | 'seconds' | 'atATime', number>;

/** Describes what was read, in counts alone. */
export function describe(tally: Tally, { cpu, seconds, atATime }: Spent): string {
	const row = (title: string, count: number, note = '') =>
		`${title.padEnd(34)}${String(count).padStart(6)}   ${note}`.trimEnd();
	const share = (title: string, count: number, all: number) =>
		row(title, count, all === 0 ? '' : `${((100 * count) / all).toFixed(1)} %`);
	const listed = (title: string, group: string) => {
		const named = tally.of(group).map(([name, count]) => `${name} ${count}`);
		return row(title, tally.count(group), named.join(', '));
	};
	const sides = tally.count('side');
	const times = tally.times.toSorted((one, other) => one - other);
	const within = (part: number) =>
		((times[Math.floor(part * (times.length - 1))] ?? 0) / 1000).toFixed(2);
	const withTruth = tally.count('truth read') + tally.count('truth missed');
	const unfound = tally.count('truth of no file');
	return [
		row('files that show a card', tally.count('card')),
		row('files that show none', tally.count('no card')),
		listed('files that could not be read', 'unread'),
		listed('files of other kinds', 'other'),
		listed('sides of cards', 'side'),
		share('  read whole', sides - tally.count('incomplete'), sides),
		share('  ask for review', tally.count('reviewed'), sides),
		...tally.of('review').map(([what, count]) => row(`    ${what}`, count)),
		`seconds a file, ${atATime} at a time: median ${within(0.5)}, 95 % within ${within(0.95)}`,
		`CPU seconds a file: ${(cpu / Math.max(1, times.length)).toFixed(2)}; ` +
			`files a second: ${(times.length / seconds).toFixed(1)}`,
		...(withTruth + unfound === 0
			? []
			: [
					share('files with all of their truth', tally.count('truth read'), withTruth),
					row('lines of the truth without a file', unfound),
				]),
		...ID_CARD_FIELD_NAMES.flatMap((name) => {
			const what = ['right', 'wrong', 'missing', 'wrong without review'];
			const counts = what.map((one) => tally.count(`${name} ${one}`));
			const compared = counts[0] + counts[1] + counts[2];
			const note = what.map((one, i) => `${one} ${counts[i]}`).join(', ');
			return compared === 0 ? [] : [row(`  ${name}, compared`, compared, note)];
		}),
		...LIMITS.flatMap((limit) => {
			const of = (what: string) => tally.count(`${what} at ${limit}`);
			const [wrong, right] = [of('wrong not'), of('right reviewed')];
			const all = wrong + right + of('wrong reviewed') + of('right not');
			const note = `right with review ${right}, wrong without ${wrong}`;
			const title = limit === 0 ? 'all that was read' : `if below ${limit} were reviewed`;
			return all === 0 ? [] : [row(`  ${title}`, all, note)];
		}),
	].join('\n');
}

import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import type { Group, Tally } from './tally.mts';

/** What a run took: CPU time and time, in s, and how many files were read at a time. */
export interface Spent {
	cpu: number;
	seconds: number;
	atATime: number;
}

/** Describes what was read, in counts alone. */
export function describe(tally: Tally, { cpu, seconds, atATime }: Spent): string {
	const row = (title: string, count: number, note = '') =>
		`${title.padEnd(34)}${String(count).padStart(6)}   ${note}`.trimEnd();
	const share = (title: string, count: number, all: number) =>
		row(title, count, all === 0 ? '' : `${((100 * count) / all).toFixed(1)} %`);
	const mostFirst = (group: Group) =>
		[...tally.of(group)].sort(([, one], [, other]) => other - one);
	const listed = (title: string, group: Group) =>
		row(
			title,
			tally.count(group),
			mostFirst(group)
				.map((entry) => entry.join(' '))
				.join(', '),
		);
	const sides = tally.count('side');
	const times = tally.times.toSorted((one, other) => one - other);
	const within = (part: number) => (times[Math.floor(part * (times.length - 1))] / 1000).toFixed(2);
	const right = tally.count('truth', 'file right');
	const withTruth = right + tally.count('truth', 'file wrong');
	return [
		row('files that show a card', tally.count('shown', 'card')),
		row('files that show none', tally.count('shown', 'none')),
		listed('files that could not be read', 'unread'),
		listed('files of other kinds', 'other'),
		listed('sides of cards', 'side'),
		share('  read whole', sides - tally.count('incomplete'), sides),
		share('  ask for review', tally.count('doubtful'), sides),
		...mostFirst('review').map(([what, count]) => row(`    ${what}`, count)),
		...(times.length === 0
			? []
			: [
					`seconds a file, ${atATime} at a time: median ${within(0.5)}, 95 % within ${within(0.95)}`,
					`CPU seconds a file: ${(cpu / times.length).toFixed(2)}; files a second: ${(times.length / seconds).toFixed(1)}`,
				]),
		...(withTruth === 0 ? [] : [share('files with all of their truth', right, withTruth)]),
		...ID_CARD_FIELD_NAMES.flatMap((name) => {
			const what = ['right', 'wrong', 'missing', 'wrong without review'];
			const counts = what.map((one) => tally.count('truth', `${name} ${one}`));
			const compared = counts[0] + counts[1] + counts[2];
			const note = what.map((one, i) => `${one} ${counts[i]}`).join(', ');
			return compared === 0 ? [] : [row(`  ${name}, compared`, compared, note)];
		}),
	].join('\n');
}

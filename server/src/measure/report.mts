import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { LIMITS, type Tally } from './tally.mts';

/** Describes what was read, in counts alone. */
export function describe(tally: Tally): string {
	const row = (title: string, count: number, note = '') =>
		`${title.padEnd(34)}${String(count).padStart(6)}   ${note}`.trimEnd();
	const share = (title: string, count: number, all: number) =>
		row(title, count, all === 0 ? '' : `${((100 * count) / all).toFixed(1)} %`);
	const sides = tally.count('side');
	const byKind = tally.of('side').map(([name, count]) => `${name} ${count}`);
	const read = tally.count('truth read');
	return [
		row('sides of cards', sides, byKind.join(', ')),
		share('  read whole', sides - tally.count('incomplete'), sides),
		share('  ask for review', tally.count('reviewed'), sides),
		...tally.of('review').map(([what, count]) => row(`    ${what}`, count)),
		share('files with all of their truth', read, read + tally.count('truth missed')),
		row('lines of the truth without a file', tally.count('truth of no file')),
		...ID_CARD_FIELD_NAMES.flatMap((name) => {
			const what = ['right', 'wrong', 'missing', 'wrong without review'];
			const counts = what.map((one) => tally.count(`${name} ${one}`));
			const compared = counts[0] + counts[1] + counts[2];
			const note = what.map((one, i) => `${one} ${counts[i]}`).join(', ');
			return compared === 0 ? [] : [row(`  ${name}, compared`, compared, note)];
		}),
		...LIMITS.flatMap((limit) => {
			const of = (what: string) => tally.count(`${what} at ${limit}`);
			const wrong = of('wrong not');
			const right = of('right reviewed');
			const all = wrong + right + of('wrong reviewed') + of('right not');
			const note = `right with review ${right}, wrong without ${wrong}`;
			const title = limit === 0 ? 'all that was read' : `if below ${limit} were reviewed`;
			return all === 0 ? [] : [row(`  ${title}`, all, note)];
		}),
	].join('\n');
}

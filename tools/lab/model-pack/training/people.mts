// node24 people.mts COUNT SEED: prints invented people and what their cards say, one JSON object a line.
import process from 'node:process';

import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import { inventIssue } from '../../../../test/support/people/issue.mts';
import { inventPerson } from '../../../../test/support/people/person.mts';
import { Random } from '../../../../test/support/random.mts';
import { breakLines } from '../../../../test/support/people/line-breaks.mts';

const UNITS_PER_LINE = 11;

const [count, seed] = [Number(process.argv[2]), process.argv[3]];
for (let index = 0; index < count; index++) {
	const random = new Random(`${seed}/${index}`);
	const race = random.chance(0.6) ? '汉' : random.pick(ETHNIC_GROUPS);
	const person = inventPerson(random, { rare: 'real', race });
	const { authority, start, end } = inventIssue(random, person);
	const { name, gender, birth, address, idNumber } = person;
	const rows = breakLines(address, UNITS_PER_LINE);
	process.stdout.write(
		`${JSON.stringify({ name, gender, race, birth, rows, idNumber, authority, start, end })}\n`,
	);
}

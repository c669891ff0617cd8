import type { IdCardFields } from '../../../domain/id-card.ts';
import { inventIssue } from '../../specimens/person/issue.mts';
import { inventPerson, raceOfCard } from '../../specimens/person/person.mts';
import { Random } from '../../specimens/random.mts';

/** The nine fields that the two sides of a card print. */
export type CardTruth = Omit<IdCardFields, 'side'>;

const SEED = 'workflows';

/** The last year of a card that no run of the next years calls expired. */
const VALID_UNTIL = '2032';

/**
 * Returns the true fields of that many cards: those that `npm run specimens -- --seed workflows` draws, without the
 * expired ones. Every fourth person of `neighbours` lives in the county of the one before.
 */
export function inventPeople(count: number, { neighbours = false } = {}): CardTruth[] {
	const people: CardTruth[] = [];
	let region: string | undefined;
	for (let index = 0; people.length < count; index++) {
		const random = new Random(`${SEED}/${index}`);
		const race = raceOfCard(new Random(SEED), index);
		const isNeighbour = neighbours && people.length % 4 === 3;
		const options = { rare: 'real' as const, race, ...(isNeighbour && { region }) };
		const person = inventPerson(random.fork('person'), options);
		const issue = inventIssue(random.fork('issue'), person);
		if (issue.end < VALID_UNTIL) continue;
		region = person.county.county;
		people.push({
			identity_name: person.name,
			identity_code: person.idNumber,
			gender: person.gender,
			race: person.race,
			birth: person.birth,
			address: person.address,
			issued_by: issue.authority,
			valid_date_start: issue.start,
			valid_date_end: issue.end,
		});
	}
	return people;
}

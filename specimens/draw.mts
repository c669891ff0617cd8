import { emptyIdCardFields, type IdCardFields, type Side } from '../domain/id-card.ts';
import { cardSvg } from './card-face.mts';
import { capture, CARD_PIXELS, type Level, type Picture } from './capture.mts';
import { emblemSide } from './emblem-side.mts';
import { inventIssue, type Issue } from './issue.mts';
import { inventPerson, type Person } from './person.mts';
import type { RareRate } from './person-name.mts';
import { portraitSide } from './portrait-side.mts';
import { Random } from './random.mts';
import { rasterOfSvg } from './raster.mts';

/** What to draw. The same request gives the same bytes on one machine. */
export interface SpecimenRequest {
	/** Names a whole set; any text or number. */
	seed: string | number;
	/** Which card of the set, from 0. Both its sides belong to one person. */
	index: number;
	/** 1 = portrait side, 0 = emblem side. */
	side: Side;
	/** How the card is taken; clean unless said. */
	level?: Level;
	/** How often rare characters appear in names; as among people unless said. */
	rare?: RareRate;
}

/** A drawn card with the truth about it. */
export interface Specimen extends Picture {
	/** File name that suits the picture, such as `0007-portrait-photo.jpg`. */
	file: string;
	fields: IdCardFields;
}

const SIDE_NAMES: Record<Side, string> = { 1: 'portrait', 0: 'emblem' };

function portraitFields(person: Person): IdCardFields {
	return {
		...emptyIdCardFields(),
		side: 1,
		identity_name: person.name,
		identity_code: person.idNumber,
		gender: person.gender,
		race: person.race,
		birth: person.birth,
		address: person.address,
	};
}

function emblemFields(issue: Issue): IdCardFields {
	return {
		...emptyIdCardFields(),
		side: 0,
		issued_by: issue.authority,
		valid_date_start: issue.start,
		valid_date_end: issue.end,
	};
}

/** Draws one side of an invented person's card. Throws `MissingGlyphError`. */
export async function drawSpecimen(request: SpecimenRequest): Promise<Specimen> {
	const { seed, index, side, level = 'clean', rare = 'real' } = request;
	const random = new Random(`${seed}/${index}`);
	const person = inventPerson(random.fork('person'), rare);
	const issue = inventIssue(random.fork('issue'), person);
	const printed = side === 1 ? portraitSide(person) : emblemSide(issue);
	const card = await rasterOfSvg(cardSvg(printed, CARD_PIXELS), 4);
	const name = `${String(index).padStart(4, '0')}-${SIDE_NAMES[side]}-${level}`;
	const taken = await capture(random.fork(`${level}/${side}`), card, level);
	return {
		...taken,
		file: `${name}.${taken.format === 'jpeg' ? 'jpg' : 'png'}`,
		fields: side === 1 ? portraitFields(person) : emblemFields(issue),
	};
}

import type { Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS, type PrintedField } from '../../../domain/required-fields.ts';
import type { Outcome } from './outcome.ts';

/** Why one or two images do not make a whole card. */
type IncompleteProblem =
	| 'picture-not-recognized'
	| 'same-side-twice'
	| 'side-missing'
	| 'field-missing'
	| 'not-certain-which'
	| 'sides-do-not-match'
	| 'validity-does-not-fit-age';

/** Sides by the names that workflows compare with. */
const SIDES = [
	[1, 'portrait'],
	[0, 'emblem'],
] as const;

type SideName = (typeof SIDES)[number][1];

/** Why a card is incomplete, with a message for whoever took the photos. */
interface Incompleteness {
	problems: IncompleteProblem[];
	/** The sides to photograph again. */
	retake: SideName[];
	message: string;
}

const ORDINALS = ['first', 'second'];

/** What else is known of the images of a card. */
export interface KnownOfImages {
	/** The validity period does not fit the age that the ID number gives. */
	oddValidity: boolean;
	/** The card's fields that were not read. */
	missing: readonly PrintedField[];
	/** Sides in the same image, one of which may be the card's other one. */
	unsure?: Readonly<Record<Side, number>>;
	/** What the two sides say of place or kind of card contradicts each other. */
	mismatched?: boolean;
}

const FIELD_WORDS: Readonly<Record<PrintedField, string>> = {
	identity_name: 'name',
	identity_code: 'ID number',
	gender: 'gender',
	race: 'ethnic group',
	birth: 'date of birth',
	address: 'address',
	issued_by: 'issuing authority',
	valid_date_start: 'start of validity',
	valid_date_end: 'end of validity',
};

/**
 * Returns why one or two images do not make a whole card, or `undefined` when they do.
 */
export function incompleteness(
	outcomes: ReadonlyArray<Outcome | undefined>,
	{ oddValidity, missing, unsure, mismatched = false }: KnownOfImages,
): Incompleteness | undefined {
	const problems = new Set<IncompleteProblem>();
	const sentences: string[] = [];
	outcomes.forEach((outcome, i) => {
		if (outcome?.recognized !== false) return;
		problems.add('picture-not-recognized');
		const image = outcomes.length === 1 ? 'the image' : `the ${ORDINALS[i]} image`;
		sentences.push(`No ID card could be read in ${image}.`);
	});

	const read = outcomes.flatMap((outcome) => (outcome?.recognized ? [outcome.side] : []));
	if (read.length === 2 && read[0] === read[1]) {
		problems.add('same-side-twice');
		sentences.push(`Both images show the ${nameOf(read[0])} side.`);
	}
	const absent = SIDES.filter(([side]) => !read.includes(side)).map(([, name]) => name);
	if (unsure !== undefined) {
		problems.add('not-certain-which');
		sentences.push(
			`The image shows ${counted(unsure[1], 'portrait')} and ${counted(unsure[0], 'emblem')}, and it is not certain which belong together. Please send an image of this card alone.`,
		);
	} else if (absent.length > 0) {
		problems.add('side-missing');
		const sides = absent.map((name) => `the ${name} side`).join(' and ');
		sentences.push(`Please take a sharp photo of ${sides}, without glare.`);
	}
	const retake = [...absent];
	for (const [side, name] of SIDES.filter((one) => read.includes(one[0]))) {
		const lost = PRINTED_FIELDS[side].filter((field) => missing.includes(field));
		if (lost.length === 0) continue;
		problems.add('field-missing');
		retake.push(name);
		const words = lost.map((field) => FIELD_WORDS[field]).join(', ');
		sentences.push(
			`On the ${name} side, this could not be read: ${words}. Please take a sharper photo of it, without glare.`,
		);
	}
	if (mismatched) {
		problems.add('sides-do-not-match');
		sentences.push(
			'The two sides do not seem to belong to the same card: they disagree about its place or its kind.',
		);
	}
	if (oddValidity) {
		problems.add('validity-does-not-fit-age');
		sentences.push(
			'The two sides do not seem to belong to the same card: the validity period does not fit the age that the ID number gives.',
		);
	}
	if (problems.size === 0) return undefined;
	return { problems: [...problems], retake, message: sentences.join(' ') };
}

function counted(count: number, name: SideName): string {
	return count === 1 ? `1 ${name} side` : `${count} ${name} sides`;
}

function nameOf(side: Side): SideName {
	return side === 1 ? 'portrait' : 'emblem';
}

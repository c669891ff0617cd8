import type { IdCardFields, Side } from '../../domain/id-card.ts';
import { scriptOverlay, pickScript } from './card/bilingual.mts';
import { type CardFace, cardSvg, type CutCorner } from './card/card-face.mts';
import { emblemSide } from './card/emblem-side.mts';
import { lookalikeFace, numberPrefixOf } from './card/lookalike.mts';
import { portraitSide } from './card/portrait-side.mts';
import { SCRIPTS } from './card/script-words.mts';
import type { Layout, Lookalike } from './layout.mts';
import {
	FOREIGNER_RULE,
	inventIssue,
	type Issue,
	PERMIT_RULE,
	RESIDENT_RULE,
} from './person/issue.mts';
import type { RareRate } from './person/person-name.mts';
import { inventPerson, type Person, raceOfCard } from './person/person.mts';
import type { Level } from './picture/camera.mts';
import { capture, type Picture } from './picture/capture.mts';
import { rasterOfSvg } from './picture/raster.mts';
import { onScreen } from './picture/screen.mts';
import { loose, photocopy } from './picture/subject.mts';
import { Random } from './random.mts';
import { debianFamilies, type FontSource, notoFamily } from './type/font-family.mts';
import { MissingGlyphError } from './type/glyph-font.mts';
import { Typesetter } from './type/typesetter.mts';

/** What to draw. On one machine, the same request always yields the same bytes. */
export interface SpecimenRequest {
	/** Identifies a set. */
	seed: string | number;
	/** Index of the card in the set, from 0. Both sides show the same person. */
	index: number;
	/** 1 = portrait side, 0 = emblem side; the first one if both are in one image. */
	side: Side;
	/** How the image is taken. Default: clean. */
	level?: Level;
	/** Variations on a plain card. Default: none. */
	layouts?: readonly Layout[];
	/** Another kind of card that looks like an ID card. */
	lookalike?: Lookalike;
	/** How often rare characters occur in names. Default: as in reality. */
	rare?: RareRate;
	/** Source of the typefaces. Default: the npm package. */
	fonts?: FontSource;
	/** Multiplies width and height in pixels, 1 to 4. Default: 1. */
	scale?: number;
}

/** A drawn card with its true fields. */
export interface Specimen extends Picture {
	/** A file name for the image, such as `0007-portrait-photo.jpg`. */
	file: string;
	/** If both sides are in one image, the fields of both, with side 1. */
	fields: IdCardFields;
	/** Fields of the second person's card, if there is one. */
	second?: IdCardFields;
}

/** Width of a card in pixels at scale 1: 300 dots per inch. */
const CARD_PIXELS = 1011;
const SIDE_NAMES: Readonly<Record<Side, string>> = { 1: 'portrait', 0: 'emblem' };
const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;

interface Holder {
	person: Person;
	issue: Issue;
	script?: ReturnType<typeof pickScript>;
}

function inventHolder(request: SpecimenRequest, random: Random): Holder {
	const { seed, index, lookalike, rare = 'real', layouts = [] } = request;
	const script = layouts.includes('bilingual') ? pickScript(random.fork('script')) : undefined;
	const isOfGroup = script !== undefined && random.fork('group').chance(0.6);
	const person = inventPerson(random.fork('person'), {
		rare,
		race: isOfGroup ? SCRIPTS[script].race : raceOfCard(new Random(String(seed)), index),
		region: script && SCRIPTS[script].region,
		numberPrefix: numberPrefixOf(lookalike),
	});
	const permitRule = lookalike === 'foreigner-card' ? FOREIGNER_RULE : PERMIT_RULE;
	const rule = lookalike === undefined ? RESIDENT_RULE : permitRule;
	return { person, issue: inventIssue(random.fork('issue'), person, rule), script };
}

function printFace(
	type: Typesetter,
	random: Random,
	holder: Holder,
	request: SpecimenRequest,
): CardFace {
	const { side, lookalike } = request;
	const { person, issue, script } = holder;
	if (lookalike !== undefined) {
		return lookalikeFace(random.fork('lookalike'), type, lookalike, side, person, issue);
	}
	const face = side === 1 ? portraitSide(type, person) : emblemSide(type, issue);
	if (script === undefined) return face;
	const overlay = scriptOverlay(random.fork('second script'), script, side, person);
	return { ...face, printed: face.printed + overlay };
}

/** Prints in the first typeface that has every glyph; the order depends on the seed. */
function printInSomeFont(
	random: Random,
	request: SpecimenRequest,
	print: (type: Typesetter) => CardFace[],
) {
	if (request.fonts !== 'debian') return print(new Typesetter(notoFamily()));
	const families = debianFamilies();
	const first = random.fork('fonts').integer(0, families.length - 1);
	let missing: unknown;
	for (let turn = 0; turn < families.length; turn++) {
		try {
			return print(new Typesetter(families[(first + turn) % families.length]));
		} catch (error) {
			if (!(error instanceof MissingGlyphError)) throw error;
			missing = error;
		}
	}
	throw missing;
}

function cutCorner(random: Random): CutCorner {
	return { corner: random.pick(CORNERS), along: random.between(4, 8), down: random.between(4, 8) };
}

function mergedFields([first, second]: readonly CardFace[]): IdCardFields {
	if (second === undefined) return first.fields;
	const merged: Record<string, unknown> = { ...first.fields };
	for (const [name, value] of Object.entries(second.fields)) merged[name] ??= value;
	return { ...(merged as unknown as IdCardFields), side: 1 };
}

/** Draws one or both sides of an invented person's card. Throws `MissingGlyphError`. */
export async function drawSpecimen(request: SpecimenRequest): Promise<Specimen> {
	const { seed, index, side, level = 'clean', layouts = [], lookalike, scale = 1 } = request;
	const has = (layout: Layout) => layouts.includes(layout);
	const random = new Random(`${seed}/${index}`);
	const holder = inventHolder(request, random);
	const isPair = has('two-people');
	const isBothSides = !isPair && (has('both-sides') || has('beside'));
	const faces = printInSomeFont(random, request, (type) => {
		const first = printFace(type, random, holder, request);
		if (isBothSides) {
			const otherSide: Side = side === 1 ? 0 : 1;
			return [first, printFace(type, random, holder, { ...request, side: otherSide })];
		}
		if (!isPair) return [first];
		const another = random.fork('second person');
		return [first, printFace(type, another, inventHolder(request, another), request)];
	});

	const capturing = random.fork(`${level}/${side}`);
	const outOfFrame = has('cut-corner') && level !== 'clean' && capturing.chance(0.5);
	const cut = has('cut-corner') && !outOfFrame ? cutCorner(capturing) : undefined;
	const cards = await Promise.all(
		faces.map(({ printed }) => rasterOfSvg(cardSvg(printed, CARD_PIXELS * scale, cut), 4)),
	);
	const arrangement = has('beside') ? 'beside' : 'below';
	let subject = await (has('photocopy') ? photocopy : loose)(capturing, cards, arrangement);
	if (has('screen')) subject = await onScreen(capturing, subject);
	const taken = await capture(capturing, subject, level, {
		fingerOn: has('finger') ? side : undefined,
		second: cards.length > 1 ? arrangement : undefined,
		outOfFrame,
		scale,
	});

	const words = [isBothSides ? 'both' : SIDE_NAMES[side], level];
	const variations = [...layouts.filter((layout) => layout !== 'both-sides'), lookalike ?? []];
	const name = [String(index).padStart(4, '0'), ...words, ...variations.flat()].join('-');
	const file = `${name}.${taken.format === 'jpeg' ? 'jpg' : 'png'}`;
	if (isPair) return { ...taken, file, fields: faces[0].fields, second: faces[1].fields };
	return { ...taken, file, fields: mergedFields(faces) };
}

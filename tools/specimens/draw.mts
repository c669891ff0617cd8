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

/** What to draw. The same request gives the same bytes on one machine. */
export interface SpecimenRequest {
	/** Names a whole set. */
	seed: string | number;
	/** Which card of the set, from 0. Both its sides belong to one person. */
	index: number;
	/** 1 = portrait side, 0 = emblem side; the first when both are in one picture. */
	side: Side;
	/** How the card is taken; clean unless said. */
	level?: Level;
	/** Departures from a plain card; none unless said. */
	layouts?: readonly Layout[];
	/** A card of another kind that looks like one. */
	lookalike?: Lookalike;
	/** How often rare characters appear in names; as among people unless said. */
	rare?: RareRate;
	/** Where the typefaces come from; the npm package unless said. */
	fonts?: FontSource;
	/** How many times as many pixels across as usual, 1 to 4; 1 unless said. */
	scale?: number;
}

/** A drawn card with the truth about it. */
export interface Specimen extends Picture {
	/** File name that suits the picture, such as `0007-portrait-photo.jpg`. */
	file: string;
	/** Both sides' fields and side 1 when both are in one picture. */
	fields: IdCardFields;
	/** Fields of the second person's card; absent unless there is one. */
	second?: IdCardFields;
}

/** Width of a card's drawing in pixels: 300 dots an inch, at scale 1. */
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

/** Prints in the first of the typefaces, in an order the seed settles, that has every glyph. */
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

/** Draws a side of an invented person's card, or both. Throws `MissingGlyphError`. */
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

	const taking = random.fork(`${level}/${side}`);
	const outOfFrame = has('cut-corner') && level !== 'clean' && taking.chance(0.5);
	const cut = has('cut-corner') && !outOfFrame ? cutCorner(taking) : undefined;
	const cards = await Promise.all(
		faces.map(({ printed }) => rasterOfSvg(cardSvg(printed, CARD_PIXELS * scale, cut), 4)),
	);
	const arrangement = has('beside') ? 'beside' : 'below';
	let subject = await (has('photocopy') ? photocopy : loose)(taking, cards, arrangement);
	if (has('screen')) subject = await onScreen(taking, subject);
	const taken = await capture(taking, subject, level, {
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

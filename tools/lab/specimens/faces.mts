import type { Side } from '../../../domain/id-card.ts';
import { scriptOverlay, pickScript } from './card/bilingual.mts';
import { blackedOut } from './card/blacked-out.mts';
import type { CardFace } from './card/card-face.mts';
import { emblemSide } from './card/emblem-side.mts';
import { faded } from './card/faded.mts';
import { lookalikeFace, numberPrefixOf } from './card/lookalike.mts';
import { patched } from './card/patched.mts';
import { portraitSide } from './card/portrait-side.mts';
import { inPlace, pickPrintRun, type PrintRun } from './card/print-run.mts';
import { SCRIPTS } from './card/script-words.mts';
import { hologram } from './marks/hologram.mts';
import {
	FOREIGNER_RULE,
	inventIssue,
	type Issue,
	PERMIT_RULE,
	RESIDENT_RULE,
} from '../../../test/support/people/issue.mts';
import { inventPerson, type Person, raceOfCard } from '../../../test/support/people/person.mts';
import { Random } from '../../../test/support/random.mts';
import type { SpecimenRequest } from './specimen-request.mts';
import { debianFamilies, notoFamily } from './type/font-family.mts';
import { MissingGlyphError } from './type/glyph-font.mts';
import { Typesetter } from './type/typesetter.mts';

interface Holder {
	person: Person;
	issue: Issue;
	run: PrintRun;
	script?: ReturnType<typeof pickScript>;
}

function inventHolder(request: SpecimenRequest, random: Random): Holder {
	const { seed, index, lookalike, rare = 'real', layouts = [], home } = request;
	const script = layouts.includes('bilingual') ? pickScript(random.fork('script')) : undefined;
	const isOfGroup = script !== undefined && random.fork('group').chance(0.6);
	const person = inventPerson(random.fork('person'), {
		rare,
		race: isOfGroup ? SCRIPTS[script].race : raceOfCard(new Random(String(seed)), index),
		region: script && SCRIPTS[script].region,
		numberPrefix: numberPrefixOf(lookalike),
		home,
	});
	const permitRule = lookalike === 'foreigner-card' ? FOREIGNER_RULE : PERMIT_RULE;
	const rule = lookalike === undefined ? RESIDENT_RULE : permitRule;
	const issue = inventIssue(random.fork('issue'), person, rule);
	return { person, issue, run: pickPrintRun(random.fork('print run')), script };
}

function printFace(
	type: Typesetter,
	random: Random,
	holder: Holder,
	request: SpecimenRequest,
): CardFace {
	const { side, lookalike } = request;
	const { person, issue, run, script } = holder;
	if (lookalike !== undefined) {
		const drawing = random.fork('lookalike');
		return inPlace(run, lookalikeFace(drawing, type, lookalike, side, person, issue, run));
	}
	const face = side === 1 ? portraitSide(type, person, run) : emblemSide(type, issue, run);
	if (script === undefined) return inPlace(run, face);
	const overlay = scriptOverlay(random.fork('second script'), script, side, person, run);
	return inPlace(run, { ...face, printed: face.printed + overlay });
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

/** Returns a face after time and people have been at it. */
function worn(
	random: Random,
	face: CardFace,
	{ mark, conditions = [] }: SpecimenRequest,
): CardFace {
	let { printed } = face;
	if (conditions.includes('faded')) printed = faded(random.fork('wear'), printed);
	const lastRow = face.areas.address?.at(-1);
	if (mark?.kind === 'hologram' && lastRow) {
		printed += hologram(random.fork('hologram'), lastRow, mark.weight ?? 'light');
	}
	const marked = { ...face, printed };
	if (conditions.includes('patched')) return patched(random.fork('patch'), marked);
	return conditions.includes('blacked-out') ? blackedOut(random.fork('bars'), marked) : marked;
}

/**
 * Prints the side that is asked for and, if the layout shows another card or side, that one too.
 * Throws `MissingGlyphError`.
 */
export function printFaces(random: Random, request: SpecimenRequest): CardFace[] {
	const { side, layouts = [] } = request;
	const isPair = layouts.includes('two-people');
	const isBothSides = !isPair && (layouts.includes('both-sides') || layouts.includes('beside'));
	const holder = inventHolder(request, random);
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
	return faces.map((face, i) => worn(random.fork(`worn/${side}/${i}`), face, request));
}

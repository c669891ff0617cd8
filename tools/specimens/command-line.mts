import { parseArgs } from 'node:util';
import type { Side } from '../../domain/id-card.ts';
import { type Condition, CONDITIONS } from './condition.mts';
import { type Layout, LAYOUTS, LOOKALIKES, type Lookalike } from './layout.mts';
import {
	MARK_COLOURS,
	type MarkColour,
	MARK_KINDS,
	type MarkKind,
	MARK_WEIGHTS,
	type MarkWeight,
} from './marks/mark.mts';
import { NO_CARD_KINDS, type NoCardKind } from './no-card.mts';
import type { RareRate } from './person/person-name.mts';
import { LEVELS, type Level } from './image/camera.mts';
import type { FontSource } from './type/font-family.mts';

/** The options of the command. */
export interface Command {
	out: string;
	/** Number of cards; each yields one image per side. */
	count: number;
	seed: string;
	level: Level;
	sides: readonly Side[];
	rare: RareRate;
	layouts: readonly Layout[];
	/** Kinds to alternate between; empty for resident ID cards. */
	lookalikes: readonly Lookalike[];
	/** Kinds to alternate between; empty for none. */
	marks: readonly MarkKind[];
	markColour?: MarkColour;
	markWeight: MarkWeight;
	conditions: readonly Condition[];
	fonts: FontSource;
	/** Multiplies width and height in pixels. */
	scale: number;
	/** Draws images without a card instead. */
	noCard?: readonly NoCardKind[];
}

/** Thrown for an unknown or invalid option. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

export const USAGE = `Usage: npm run specimens -- --out DIR [options]
  --out DIR      folder for the images; created if missing
  --count N      number of cards, 1 to 100000 (default 10); each card yields two images, one per side
  --seed S       the same seed draws the same images (default 1)
  --level L      ${LEVELS.join(' | ')} (default clean)
  --side S       portrait | emblem | both (default both)
  --rare R       real | heavy: how often rare characters occur in names (default real)
  --fonts F      noto | debian: the typeface from npm, or those from Debian packages (default noto)
  --scale N      1 to 4: multiplies width and height in pixels (default 1)
Variations on a plain card, which can be combined:
  --bilingual    another script above the Chinese labels
  --photocopy    a black-and-white copy on paper
  --screen       the card displayed on a screen, with moiré
  --both-sides   both sides in one image, so one image per card
  --beside       like --both-sides, but next to each other instead of one below the other
  --two-people   the same side of two people's cards in one image; with --beside, next to each other
  --cut-corner   a corner clipped off, or out of the frame
  --finger       a fingertip covering part of an edge
Marks over the card:
  --mark K       all | ${MARK_KINDS.join(' | ')}
  --mark-colour C  ${MARK_COLOURS.join(' | ')} (default: depends on the seed)
  --mark-weight W  ${MARK_WEIGHTS.join(' | ')} (default light)
What makes it harder to read; combinable:
  --blurred      out of focus or shaken
  --few-pixels   cropped to the card and shrunk to a few hundred pixels
  --faded        worn print
  --blacked-out  bars over one or more values, whose fields are null
  --glare        a reflection that wipes out characters; "illegible" lists the fields
  --upside-down  the card upside down; of two cards in one image, one of them
Other images:
  --lookalike K  all | ${LOOKALIKES.join(' | ')}
  --no-card K    all | ${NO_CARD_KINDS.join(' | ')}`;

const SIDES: Record<string, readonly Side[]> = { portrait: [1], emblem: [0], both: [1, 0] };

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
	const choice = choices.find((known) => known === value);
	if (choice === undefined) {
		throw new UsageError(`--${option} must be one of ${choices.join(', ')}, not "${value}".`);
	}
	return choice;
}

/** Returns the kinds named by an option: `undefined` if absent, all for `all`. */
function kindsOf<T extends string>(
	option: string,
	value: string | undefined,
	kinds: readonly T[],
): readonly T[] | undefined {
	if (value === undefined) return undefined;
	return value === 'all' ? kinds : [oneOf(option, value, kinds)];
}

const colourOf = (value: string | undefined): MarkColour | undefined =>
	value === undefined ? undefined : oneOf('mark-colour', value, MARK_COLOURS);

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				out: { type: 'string' },
				count: { type: 'string', default: '10' },
				seed: { type: 'string', default: '1' },
				level: { type: 'string', default: 'clean' },
				side: { type: 'string', default: 'both' },
				rare: { type: 'string', default: 'real' },
				fonts: { type: 'string', default: 'noto' },
				scale: { type: 'string', default: '1' },
				bilingual: { type: 'boolean' },
				photocopy: { type: 'boolean' },
				screen: { type: 'boolean' },
				'both-sides': { type: 'boolean' },
				beside: { type: 'boolean' },
				'two-people': { type: 'boolean' },
				'cut-corner': { type: 'boolean' },
				finger: { type: 'boolean' },
				mark: { type: 'string' },
				'mark-colour': { type: 'string' },
				'mark-weight': { type: 'string', default: 'light' },
				blurred: { type: 'boolean' },
				'few-pixels': { type: 'boolean' },
				faded: { type: 'boolean' },
				'blacked-out': { type: 'boolean' },
				glare: { type: 'boolean' },
				'upside-down': { type: 'boolean' },
				lookalike: { type: 'string' },
				'no-card': { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** Parses the options; returns `undefined` for `--help`. Throws {@link UsageError}. */
export function readCommand(args: readonly string[]): Command | undefined {
	const values = parse(args);
	if (values.help) return undefined;
	if (!values.out)
		throw new UsageError('--out DIR is required: the folder to write the images to.');
	const count = Number(values.count);
	if (!/^\d{1,6}$/.test(values.count) || count < 1 || count > 100_000) {
		throw new UsageError(
			`--count must be a whole number between 1 and 100000, not "${values.count}".`,
		);
	}
	const side = oneOf('side', values.side, ['portrait', 'emblem', 'both']);
	const layouts = LAYOUTS.filter((layout) => values[layout]);
	const lookalikes = kindsOf('lookalike', values.lookalike, LOOKALIKES) ?? [];
	if (lookalikes.length > 0 && values.bilingual) {
		throw new UsageError(
			'--bilingual applies to resident ID cards only and cannot be combined with --lookalike.',
		);
	}
	if (values['two-people'] && values['both-sides']) {
		throw new UsageError(
			'--two-people shows one side of each card and cannot be combined with --both-sides.',
		);
	}
	const areaConditions = (['blacked-out', 'glare'] as const).filter(
		(condition) => values[condition],
	);
	if (areaConditions.length > 0 && lookalikes.includes('foreigner-card')) {
		throw new UsageError(
			`--${areaConditions[0]} does not know the values of a foreigner-card; choose another --lookalike.`,
		);
	}
	const isOneImagePerCard = (values['both-sides'] || values.beside) && !values['two-people'];
	return {
		out: values.out,
		count,
		seed: values.seed,
		level: oneOf('level', values.level, LEVELS),
		sides: isOneImagePerCard && side === 'both' ? [1] : SIDES[side],
		rare: oneOf('rare', values.rare, ['real', 'heavy']),
		layouts,
		lookalikes,
		marks: kindsOf('mark', values.mark, MARK_KINDS) ?? [],
		markColour: colourOf(values['mark-colour']),
		markWeight: oneOf('mark-weight', values['mark-weight'], MARK_WEIGHTS),
		conditions: CONDITIONS.filter((condition) => values[condition]),
		scale: Number(oneOf('scale', values.scale, ['1', '2', '3', '4'])),
		fonts: oneOf('fonts', values.fonts, ['noto', 'debian']),
		noCard: kindsOf('no-card', values['no-card'], NO_CARD_KINDS),
	};
}

import { parseArgs } from 'node:util';
import type { Side } from '../../../domain/id-card.ts';
import { type Condition, CONDITIONS } from './condition.mts';
import { type Layout, LAYOUTS, LOOKALIKES, type Lookalike } from './layout.mts';
import { MARK_KINDS, type MarkKind } from './marks/mark.mts';
import { NO_CARD_KINDS, type NoCardKind } from './no-card.mts';
import { LEVELS, type Level } from './image/camera.mts';

/** The options of the command. */
export interface Command {
	out: string;
	/** Number of cards; each yields one image per side. */
	count: number;
	seed: string;
	level: Level;
	sides: readonly Side[];
	layouts: readonly Layout[];
	lookalike?: Lookalike;
	mark?: MarkKind;
	conditions: readonly Condition[];
	/** Draws images without a card instead. */
	noCard?: NoCardKind;
}

/** Thrown for an unknown or invalid option. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

const flags = (names: readonly string[]) => names.map((name) => `--${name}`).join(', ');

export const USAGE = `Usage: npm run specimens -- --out DIR [options]
  --out DIR      folder for the images; created if missing
  --count N      number of cards, 1 to 100000 (default 10); each card yields two images, one per side
  --seed S       the same seed draws the same images (default 1)
  --level L      ${LEVELS.join(' | ')} (default clean)
  --side S       portrait | emblem | both (default both)
  --mark K       over the card: ${MARK_KINDS.join(' | ')}
  --lookalike K  another card: ${LOOKALIKES.join(' | ')}
  --no-card K    no card: ${NO_CARD_KINDS.join(' | ')}
Variations, which can be combined: ${flags(LAYOUTS)}
What makes it harder to read: ${flags(CONDITIONS)}`;

const SIDES: Record<string, readonly Side[]> = { portrait: [1], emblem: [0], both: [1, 0] };

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
	const choice = choices.find((known) => known === value);
	if (choice === undefined) {
		throw new UsageError(`--${option} must be one of ${choices.join(', ')}, not "${value}".`);
	}
	return choice;
}

const kindOf = <T extends string>(
	option: string,
	value: string | undefined,
	kinds: readonly T[],
) => (value === undefined ? undefined : oneOf(option, value, kinds));

function parse(args: readonly string[]) {
	const switches: object = Object.fromEntries(
		[...LAYOUTS, ...CONDITIONS].map((name) => [name, { type: 'boolean' }]),
	);
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				...switches,
				out: { type: 'string' },
				count: { type: 'string', default: '10' },
				seed: { type: 'string', default: '1' },
				level: { type: 'string', default: 'clean' },
				side: { type: 'string', default: 'both' },
				mark: { type: 'string' },
				lookalike: { type: 'string' },
				'no-card': { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
		return values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** Refuses pairs of options that no image can show. */
function refuseImpossible(
	isGiven: (name: string) => boolean,
	lookalike: Lookalike | undefined,
): void {
	const refuse = (option: string, other: string) => {
		throw new UsageError(`--${option} cannot be combined with --${other}.`);
	};
	if (isGiven('two-people') && isGiven('both-sides')) refuse('two-people', 'both-sides');
	if (isGiven('bilingual') && lookalike) refuse('bilingual', `lookalike ${lookalike}`);
	// The places of its values are not known.
	const hiding = ['blacked-out', 'glare'].find(isGiven);
	if (hiding && lookalike === 'foreigner-card') refuse(hiding, 'lookalike foreigner-card');
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
	const isGiven = (name: string) => (values as Record<string, unknown>)[name] === true;
	const lookalike = kindOf('lookalike', values.lookalike, LOOKALIKES);
	refuseImpossible(isGiven, lookalike);
	const layouts = LAYOUTS.filter(isGiven);
	const hasBothSides = layouts.includes('both-sides') || layouts.includes('beside');
	const isOneImagePerCard = hasBothSides && !layouts.includes('two-people');
	return {
		out: values.out,
		count,
		seed: values.seed,
		level: oneOf('level', values.level, LEVELS),
		sides: isOneImagePerCard && side === 'both' ? [1] : SIDES[side],
		layouts,
		lookalike,
		mark: kindOf('mark', values.mark, MARK_KINDS),
		conditions: CONDITIONS.filter(isGiven),
		noCard: kindOf('no-card', values['no-card'], NO_CARD_KINDS),
	};
}

import { parseArgs } from 'node:util';
import { LEVELS, type Level } from './capture.mts';
import { NO_CARD_KINDS, type NoCardKind } from './no-card.mts';
import type { RareRate } from './person-name.mts';
import type { Side } from '../domain/id-card.ts';

/** What the command was asked for. */
export interface Command {
	out: string;
	/** How many cards; each gives one picture a side. */
	count: number;
	seed: string;
	level: Level;
	sides: readonly Side[];
	rare: RareRate;
	/** Draw pictures without a card instead. */
	noCard?: readonly NoCardKind[];
}

/** Thrown for an option the command does not know or cannot take. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

export const USAGE = `Usage: npm run specimens -- --out DIR [options]
  --out DIR      folder for the pictures; made if missing
  --count N      how many cards, 1 to 100000 (default 10); a card has two sides, so two pictures
  --seed S       names the set; the same seed draws the same pictures (default 1)
  --level L      ${LEVELS.join(' | ')} (default clean)
  --side S       portrait | emblem | both (default both)
  --rare R       real | heavy: how often names have rare characters (default real)
  --no-card K    draw pictures without a card instead: all | ${NO_CARD_KINDS.join(' | ')}`;

const SIDES: Record<string, readonly Side[]> = { portrait: [1], emblem: [0], both: [1, 0] };

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
	const choice = choices.find((known) => known === value);
	if (choice === undefined) {
		throw new UsageError(`--${option} takes ${choices.join(', ')}; it was given "${value}".`);
	}
	return choice;
}

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
				'no-card': { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** Reads the command's options; `undefined` when only help was asked for. Throws {@link UsageError}. */
export function readCommand(args: readonly string[]): Command | undefined {
	const values = parse(args);
	if (values.help) return undefined;
	if (!values.out)
		throw new UsageError('--out DIR is missing: say which folder takes the pictures.');
	const count = Number(values.count);
	if (!/^\d{1,6}$/.test(values.count) || count < 1 || count > 100_000) {
		throw new UsageError(
			`--count takes a whole number from 1 to 100000; it was given "${values.count}".`,
		);
	}
	const kind = values['no-card'];
	return {
		out: values.out,
		count,
		seed: values.seed,
		level: oneOf('level', values.level, LEVELS),
		sides: SIDES[oneOf('side', values.side, ['portrait', 'emblem', 'both'])],
		rare: oneOf('rare', values.rare, ['real', 'heavy']),
		noCard:
			kind === undefined
				? undefined
				: kind === 'all'
					? NO_CARD_KINDS
					: [oneOf('no-card', kind, NO_CARD_KINDS)],
	};
}

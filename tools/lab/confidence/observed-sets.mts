import { ADDRESS_SETS } from '../image-sets/address-sets.mts';
import {
	drawCard,
	IMAGE_SETS,
	type CardOptions,
	type ImageSet,
	type TrueImage,
} from '../image-sets/image-set.mts';

/** A kind of image whose values are observed. */
export interface ObservedSet {
	name: string;
	/** Images that the model is fitted to: most where most values are wrong. */
	count: number;
	draw(index: number, seed: string): Promise<TrueImage>;
}

/** Hardly a value of the benchmark's sets is wrong. */
const BENCHMARK_COUNT = 6;

/** Only a real address can show what a language makes of it. */
const ADDRESS_COUNT = 24;

/** Cards that are harder to read than most that people send, so that enough values are wrong. */
const HARDER: ReadonlyArray<{ name: string; count: number; options: CardOptions }> = [
	{ name: 'hard, blurred', count: 32, options: { level: 'hard', conditions: ['blurred'] } },
	{ name: 'blurred, few pixels', count: 32, options: { conditions: ['blurred', 'few-pixels'] } },
	{ name: 'hard, few pixels', count: 32, options: { level: 'hard', conditions: ['few-pixels'] } },
	{ name: 'faded, blurred', count: 24, options: { conditions: ['faded', 'blurred'] } },
	// A third of all gaps that the model learns from are here.
	{ name: 'hard, glare', count: 96, options: { level: 'hard', conditions: ['glare'] } },
	{
		name: 'tiled, blurred',
		count: 32,
		options: { mark: { kind: 'tiled', weight: 'heavy' }, conditions: ['blurred'] },
	},
	{
		name: 'row, few pixels',
		count: 32,
		options: { mark: { kind: 'row', weight: 'heavy' }, conditions: ['few-pixels'] },
	},
	{
		name: 'diagonal, hard',
		count: 24,
		options: { mark: { kind: 'diagonal', weight: 'heavy' }, level: 'hard' },
	},
	{
		name: 'stamp, few pixels',
		count: 24,
		options: { mark: { kind: 'boxed-stamp' }, conditions: ['few-pixels'] },
	},
	{
		name: 'rare names, blurred',
		count: 32,
		options: { rare: 'heavy', conditions: ['blurred'] },
	},
	{ name: 'rare names, other fonts', count: 32, options: { rare: 'heavy', fonts: 'debian' } },
	{
		name: 'screen, few pixels',
		count: 24,
		options: { layouts: ['screen'], conditions: ['few-pixels'] },
	},
];

/** Every set of the benchmark that shows cards, and harder ones; of these, one in four is an emblem side. */
export const OBSERVED_SETS: readonly ObservedSet[] = [
	...IMAGE_SETS.flatMap(({ name, kind, draw }: ImageSet): ObservedSet[] =>
		kind === 'no card' ? [] : [{ name, count: BENCHMARK_COUNT, draw }],
	),
	...HARDER.map(({ name, count, options }): ObservedSet => {
		const draw = (index: number, seed: string) =>
			drawCard([seed, index, index % 4 === 3 ? 0 : 1], { level: 'photo', ...options });
		return { name, count, draw };
	}),
	...ADDRESS_SETS.flatMap(({ name, part, draw }): ObservedSet[] =>
		part === 'fitting' ? [{ name, count: ADDRESS_COUNT, draw }] : [],
	),
];

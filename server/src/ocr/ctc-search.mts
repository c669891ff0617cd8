// CTC prefix beam search with a language (Hannun et al. 2014, "First-Pass Large Vocabulary Continuous Speech
// Recognition using Bi-Directional Recurrent DNNs").
import {
	BLANK,
	classesAt,
	mostProbable,
	positionOf,
	readingOf,
	stepsOf,
	SURE,
	type CharacterReading,
	type LinePosterior,
	type PathClass,
} from './ctc-decode.mts';
import type { TextLine } from './text-line.mts';

/** How a text may go on. Scores are added to natural logarithms of recognition's probabilities. */
export interface Language {
	/** The context of an empty text. */
	start: number;
	/** The score of a character that follows, and what then matters of the text, its context. */
	follow(context: number, character: string): { score: number; context: number };
	/** The score of a text that ends here. */
	end(context: number): number;
}

/** Part of a line: `from` and `to` are 0 at its start and 1 at its end. */
export interface LinePart {
	line: TextLine;
	from: number;
	to: number;
}

export interface FoundText {
	/** Its characters in each part. */
	parts: CharacterReading[][];
	/** Its score by the language. */
	language: number;
}

/** A text so far, as its last character, at its best step, and the text before. */
interface Prefix extends PathClass {
	before: Prefix | undefined;
	/** Index of the part that the character is in. */
	part: number;
	context: number;
	/** The text's score by the language. */
	language: number;
	/** The texts with one more character, by its class. */
	longer: Map<number, Prefix>;
}

/** The probability of a text, as a share of the likeliest text's, by what its paths have at the present step. */
interface Mass {
	/** A blank. */
	blank: number;
	/** The text's last character. */
	other: number;
	/**
	 * A blank, though the network sees a character here. When that ends, these paths are dropped unless they have read
	 * one: a language may replace what is printed, but not delete it.
	 */
	skipped: number;
}

/** Texts kept at each step: at most so many, and none whose score is that much lower than the best. */
const BEAM = { width: 6, margin: 9 };

/** The same as a probability: nor does a text become one that is so much less probable. */
const MIN_SHARE = Math.exp(-BEAM.margin);

/** Searches parts of lines, one after another, for the text that recognition and a language agree on best. */
export function searchText(parts: readonly LinePart[], language: Language): FoundText {
	const search = new TextSearch(language);
	for (const { line, from, to } of parts) {
		const steps = stepsOf(line.posterior);
		search.read(line.posterior, Math.round(from * steps), Math.round(to * steps));
	}
	return search.found();
}

class TextSearch {
	readonly #language: Language;
	readonly #posteriors: LinePosterior[] = [];
	#kept: Map<Prefix, Mass>;

	constructor(language: Language) {
		this.#language = language;
		const empty: Prefix = {
			before: undefined,
			id: BLANK,
			part: -1,
			step: -1,
			probability: 0,
			context: language.start,
			language: 0,
			longer: new Map(),
		};
		this.#kept = new Map([[empty, { blank: 1, other: 0, skipped: 0 }]]);
	}

	/** Goes on with some steps of a line. */
	read(posterior: LinePosterior, from: number, to: number): void {
		this.#posteriors.push(posterior);
		const topAt = (step: number) => mostProbable(posterior, step).id;
		// What begins before these steps or ends after them belongs to other text.
		let before = topAt(from - 1);
		for (let step = from; step < to; step++) {
			const top = topAt(step);
			if (top !== before) this.#dropSkipped();
			this.#readStep(posterior, step, top !== BLANK && top !== before);
			before = top;
		}
		if (topAt(to) !== before) this.#dropSkipped();
		// The next line may begin with the same character.
		for (const mass of this.#kept.values()) {
			Object.assign(mass, { blank: sumOf(mass), other: 0, skipped: 0 });
		}
	}

	/** Drops the paths that lack a character, unless no other path was kept. */
	#dropSkipped() {
		const paid = [...this.#kept].filter(([, { blank, other }]) => blank + other > 0);
		if (paid.length > 0) this.#kept = new Map(paid);
		for (const mass of this.#kept.values()) {
			if (paid.length === 0) mass.blank = mass.skipped;
			mass.skipped = 0;
		}
	}

	/** Reads a step; `isStart` says that a character is the most probable class, and was not at the step before. */
	#readStep(posterior: LinePosterior, step: number, isStart: boolean) {
		const next = new Map<Prefix, Mass>();
		const top = mostProbable(posterior, step);
		const isSure = top.id !== BLANK && top.probability >= SURE;
		const seen = classesAt(posterior, step).filter(({ id }) => !isSure || id === top.id);
		const massOf = (prefix: Prefix) => {
			const mass = next.get(prefix) ?? { blank: 0, other: 0, skipped: 0 };
			next.set(prefix, mass);
			return mass;
		};
		for (const [prefix, { blank, other, skipped }] of this.#kept) {
			for (const one of seen) {
				const { id, probability } = one;
				if (id === BLANK) {
					const mass = massOf(prefix);
					mass[isStart ? 'skipped' : 'blank'] += (blank + other) * probability;
					mass.skipped += skipped * probability;
					continue;
				}
				const repeats = id === prefix.id ? other : 0;
				if (repeats > 0) {
					massOf(prefix).other += repeats * probability;
					if (probability > prefix.probability) Object.assign(prefix, one);
				}
				const before = blank + other + skipped - repeats;
				if (before * probability < MIN_SHARE) continue;
				const longer = this.#longer(prefix, one);
				const isNew = !next.has(longer) && !this.#kept.has(longer);
				if (isNew || probability > longer.probability) Object.assign(longer, one);
				massOf(longer).other += before * probability;
			}
		}
		// A step without any class says nothing.
		if (next.size === 0) return;
		this.#kept = new Map(best(next));
		const most = Math.max(...Array.from(this.#kept.values(), sumOf));
		for (const mass of this.#kept.values()) {
			mass.blank /= most;
			mass.other /= most;
			mass.skipped /= most;
		}
	}

	/** A text with one more character of the present part; the same text begun in another part is another one. */
	#longer(before: Prefix, last: PathClass): Prefix {
		const part = this.#posteriors.length - 1;
		const known = before.longer.get(last.id);
		if (known?.part === part) return known;
		const text = this.#posteriors[part].classes[last.id];
		const { score, context } = this.#language.follow(before.context, text);
		const language = before.language + score;
		const prefix = { ...last, before, part, context, language, longer: new Map() };
		before.longer.set(last.id, prefix);
		return prefix;
	}

	found(): FoundText {
		const ends = Array.from(this.#kept, ([prefix, mass]) => {
			const language = prefix.language + this.#language.end(prefix.context);
			return { prefix, language, score: language + Math.log(sumOf(mass)) };
		});
		const [{ prefix, language }] = ends.sort((one, other) => other.score - one.score);
		const parts = this.#posteriors.map((): CharacterReading[] => []);
		let following = { part: -1, step: 0 };
		for (let at = prefix; at.before !== undefined; at = at.before) {
			const { part, step } = at;
			const reading = readingOf(this.#posteriors[part], at);
			// A character may be likeliest at the step where the next one begins, but stands before it.
			const isBefore = part === following.part;
			const before = isBefore ? Math.max(0, Math.min(step, following.step - 1)) : step;
			following = { part, step: before };
			parts[part].unshift({ ...reading, position: positionOf(this.#posteriors[part], before) });
		}
		return { parts, language };
	}
}

function sumOf({ blank, other, skipped }: Mass): number {
	return blank + other + skipped;
}

/** The best texts, and of those that go on in the same way only the best one. */
function best(all: ReadonlyMap<Prefix, Mass>): Array<[Prefix, Mass]> {
	if (all.size === 1) return [...all];
	const scored = Array.from(all, ([prefix, mass]) => {
		return { prefix, mass, score: Math.log(sumOf(mass)) + prefix.language };
	}).sort((one, other) => other.score - one.score);
	const least = scored[0].score - BEAM.margin;
	const contexts = new Set<number>();
	return scored
		.filter(({ prefix: { context }, mass: { blank, other, skipped }, score }) => {
			// A character that has not ended may still become likelier, and a text that lacks one may be dropped.
			const hasEnded = blank > other + skipped;
			if (score < least || (hasEnded && contexts.has(context))) return false;
			if (hasEnded) contexts.add(context);
			return true;
		})
		.slice(0, BEAM.width)
		.map(({ prefix, mass }) => [prefix, mass]);
}

import { END, NGrams } from '../../language/n-grams.mts';
import { addressTable } from '../../language/shipped.mts';
import { unpackTable } from '../../language/table-file.mts';
import type { Language } from '../../ocr/ctc-search.mts';
import { hanOnly, inAddress } from '../print/printed-text.mts';
import { allPlaces, withDescendants, type Place } from './places.mts';
import type { TruncatableField } from './truncation.mts';

/**
 * What the language's logarithms weigh beside recognition; what a character is worth by itself, or the shortest text
 * would be the likeliest: chosen on drawn cards, see tools/lab/address-language. The share of the score that counts
 * where passes read a text differently: at 1, 5 golden images are mended, and a published photograph is spoilt.
 */
export const SCORE = { weight: 0.3, character: 2, share: 0.5 };

/** Natural logarithm of the least probability: an unknown name or form is no proof of a mistake. */
const LEAST = -14;

/** The table has bureaus of the police, not their other offices, which are as likely: 公安处, 公安厅. */
const BUREAU = '局';
const OFFICE = /[处厅]/;

/** Probability that something else follows where the name of a place is expected. */
const OTHER = 0.05;

/** Names of places by their first characters. */
interface NameNode {
	number: number;
	/** How many counties are in the places with such names. */
	weight: number;
	next: Map<string, NameNode>;
	/** The places whose name ends here, and their weight. */
	ending: Place[];
	endingWeight: number;
	/** Names of places within these. */
	within?: NameNode;
}

/**
 * The language of addresses and authorities: a place, places within it, and then what trigrams make likely.
 * Characters that are not `printed` in them, and give an empty text, neither count nor change anything.
 */
class AddressLanguage implements Language {
	readonly #grams: NGrams;
	readonly #printed: (character: string) => string;
	readonly #texts = new Map<string, string>();
	/** By their numbers; after the names of places comes 0. */
	readonly #nodes: Array<NameNode | undefined> = [undefined];
	readonly start: number;

	constructor(grams: NGrams, printed: (character: string) => string) {
		this.#grams = grams;
		this.#printed = printed;
		const root = this.#namesOf(allPlaces());
		this.start = root.number * grams.contexts + grams.start;
	}

	follow(context: number, character: string): { score: number; context: number } {
		let text = this.#texts.get(character);
		if (text === undefined) this.#texts.set(character, (text = this.#printed(character)));
		if (text === '') return { score: 0, context };
		const { contexts } = this.#grams;
		const grams = context % contexts;
		const known = text.replace(OFFICE, BUREAU);
		const node = this.#nodes[Math.floor(context / contexts)];
		const free = Math.exp(Math.max(LEAST, this.#grams.logProbability(grams, known)));
		const { probability, next } = node ? this.#inName(node, text, free) : { probability: free };
		return {
			score: SCORE.weight * Math.log(probability) + SCORE.character,
			context: (next?.number ?? 0) * contexts + this.#grams.after(grams, known),
		};
	}

	end(context: number): number {
		return (
			SCORE.weight *
			Math.max(LEAST, this.#grams.logProbability(context % this.#grams.contexts, END))
		);
	}

	/** `free` is the character's probability outside of names. */
	#inName(node: NameNode, character: string, free: number) {
		const ends = node.endingWeight / node.weight;
		const within = ends > 0 ? this.#within(node) : undefined;
		const longer = node.next.get(character);
		const next = longer ?? within?.next.get(character);
		// After a county, anything may follow.
		if (next === undefined) return { probability: (within?.weight === 0 ? ends : OTHER) * free };
		const share = longer ? longer.weight / node.weight : (ends * next.weight) / within!.weight;
		return { probability: (1 - OTHER) * share + OTHER * free, next };
	}

	#within(node: NameNode): NameNode {
		return (node.within ??= this.#namesOf(
			node.ending.flatMap(({ within }) => withDescendants(within)),
		));
	}

	#namesOf(places: readonly Place[]): NameNode {
		const root = this.#emptyNode();
		for (const place of places) {
			const weight = 1 + withDescendants(place.within).length;
			let node = root;
			node.weight += weight;
			for (const character of place.name) {
				const next = node.next.get(character) ?? this.#emptyNode();
				node.next.set(character, next);
				next.weight += weight;
				node = next;
			}
			node.ending.push(place);
			node.endingWeight += weight;
		}
		return root;
	}

	#emptyNode(): NameNode {
		const number = this.#nodes.length;
		const node = { number, weight: 0, next: new Map(), ending: [], endingWeight: 0 };
		this.#nodes.push(node);
		return node;
	}
}

let languages: Record<TruncatableField, Language> | undefined;

/** The language of a field's text; the trigrams of `npm run addresses` in tools/lab are read when it is first needed. */
export function languageOf(field: TruncatableField): Language {
	if (languages === undefined) {
		const grams = new NGrams(unpackTable(addressTable()));
		languages = {
			address: new AddressLanguage(grams, inAddress),
			issued_by: new AddressLanguage(grams, hanOnly),
		};
	}
	return languages[field];
}

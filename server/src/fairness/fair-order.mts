// Start-time fair queueing (Goyal, Vin and Cheng 1996), with costs that are known only afterwards.
import { BACKGROUND, type Key } from './turn.mts';

/** A choice: after so many turns of others, what waits in the background has one, so that endless calls slow it down but do not stop it. */
const BEFORE_BACKGROUND = 16;

interface Line<Item> {
	readonly waiting: Array<{ item: Item; rank: number }>;
	/** Cost of what was done for the key; an idle key earns no credit. */
	spent: number;
	/** Number of its last turn; 0 before the first. In the background: or of the last turn before it began to wait. */
	served: number;
}

/**
 * The order of what waits, with a line for each key. The key that has cost least has the next turn; of equal
 * ones, the one that was served longest ago. However much of one key waits, and however long it takes, another
 * key waits for one turn of it at most. Costs are forgotten once nothing waits and nothing is being done.
 * What is in the {@link BACKGROUND} has a turn if nothing else may have it, or many others have had theirs.
 */
export class FairOrder<Item> {
	/** By key; keys are few. */
	readonly #lines = new Map<Key, Line<Item>>();
	#turn = 0;
	/**
	 * The virtual time: what a key that joins the line is taken to have spent at least, which is as much as
	 * the key with the last turn had spent before it.
	 */
	#level = 0;
	/** How much waits, of all keys together. */
	size = 0;

	/** Puts an item at the end of its key's line, but ahead of those of a higher rank. */
	add(item: Item, key: Key, rank = 0): void {
		const line = this.#lines.get(key) ?? { waiting: [], spent: 0, served: 0 };
		this.#lines.set(key, line);
		if (line.waiting.length === 0) {
			line.spent = Math.max(line.spent, this.#level);
			if (key === BACKGROUND) line.served = this.#turn;
		}
		const at = line.waiting.findLastIndex((other) => other.rank <= rank) + 1;
		line.waiting.splice(at, 0, { item, rank });
		this.size++;
	}

	/** Whether what waits in the background has seen enough turns of others. */
	get backgroundIsDue(): boolean {
		const line = this.#lines.get(BACKGROUND);
		return (line?.waiting.length ?? 0) > 0 && this.#turn - line!.served >= BEFORE_BACKGROUND;
	}

	/** Takes what has the next turn, of the keys that `may` have one; `undefined` if there is none. */
	take(may: (key: Key) => boolean = () => true): Item | undefined {
		const ready = [...this.#lines].filter(([key, { waiting }]) => waiting.length > 0 && may(key));
		const background = ready.find(([key]) => key === BACKGROUND)?.[1];
		const isDue = background !== undefined && this.backgroundIsDue;
		const [next] = ready
			.map(([, line]) => line)
			.filter((line) => (line === background ? isDue || ready.length === 1 : !isDue))
			.sort((one, other) => one.spent - other.spent || one.served - other.served);
		if (next === undefined) return undefined;
		this.#level = Math.max(this.#level, next.spent);
		next.served = ++this.#turn;
		this.size--;
		return next.waiting.shift()!.item;
	}

	/** Call this with what an item of the key has cost, such as its time in ms, once it is done. */
	charge(key: Key, cost: number): void {
		const line = this.#lines.get(key);
		if (line !== undefined && key !== BACKGROUND) line.spent += cost;
	}

	/** Makes all keys even. Call this when nothing waits and nothing is being done. */
	makeEven(): void {
		this.#level = Math.max(this.#level, ...[...this.#lines.values()].map(({ spent }) => spent));
	}

	remove(item: Item): void {
		for (const { waiting } of this.#lines.values()) {
			const at = waiting.findIndex((other) => other.item === item);
			if (at < 0) continue;
			waiting.splice(at, 1);
			this.size--;
			return;
		}
	}
}

interface Line<Item> {
	readonly waiting: Array<{ item: Item; rank: number }>;
	/** Number of its last turn; 0 before the first. */
	served: number;
}

/**
 * What waits, with a line for each key. The key that was served longest ago has the next turn, so that
 * however much of one key waits, another key waits for one turn of it at most.
 */
export class Turns<Item> {
	/** By key. One with nothing in line stays, so that its last turn is known; keys are few. */
	readonly #lines = new Map<string, Line<Item>>();
	#turn = 0;
	#size = 0;

	/** How much waits, of all keys together. */
	get size(): number {
		return this.#size;
	}

	/** Puts an item at the end of its key's line, but ahead of those of a higher rank. */
	add(item: Item, key: string, rank = 0): void {
		const line = this.#lines.get(key) ?? { waiting: [], served: 0 };
		this.#lines.set(key, line);
		const at = line.waiting.findLastIndex((other) => other.rank <= rank) + 1;
		line.waiting.splice(at, 0, { item, rank });
		this.#size++;
	}

	/** Takes what has the next turn; `undefined` if nothing waits. */
	take(): Item | undefined {
		let next: Line<Item> | undefined;
		for (const line of this.#lines.values()) {
			if (line.waiting.length > 0 && line.served < (next?.served ?? Infinity)) next = line;
		}
		if (next === undefined) return undefined;
		next.served = ++this.#turn;
		this.#size--;
		return next.waiting.shift()!.item;
	}

	/** Takes an item that no longer waits out of its line. */
	remove(item: Item): void {
		for (const { waiting } of this.#lines.values()) {
			const at = waiting.findIndex((other) => other.item === item);
			if (at < 0) continue;
			waiting.splice(at, 1);
			this.#size--;
			return;
		}
	}
}

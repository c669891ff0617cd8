/** What an example says in another language. */
export interface Words {
	/**
	 * English texts as they stand in the example: whole values, names of nodes, and string literals of
	 * expressions. What the example itself says in both languages need not be here.
	 */
	words: Record<string, string>;
	/** Parameters that differ, such as the size of a note, by the English name of the node. */
	parameters?: Record<string, Record<string, unknown>>;
}

/** Chinese, a space or a line break, and the same in English. */
const IN_BOTH =
	/^(.*[\p{Script=Han}：。，；！？、（）“”】])(?: |<br>)[A-Z][^\p{Script=Han}：。，；！？、（）“”】]*$/su;

/** Looks texts up, and notes which of them an example has. */
export class Dictionary {
	readonly #words: Readonly<Record<string, string>>;
	readonly #used = new Set<string>();

	constructor(words: Readonly<Record<string, string>>) {
		this.#words = words;
	}

	/** The text in Chinese; unchanged if it is a code, or a name that stays as it is. */
	translate(text: string): string {
		if (!Object.hasOwn(this.#words, text)) return text.replace(IN_BOTH, '$1');
		this.#used.add(text);
		return this.#words[text];
	}

	/** Texts that no call asked for. */
	get unused(): string[] {
		return Object.keys(this.#words).filter((text) => !this.#used.has(text));
	}
}

/** Whether the server is about to stop. */
export class Lifecycle {
	#isDraining = false;

	/**
	 * Whether it is about to stop. It may still take calls for a while, since proxies take a moment to
	 * notice, but should be sent no more.
	 */
	get isDraining(): boolean {
		return this.#isDraining;
	}

	/** Call this as soon as the server is to stop. */
	drain(): void {
		this.#isDraining = true;
	}
}

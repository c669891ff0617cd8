/** Whether the server is about to stop. */
export class Lifecycle {
	/** Proxies take a moment to notice: calls may still come, but should be sent elsewhere. */
	isDraining = false;

	/** Call this as soon as the server is to stop. */
	drain(): void {
		this.isDraining = true;
	}
}

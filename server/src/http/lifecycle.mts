export class Lifecycle {
	/** Proxies take a moment to notice: calls may still come, but should be sent elsewhere. */
	isDraining = false;

	drain(): void {
		this.isDraining = true;
	}
}

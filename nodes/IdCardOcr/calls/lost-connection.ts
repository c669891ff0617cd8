/** A request that got no whole reply. */
export class LostConnection extends Error {
	override readonly name = 'LostConnection';

	/** What happened, as n8n names it on its own errors. */
	readonly code: 'ECONNRESET' | 'ETIMEDOUT' | 'ERR_CANCELED';

	constructor(code: LostConnection['code']) {
		super(`No whole reply (${code})`);
		this.code = code;
	}
}

import { ValidationError } from '../errors/server-errors.mts';

/** Ports that links may always name: those of HTTP and HTTPS. */
const WEB_PORTS: readonly string[] = ['80', '443'];

/** The ports that links may lead to, so that no caller reaches other services through the server. */
export class LinkPorts {
	readonly #named: readonly string[];

	/** `more` are ports and ranges in addition to 80 and 443, such as `9000` and `9000-9010`. */
	constructor(more: readonly string[] = []) {
		this.#named = [...new Set([...WEB_PORTS, ...more])];
	}

	/** @throws ValidationError when the URL names another port. */
	reject({ port, protocol }: URL): void {
		const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
		const isNamed = this.#named.some((text) => {
			const [first, last = first] = text.split('-').map(Number);
			return number >= first && number <= last;
		});
		if (isNamed) return;
		throw new ValidationError({ reason: 'url-port', ports: this.#named });
	}
}

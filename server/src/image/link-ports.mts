import { ValidationError } from '../errors/server-errors.mts';

/** Ports that links may always name: those of HTTP and HTTPS. */
const WEB_PORTS: readonly string[] = ['80', '443'];

/**
 * Lets links lead to few ports, so that no caller reaches other services through the server. `more` are ports and
 * ranges in addition to 80 and 443, such as `9000` and `9000-9010`.
 * @throws ValidationError when the URL names another port.
 */
export function rejectPort({ port, protocol }: URL, more: readonly string[]): void {
	const ports = [...new Set([...WEB_PORTS, ...more])];
	const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
	const isNamed = ports.some((text) => {
		const [first, last = first] = text.split('-').map(Number);
		return number >= first && number <= last;
	});
	if (!isNamed) throw new ValidationError({ reason: 'url-port', ports });
}

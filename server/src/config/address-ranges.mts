import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A list of IP addresses and CIDR ranges, IPv4 and IPv6. */
export class AddressRanges {
	readonly #ranges: Range[];
	readonly #texts: readonly string[];

	/** @throws TypeError when a text is neither an address nor a range. */
	constructor(texts: readonly string[]) {
		this.#texts = texts;
		this.#ranges = texts.map(parseRange);
	}

	/** The ranges as they were written, for the printed config. */
	toJSON(): readonly string[] {
		return this.#texts;
	}

	/** Whether the address is in the list. IPv4 written as IPv6 counts as IPv4. */
	includes(address: string): boolean {
		if (!ipaddr.isValid(address)) return false;
		return ipaddr.subnetMatch(ipaddr.process(address), { in: this.#ranges }, 'out') === 'in';
	}
}

export function isAddressRange(text: string): boolean {
	const [address, bits] = text.split('/');
	if (bits === undefined) {
		return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
	}
	return isIP(address) !== 0 && !/^::ffff:/i.test(address) && ipaddr.isValidCIDR(text);
}

function parseRange(text: string): Range {
	if (!isAddressRange(text)) throw new TypeError(`${text} is neither an address nor a range`);
	if (text.includes('/')) return ipaddr.parseCIDR(text);
	const address = ipaddr.process(text);
	return [address, address.kind() === 'ipv4' ? 32 : 128];
}

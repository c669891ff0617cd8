import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A list of IP addresses and CIDR ranges, IPv4 and IPv6. */
export class AddressRanges {
	readonly #ranges: readonly Range[];
	/** The ranges as they were written. */
	readonly texts: readonly string[];

	/** @throws TypeError when a text is neither an address nor a range. */
	constructor(texts: readonly string[]) {
		this.texts = texts;
		this.#ranges = texts.map(rangeOf);
	}

	/** Tells whether the address is in the list. IPv4 written as IPv6 counts as IPv4. */
	includes(address: string): boolean {
		if (!ipaddr.isValid(address)) return false;
		const parsed = ipaddr.process(address);
		return this.#ranges.some(
			([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits]),
		);
	}
}

function rangeOf(text: string): Range {
	if (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)) {
		const address = ipaddr.process(text);
		return [address, address.kind() === 'ipv4' ? 32 : 128];
	}
	const [address, bits] = text.split('/');
	const isPlain = isIP(address) !== 0 && !/^::ffff:/i.test(address);
	if (!isPlain || bits === undefined || !ipaddr.isValidCIDR(text)) {
		throw new TypeError(`${text} is neither an address nor a range`);
	}
	return ipaddr.parseCIDR(text);
}

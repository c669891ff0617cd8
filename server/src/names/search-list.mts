/** Where the search list of DNS is; Windows has none. */
export const RESOLVER_FILE = '/etc/resolv.conf';

/** How short names become whole ones. */
export interface SearchList {
	/** Domains that are appended to a name. */
	readonly domains: readonly string[];
	/** A name with this many dots is first asked for as it is. */
	readonly dots: number;
}

/** Parses the search list of `resolv.conf`(5): `search`, `domain` and `options ndots:`. */
export function parseSearchList(text: string): SearchList {
	let domains: readonly string[] = [];
	let dots = 1;
	for (const line of text.split('\n')) {
		const [keyword, ...words] = line
			.replace(/[#;].*/, '')
			.trim()
			.split(/\s+/);
		// The last of these lines counts.
		if (keyword === 'search') domains = words;
		if (keyword === 'domain') domains = words.slice(0, 1);
		if (keyword !== 'options') continue;
		for (const word of words) dots = Number(/^ndots:(\d+)$/.exec(word)?.[1] ?? dots);
	}
	return { domains: domains.map((domain) => domain.replace(/\.$/, '')).filter(Boolean), dots };
}

/** Returns the names to ask DNS for, one after the other until one exists. */
export function namesToAsk(name: string, { domains, dots }: SearchList): string[] {
	if (name.endsWith('.')) return [name.slice(0, -1)];
	const longer = domains.map((domain) => `${name}.${domain}`);
	return name.split('.').length > dots ? [name, ...longer] : [...longer, name];
}

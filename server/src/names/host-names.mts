import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { addAbortListener } from 'node:events';
import { getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';

import { HOSTS_FILE, inHostsFile } from './hosts-file.mts';

/** How names are resolved. All of it is for tests. */
interface HostNamesOptions {
	hostsFile?: string;
	/** Name servers as `address:port`. Default: the system's, as they are at each name. */
	servers?: readonly string[];
	/** How long, in ms, a name server may take to answer the first try; later ones take longer. */
	timeoutMs?: number;
	/** How often each name server is asked. */
	tries?: number;
}

/** What a name server says of a name that does not exist or has no such address. */
const NO_SUCH_NAME = ['ENOTFOUND', 'ENODATA'];

/** Names of this machine itself (RFC 6761), which no name server is asked for. */
const LOOPBACK: readonly LookupAddress[] = [
	{ address: '127.0.0.1', family: 4 },
	{ address: '::1', family: 6 },
];

/**
 * Resolves host names by the hosts file and by DNS. Unlike `dns.lookup` it takes no thread of the pool
 * that decoding images uses too, where lookups that nobody waits for any more would block others.
 */
export class HostNames {
	readonly #servers: readonly string[] | undefined;
	readonly #attempts: { timeout: number; tries: number };
	readonly #hostsFile: string;

	constructor(options: HostNamesOptions = {}) {
		const { hostsFile = HOSTS_FILE, servers, timeoutMs = 2_000, tries = 2 } = options;
		this.#hostsFile = hostsFile;
		this.#servers = servers;
		this.#attempts = { timeout: timeoutMs, tries };
	}

	/**
	 * Returns the addresses of a name, IPv4 first; none if there is no such name. A name in the hosts file
	 * is not looked up in DNS. From DNS, addresses of one family may be missing if they come much later
	 * than the other's.
	 * @throws the resolver's error when no name server gives an answer; the reason of `signal` when it
	 * is aborted, which also ends all questions to name servers.
	 */
	async resolve(name: string, signal: AbortSignal): Promise<readonly LookupAddress[]> {
		signal.throwIfAborted();
		const bare = name.replace(/\.$/, '').toLowerCase();
		const known = inHostsFile(this.#hostsFile, bare);
		if (known.length > 0) return known;
		if (bare === 'localhost' || bare.endsWith('.localhost')) return LOOPBACK;

		// One for each name, since `cancel` ends everything that a resolver was asked.
		const resolver = new Resolver(this.#attempts);
		if (this.#servers !== undefined) resolver.setServers(this.#servers);
		using _canceller = addAbortListener(signal, () => resolver.cancel());
		try {
			return await addressesOf(name, resolver);
		} catch (error) {
			signal.throwIfAborted();
			throw error;
		}
	}
}

/**
 * Asks for both families of addresses at the same time; one is enough. There are name servers that
 * never answer for the other.
 */
async function addressesOf(name: string, resolver: Resolver): Promise<LookupAddress[]> {
	let timer: NodeJS.Timeout | undefined;
	let gaveUp = false;
	// Once one is known, the other gets as long as Node gives one address before it tries the next.
	const hurry = () => {
		timer ??= setTimeout(() => {
			gaveUp = true;
			resolver.cancel();
		}, getDefaultAutoSelectFamilyAttemptTimeout());
	};
	const questions = [resolver.resolve4(name), resolver.resolve6(name)];
	for (const question of questions) {
		// A name that does not exist has addresses of neither family.
		question.then(hurry, ({ code }: NodeJS.ErrnoException) => code === 'ENOTFOUND' && hurry());
	}
	const answers = await Promise.allSettled(questions);
	clearTimeout(timer);
	const addresses = answers.flatMap((answer, i) =>
		answer.status === 'rejected'
			? []
			: answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 })),
	);
	const failure = answers.find(
		(answer) => answer.status === 'rejected' && !NO_SUCH_NAME.includes(answer.reason.code),
	);
	const hasFailed = addresses.length === 0 && !gaveUp;
	if (hasFailed && failure?.status === 'rejected') throw failure.reason;
	return addresses;
}

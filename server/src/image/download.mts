import { networkInterfaces } from 'node:os';
import { Agent, buildConnector, errors as undiciErrors, type Dispatcher } from 'undici';

import { OverloadedError, ValidationError } from '../errors/server-errors.mts';
import { FairQueue } from '../fairness/fair-queue.mts';
import { HostNames } from '../names/host-names.mts';
import { AcceptedImages } from './accepted-images.mts';
import { addressNotAllowed, guardedLookup, type Resolve } from './guarded-lookup.mts';
import { isOnOwnNetwork, type Interfaces } from './own-networks.mts';
import { parseImageUrl } from './image-url.mts';
import { rejectPort } from './link-ports.mts';
import { isPublicAddress, literalAddress } from './public-address.mts';
import { tellsFormat } from './source-formats.mts';

export interface DownloadOptions {
	accepted?: AcceptedImages;
	/** Ports and ranges that links may lead to, in addition to 80 and 443. */
	ports?: readonly string[];
	/** How many downloads may run at a time, of one key and of all; the first of each key waits for no other. */
	limits?: { perKey: number; total: number };
	/**
	 * Which addresses may be connected to. Default: those on the public internet, outside of this
	 * machine's networks.
	 */
	isAllowedAddress?: (address: string) => boolean;
	/** This and all that follows is for tests. */
	interfaces?: () => Interfaces;
	resolve?: Resolve;
	connector?: (options: buildConnector.BuildOptions) => buildConnector.connector;
	/** For the whole download, including its wait for other downloads and redirects. Default 10,000 ms. */
	timeoutMs?: number;
}

/** A choice: what links to images need. */
const MAX_REDIRECTS = 3;

/** Downloads images from the public internet, and from nowhere else. */
export class ImageDownload {
	readonly #options: Required<Omit<DownloadOptions, 'limits'>>;
	readonly #turns: FairQueue;

	constructor({ limits = { perKey: 8, total: 32 }, ...options }: DownloadOptions = {}) {
		const { interfaces = networkInterfaces } = options;
		const names = new HostNames();
		this.#turns = new FairQueue({ ...limits, extraForNewKeys: Infinity });
		this.#options = {
			interfaces,
			accepted: new AcceptedImages(),
			ports: [],
			// Called each time, since addresses come and go.
			isAllowedAddress: (address) =>
				isPublicAddress(address) && !isOnOwnNetwork(address, interfaces()),
			resolve: (name, signal) => names.resolve(name, signal),
			connector: buildConnector,
			timeoutMs: 10_000,
			...options,
		};
	}

	/**
	 * Returns the bytes of the image at the URL, which is in one of the accepted formats. `cancel` is aborted when the
	 * caller no longer waits.
	 * @throws ValidationError with the reason, without the URL, when the download fails;
	 * OverloadedError when its turn does not come in time; the reason of `cancel` when it is aborted.
	 */
	async fetch(
		url: URL,
		{ keyId, cancel }: { keyId: string; cancel?: AbortSignal },
	): Promise<Uint8Array> {
		const ends = [AbortSignal.timeout(this.#options.timeoutMs), ...(cancel ? [cancel] : [])];
		const signal = AbortSignal.any(ends);
		using _place = await this.#turns.enter({ key: keyId, signal }).catch(() => {
			cancel?.throwIfAborted();
			throw new OverloadedError('The turn of the download did not come in time.');
		});
		try {
			return await this.#fetchNow(url, signal);
		} catch (error) {
			cancel?.throwIfAborted();
			throw error instanceof ValidationError ? error : downloadError(error);
		}
	}

	/** @throws ValidationError when the URL names a port or an address that may not be connected to. */
	rejectTarget(url: URL): void {
		rejectPort(url, this.#options.ports);
		const address = literalAddress(url);
		if (address !== undefined && !this.#options.isAllowedAddress(address))
			throw addressNotAllowed();
	}

	async #fetchNow(url: URL, signal: AbortSignal): Promise<Uint8Array> {
		const { connector, timeoutMs, resolve, isAllowedAddress } = this.#options;
		// Also ends lookups, which would outlive the agent.
		const done = new AbortController();
		const lookup = guardedLookup({
			resolve,
			isAllowedAddress,
			signal: AbortSignal.any([signal, done.signal]),
		});
		// One agent for each image: no state of a request is kept for the next one.
		const agent = new Agent({ connect: connector({ lookup, timeout: timeoutMs }) });
		try {
			return await this.#follow(url, agent, signal);
		} finally {
			done.abort();
			await agent.destroy();
		}
	}

	async #follow(start: URL, agent: Agent, signal: AbortSignal): Promise<Uint8Array> {
		let url = start;
		for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
			this.rejectTarget(url);
			const response = await agent.request({
				origin: url.origin,
				path: url.pathname + url.search,
				method: 'GET',
				headers: { accept: this.#options.accepted.types.join(', '), 'accept-encoding': 'identity' },
				signal,
			});
			const { statusCode, headers } = response;
			if (statusCode >= 200 && statusCode < 300) return await this.#readImage(response);
			// The body of a redirect or an error is not read, so its errors must not crash the process.
			response.body.on('error', () => {}).destroy();
			if (![301, 302, 303, 307, 308].includes(statusCode) || typeof headers.location !== 'string') {
				throw new ValidationError({ reason: 'download-status', status: statusCode });
			}
			url = parseImageUrl(headers.location, url);
		}
		throw new ValidationError({ reason: 'download-redirects' });
	}

	async #readImage({ headers, body }: Dispatcher.ResponseData): Promise<Uint8Array> {
		const { accepted } = this.#options;
		const { maxBytes } = accepted;
		if (Number(headers['content-length']) > maxBytes) throw tooLarge(accepted);
		const chunks: Uint8Array[] = [];
		let length = 0;
		let checked = false;
		for await (const chunk of body as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > maxBytes) throw tooLarge(accepted);
			chunks.push(chunk);
			if (checked) continue;
			const start = Buffer.concat(chunks);
			if (!tellsFormat(start)) continue;
			requireImage(start, accepted);
			checked = true;
		}
		const bytes = Buffer.concat(chunks, length);
		requireImage(bytes, accepted);
		return bytes;
	}
}

function requireImage(bytes: Uint8Array, accepted: AcceptedImages): void {
	if (accepted.includes(bytes)) return;
	throw new ValidationError({ reason: 'download-format', formats: accepted.names });
}

function tooLarge({ fileMegabytes: megabytes }: AcceptedImages): ValidationError {
	return new ValidationError({ reason: 'download-too-large', megabytes });
}

function downloadError(error: unknown): ValidationError {
	const timedOut =
		(error instanceof DOMException && error.name === 'TimeoutError') ||
		error instanceof undiciErrors.ConnectTimeoutError ||
		// From the name servers.
		(error as NodeJS.ErrnoException).code === 'ETIMEOUT';
	// Without a cause, which would name the host.
	return new ValidationError({ reason: timedOut ? 'download-timeout' : 'download-unreachable' });
}

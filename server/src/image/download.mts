import { lookup as lookupAddress, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Agent, buildConnector, errors as undiciErrors, type Dispatcher } from 'undici';

import { imageFormatOf, MAX_IMAGE_BYTES } from '../../../domain/image-format.ts';
import { ValidationError } from '../errors/server-errors.mts';
import { isOnOwnNetwork, type Interfaces } from './own-networks.mts';
import { parseImageUrl } from './image-url.mts';
import { isPublicAddress, literalAddress } from './public-address.mts';

/** Bytes needed to recognize a JPEG or PNG. */
const SIGNATURE_BYTES = 8;

/** Resolves a name to all of its addresses, as `dns.lookup` does with `all`. */
export type Resolve = (
	hostname: string,
	callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** How images are downloaded. Everything but the first is for tests. */
export interface DownloadOptions {
	/**
	 * Which addresses may be connected to. Default: those on the public internet, outside of this
	 * machine's networks.
	 */
	isAllowedAddress?: (address: string) => boolean;
	interfaces?: () => Interfaces;
	resolve?: Resolve;
	connector?: (options: buildConnector.BuildOptions) => buildConnector.connector;
	/** For the whole download, including redirects. Default 10,000 ms. */
	timeoutMs?: number;
	/** Default 3. */
	maxRedirects?: number;
	/** Default: the most that base64 input may contain. */
	maxBytes?: number;
}

/** Downloads images from the public internet, and from nowhere else. */
export class ImageDownload {
	readonly #options: Required<DownloadOptions>;

	constructor(options: DownloadOptions = {}) {
		const { interfaces = networkInterfaces } = options;
		this.#options = {
			interfaces,
			// Called each time, since addresses come and go.
			isAllowedAddress: (address) =>
				isPublicAddress(address) && !isOnOwnNetwork(address, interfaces()),
			resolve: (hostname, callback) => lookupAddress(hostname, { all: true }, callback),
			connector: buildConnector,
			timeoutMs: 10_000,
			maxRedirects: 3,
			maxBytes: MAX_IMAGE_BYTES,
			...options,
		};
	}

	/**
	 * Returns the bytes of the JPEG or PNG image at the URL.
	 * @throws ValidationError with the reason, without the URL, when the download fails; the reason of
	 * `cancel` when it is aborted.
	 */
	async fetch(url: URL, cancel?: AbortSignal): Promise<Uint8Array> {
		const { connector, timeoutMs } = this.#options;
		const ends = [AbortSignal.timeout(timeoutMs), ...(cancel ? [cancel] : [])];
		// One agent for each image: no state of a request is kept for the next one.
		const agent = new Agent({
			connect: connector({ lookup: this.#guardedLookup(), timeout: timeoutMs }),
		});
		try {
			return await this.#follow(url, agent, AbortSignal.any(ends));
		} catch (error) {
			cancel?.throwIfAborted();
			throw error instanceof ValidationError ? error : downloadError(error);
		} finally {
			await agent.destroy();
		}
	}

	/** @throws ValidationError when the URL's host is an address that may not be connected to. */
	rejectLiteral(url: URL): void {
		const address = literalAddress(url);
		if (address !== undefined && !this.#options.isAllowedAddress(address))
			throw addressNotAllowed();
	}

	async #follow(start: URL, agent: Agent, signal: AbortSignal): Promise<Uint8Array> {
		let url = start;
		for (let hop = 0; hop <= this.#options.maxRedirects; hop++) {
			this.rejectLiteral(url);
			const response = await agent.request({
				origin: url.origin,
				path: url.pathname + url.search,
				method: 'GET',
				headers: { accept: 'image/jpeg, image/png', 'accept-encoding': 'identity' },
				signal,
			});
			const { statusCode, headers } = response;
			if (statusCode >= 200 && statusCode < 300) return await this.#readImage(response);
			// The body of a redirect or an error is not read, so its errors must not crash the process.
			response.body.on('error', () => {}).destroy();
			if (![301, 302, 303, 307, 308].includes(statusCode) || typeof headers.location !== 'string') {
				throw new ValidationError(`图片下载失败：图片服务器返回 HTTP ${statusCode}`);
			}
			url = parseImageUrl(headers.location, url);
		}
		throw new ValidationError('图片下载失败：重定向次数过多');
	}

	async #readImage({ headers, body }: Dispatcher.ResponseData): Promise<Uint8Array> {
		const { maxBytes } = this.#options;
		if (Number(headers['content-length']) > maxBytes) throw tooLarge();
		const chunks: Uint8Array[] = [];
		let length = 0;
		let checked = false;
		for await (const chunk of body as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > maxBytes) throw tooLarge();
			chunks.push(chunk);
			if (!checked && length >= SIGNATURE_BYTES) {
				requireImage(Buffer.concat(chunks));
				checked = true;
			}
		}
		const bytes = Buffer.concat(chunks, length);
		requireImage(bytes);
		return bytes;
	}

	/**
	 * Resolves a name once and allows connections to these addresses only. If one is not allowed, none
	 * is: a name that resolves to inside and outside addresses is no accident.
	 */
	#guardedLookup(): LookupFunction {
		const { isAllowedAddress, resolve } = this.#options;
		return (hostname, options, callback) =>
			resolve(hostname, (error, addresses) => {
				if (error !== null) return callback(error, []);
				if (addresses.length === 0) return callback(new Error('The name has no address.'), []);
				if (!addresses.every(({ address }) => isAllowedAddress(address))) {
					// The cast is for a `code` that only the type requires; undici passes the error through.
					return callback(addressNotAllowed() as Error, []);
				}
				if (options.all === true) return callback(null, addresses);
				callback(null, addresses[0].address, addresses[0].family);
			});
	}
}

function requireImage(bytes: Uint8Array): void {
	if (imageFormatOf(bytes) !== undefined) return;
	throw new ValidationError('图片下载失败：内容不是 JPG 或 PNG 图片');
}

function addressNotAllowed(): ValidationError {
	return new ValidationError('图片地址不允许访问：仅支持公网地址');
}

function tooLarge(): ValidationError {
	return new ValidationError('图片下载失败：图片过大，最大 7.5 MB');
}

function downloadError(error: unknown): ValidationError {
	const timedOut =
		(error instanceof DOMException && error.name === 'TimeoutError') ||
		error instanceof undiciErrors.ConnectTimeoutError;
	const reason = timedOut ? '图片服务器响应超时' : '无法连接图片服务器';
	// Without a cause, which would name the host.
	return new ValidationError(`图片下载失败：${reason}`);
}

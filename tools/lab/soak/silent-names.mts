import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { startEmbeddedServer } from '../../server-process/start.mts';
import { drawSpecimen } from '../specimens/draw.mts';
import { KNOWN_NAME } from '../../../test/support/name-server.mts';

const ENTRY = fileURLToPath(new URL('./silent-names-server.mts', import.meta.url));

/** The result of a run beside names that nobody answers about. */
export interface SilentNamesResult {
	/** Links of names that nobody answers about, whose calls have ended. */
	silent: number;
	/** The other key's links. */
	sent: number;
	/** Those whose card was read. */
	read: number;
	/** Slowest call of the other key, in ms. */
	slowestMs: number;
	faults: string[];
}

/**
 * Lets eight clients of one key send links of names that nobody answers about, while another key sends
 * a link once a second.
 */
export async function runSilentNames({
	seconds,
	seed,
}: {
	seconds: number;
	seed: number;
}): Promise<SilentNamesResult> {
	const { image, fields } = await drawSpecimen({ seed, index: 0, side: 0 });
	const images = createServer((_request, response) => response.end(image));
	await once(images.listen(0, '127.0.0.1'), 'listening');
	const { port } = images.address() as AddressInfo;
	const other = { id: 'other', key: randomBytes(24).toString('base64url') };
	const server = await startEmbeddedServer({
		command: [process.execPath, ENTRY],
		moreKeys: [other],
		args: ['--workers', '2', '--link-port', String(port), '--log-level', 'error'],
	});
	const result: SilentNamesResult = { silent: 0, sent: 0, read: 0, slowestMs: 0, faults: [] };

	const call = async (key: string, link: string, signal?: AbortSignal) => {
		const response = await fetch(`${server.baseUrl}/api/ocr-idcard`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': key },
			body: JSON.stringify({ input_type: 'url', input_data: link }),
			signal,
		});
		return (await response.json()) as { code: number; data: unknown };
	};
	const over = new AbortController();
	const flood = async (client: number) => {
		for (let i = 0; !over.signal.aborted; i++) {
			const link = `http://silent-${client}-${i}.test/`;
			const reply = await call(server.apiKey, link, over.signal).catch(() => undefined);
			if (reply !== undefined) result.silent++;
		}
	};
	const floods = Array.from({ length: 8 }, (_, client) => flood(client));

	try {
		for (let second = 0; second < seconds; second++) {
			const start = performance.now();
			result.sent++;
			const { code, data } = await call(other.key, `http://${KNOWN_NAME}:${port}/card.jpg`);
			if (code !== 0) result.faults.push(`A link of the other key was answered with ${code}.`);
			else if (JSON.stringify(data) !== JSON.stringify(fields)) {
				result.faults.push('A reply belongs to another card.');
			} else result.read++;
			const ms = Math.round(performance.now() - start);
			result.slowestMs = Math.max(result.slowestMs, ms);
			await delay(Math.max(0, 1_000 - ms));
		}
	} finally {
		over.abort();
		await Promise.all(floods);
		await server.stop();
		images.closeAllConnections();
		images.close();
	}
	return result;
}

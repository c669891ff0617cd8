import { buffer } from 'node:stream/consumers';
import { serveLocally, type LocalHttp } from '../../support/local-http.mts';

/** A call from a node, as seen by the service. */
interface RecordedCall {
	/** Milliseconds of `performance.now()`. */
	startedAt: number;
	/** The `code` of the reply. */
	code: number;
}

/** A proxy for the OCR server that records when each call started. */
export interface RecordingProxy extends LocalHttp {
	calls: RecordedCall[];
}

/** Starts a proxy that records every request and forwards it to `target`. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
	const calls: RecordedCall[] = [];
	const http = await serveLocally(async (request, response) => {
		const startedAt = performance.now();
		const { authorization = '' } = request.headers;
		const reply = await fetch(target + request.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization },
			body: new Uint8Array(await buffer(request)),
		});
		const text = await reply.text();
		calls.push({ startedAt, code: (JSON.parse(text) as { code: number }).code });
		response.writeHead(reply.status, { 'content-type': 'application/json' });
		response.end(text);
	});
	return { ...http, calls };
}

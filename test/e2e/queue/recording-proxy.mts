import { serveLocally, type LocalHttp } from '../local-http.mts';

/** A call from a node, as seen by the service. */
export interface RecordedCall {
	/** Milliseconds of `performance.now()`. */
	startedAt: number;
	/** The `code` of the service's reply. */
	code: number;
}

/** A proxy for the OCR server that records when each call started. */
export interface RecordingProxy extends LocalHttp {
	calls: RecordedCall[];
}

/** Starts a proxy that forwards every request to `target` and records it. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
	const calls: RecordedCall[] = [];
	const http = await serveLocally(async (request, response) => {
		const startedAt = performance.now();
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const reply = await fetch(target + request.url, {
			method: request.method,
			headers: {
				'content-type': 'application/json',
				authorization: request.headers.authorization ?? '',
			},
			body: Buffer.concat(chunks),
		});
		const text = await reply.text();
		calls.push({ startedAt, code: (JSON.parse(text) as { code: number }).code });
		response.writeHead(reply.status, { 'content-type': 'application/json' });
		response.end(text);
	});
	return { ...http, calls };
}

import { serveLocally, type LocalHttp } from '../local-http.mts';

/** A call from a node, as seen by the service. */
export interface RecordedCall {
	/** Milliseconds of `performance.now()`. */
	startedAt: number;
	/** The image's link, or its base64 text. */
	image: string;
	/** The `code` of the reply. */
	code: number;
}

/** A proxy for the OCR server that records when each call started. */
export interface RecordingProxy extends LocalHttp {
	calls: RecordedCall[];
}

/** A reply that the proxy sends in place of the service. */
export interface Refusal {
	status: number;
	code: number;
}

/**
 * Starts a proxy that records every request and forwards it to `target`, unless `refuse` returns a
 * refusal for its image.
 */
export async function startRecordingProxy(
	target: string,
	refuse: (image: string) => Refusal | undefined = () => undefined,
): Promise<RecordingProxy> {
	const calls: RecordedCall[] = [];
	const http = await serveLocally(async (request, response) => {
		const startedAt = performance.now();
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const image = imageIn(body);
		const refusal = refuse(image);
		const reply = refusal
			? { status: refusal.status, text: envelope(refusal) }
			: await forward(target + request.url, request.headers.authorization, body);
		calls.push({ startedAt, image, code: (JSON.parse(reply.text) as { code: number }).code });
		response.writeHead(reply.status, { 'content-type': 'application/json' });
		response.end(reply.text);
	});
	return { ...http, calls };
}

async function forward(url: string, authorization = '', body: Buffer) {
	const headers = { 'content-type': 'application/json', authorization };
	const reply = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
	return { status: reply.status, text: await reply.text() };
}

function imageIn(body: Buffer): string {
	return (JSON.parse(body.toString()) as { input_data: string }).input_data;
}

function envelope({ code }: Refusal): string {
	return JSON.stringify({ code, msg: '服务暂不可用', data: null, request_id: 'from-the-proxy' });
}

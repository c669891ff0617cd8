import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { failureReply } from './envelope.mts';
import { newRequestId } from './request-id.mts';

/** How long, in ms, the other side may take to read the refusal before the socket is destroyed. */
const LINGER_MS = 1_000;

/** HTTP statuses of what Node's parser and timers refuse; anything else is a 400. */
const STATUS_OF_FAULT: Readonly<Record<string, number>> = {
	HPE_HEADER_OVERFLOW: 431,
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
	ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers bytes that are no HTTP, or that came too slowly, in the envelope, and hangs up. */
export function answerMalformedHttp(error: NodeJS.ErrnoException, socket: Socket): void {
	if (error.code === 'ECONNRESET' || !socket.writable) {
		// What follows a refusal is no news: the socket is on its way out.
		if (!socket.writableEnded) socket.destroy();
		return;
	}
	const status = STATUS_OF_FAULT[error.code ?? ''] ?? API_ERRORS[4000].httpStatus;
	const body = JSON.stringify(failureReply(4000, newRequestId(), messageOf(status)));
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
			`Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\n` +
			`Connection: close\r\n\r\n${body}`,
	);
	setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** Answers a request whose URL the router cannot take apart. */
export function answerMalformedUrl(
	_error: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
): void {
	const body = failureReply(4000, request.id, '请求地址格式错误');
	// Fastify runs no hooks for it.
	void reply.code(400).headers({ 'cache-control': 'no-store', connection: 'close' }).send(body);
}

function messageOf(status: number): string {
	return status === 408 ? '请求超时' : 'HTTP 请求格式错误';
}

import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { ValidationError } from '../errors/server-errors.mts';
import { failureReply, reasonHeader, sendError } from './envelope.mts';
import { STATUSES } from './reasons.mts';
import { PAUSE_MS } from './request-body.mts';
import { newRequestId } from './request-ids.mts';
import type { RequestReports } from './request-report.mts';

/**
 * Replies in the envelope to bytes that are not HTTP or come too slowly, and closes the connection. If
 * a request on the connection is still pending, this is its reply.
 */
export function answerMalformedHttp(
	error: NodeJS.ErrnoException,
	socket: Duplex,
	reports: RequestReports,
): void {
	const [reply] = reports.pendingOn(socket);
	if (error.code === 'ECONNRESET' || !socket.writable || reply?.raw.headersSent === true) {
		// After an error reply the socket is closing already.
		if (!socket.writableEnded) socket.destroy();
		return;
	}
	const status = STATUSES[error.code ?? ''] ?? API_ERRORS[4000].httpStatus;
	const requestId = reply?.request.id ?? newRequestId();
	if (reply === undefined) {
		reports.reject({ requestId, status, code: 4000 }, socket);
	} else {
		Object.assign(reply.request.report, { status, code: 4000 });
		reports.finish(reply);
	}
	sendRawError(socket, status, requestId);
}

/** Replies to a request with a URL that the router cannot parse: Fastify runs no hooks for it. */
export function answerMalformedUrl(
	request: FastifyRequest,
	reply: FastifyReply,
	reports: RequestReports,
): void {
	reports.open(request, reply);
	reply.headers({
		'cache-control': 'no-store',
		'x-request-id': request.report?.proxyRequestId ?? request.id,
		connection: 'close',
	});
	void sendError(request, reply, 400, new ValidationError('target-malformed'));
}

/** Rejects in the envelope what Node would reject with an empty reply. */
export function rejectInsteadOfNode(app: FastifyInstance): void {
	app.server.on('checkExpectation', (request, response) =>
		app.server.emit('request', request, response),
	);
	app.addHook('onRequest', async ({ raw: { headers, headersDistinct, httpVersion } }) => {
		const { host = [] } = headersDistinct;
		// RFC 9112, section 3.2: a proxy in between may have used the other one.
		if (host.length > 1) throw new ValidationError('host-repeated');
		if (httpVersion !== '1.1') return;
		if (host.length === 0) throw new ValidationError('host-missing');
		if (!/^(100-continue)?$/i.test(headers.expect ?? '')) {
			throw new ValidationError('expectation');
		}
	});
}

function sendRawError(socket: Duplex, status: number, requestId: string): void {
	const failure = new ValidationError(status === 408 ? 'request-too-slow' : 'http-malformed');
	const body = JSON.stringify(failureReply(failure, requestId));
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
			`Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\n` +
			`X-Request-Id: ${requestId}\r\nX-Reason: ${reasonHeader(failure)['x-reason']}\r\nConnection: close\r\n\r\n${body}`,
	);
	setTimeout(() => socket.destroy(), PAUSE_MS).unref();
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../domain/api-contract.ts';
import { API_ERRORS, type ApiErrorCode } from '../../domain/api-error.ts';
import { emptyIdCardFields, type IdCardFields } from '../../domain/id-card.ts';
import { serveLocally } from '../support/local-http.mts';

/** The stub's answer to one call. */
export interface StubAnswer {
	status: number;
	body: string;
	headers?: Record<string, string>;
	/** Cut the connection instead of answering. */
	cut?: boolean;
	/** Cut it after the body, which is shorter than Content-Length. */
	cutAfterBody?: boolean;
	/** Writes the reply itself, instead of everything above. */
	write?: (response: ServerResponse) => void;
}

/** One call that reached the stub. */
export interface StubCall {
	path: string;
	method: string;
	headers: IncomingHttpHeaders;
	body: IdCardOcrRequest;
}

/** Replaces ApiZero's cloud, which tests cannot reach. */
export interface ApiZeroStub {
	baseUrl: string;
	calls: StubCall[];
	close(): Promise<void>;
}

/** Starts the stub on 127.0.0.1, on a free port unless one is given; `answer` decides each reply. */
export async function startApiZeroStub(
	answer: (call: StubCall, index: number) => StubAnswer | Promise<StubAnswer>,
	port = 0,
): Promise<ApiZeroStub> {
	const calls: StubCall[] = [];
	const reply = async (request: IncomingMessage, response: ServerResponse) => {
		const text = await textOf(request);
		const call: StubCall = {
			path: request.url ?? '',
			method: request.method ?? '',
			headers: request.headers,
			body: text === '' ? undefined : JSON.parse(text),
		};
		calls.push(call);
		const { status, body, headers, cut, cutAfterBody, write } = await answer(
			call,
			calls.length - 1,
		);
		if (cut) {
			request.socket.destroy();
			return;
		}
		if (write) {
			write(response);
			return;
		}
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		if (cutAfterBody) response.write(body, () => request.socket.destroy());
		else response.end(body);
	};
	const { url, close } = await serveLocally(reply, port);
	return { baseUrl: url, calls, close };
}

/** The success of the API page, section 7, with the given fields. */
export function success(fields: Partial<IdCardFields>): StubAnswer {
	return reply(200, {
		code: 0,
		msg: '成功',
		data: { ...emptyIdCardFields(), ...fields },
		request_id: 'req_abc123',
	});
}

/** A refusal as the gateway sends it. */
export function refusal(code: ApiErrorCode, msg = '服务返回的说明'): StubAnswer {
	return reply(API_ERRORS[code].httpStatus, { code, msg, data: null, request_id: 'req_refused' });
}

function reply(status: number, body: IdCardOcrReply): StubAnswer {
	return { status, body: JSON.stringify(body) };
}

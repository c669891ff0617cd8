import { connect, type Socket } from 'node:net';

import { base64Body, KEY } from './running-app.mts';

/** The first headers of a call with the right key. */
export const CALL_HEAD = `POST /api/ocr-idcard HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${KEY}\r\nContent-Type: application/json\r\n`;

/** The bytes of a whole call. */
export function rawCall(body = JSON.stringify(base64Body())): string {
	return `${CALL_HEAD}Content-Length: ${body.length}\r\n\r\n${body}`;
}

/** A raw connection. */
export interface RawClient {
	socket: Socket;
	/** What was received so far. */
	text(): string;
	/** Waits until the server closes the connection, and returns its one reply. */
	reply(): Promise<RawReply>;
}

/** A reply whose body is JSON. */
export interface RawReply {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	json: { code: number; msg: string; data: unknown; request_id: string };
}

/** Connects to the server and sends bytes. */
export function rawClient(url: string, bytes: string): RawClient {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	const closed = new Promise((resolve) => socket.once('close', resolve));
	let text = '';
	socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
	socket.on('error', () => {});
	socket.write(bytes);
	return {
		socket,
		text: () => text,
		reply: async () => {
			await closed;
			return parseReply(text);
		},
	};
}

function parseReply(text: string): RawReply {
	const [head, body] = text.split('\r\n\r\n');
	const [first, ...lines] = head.split('\r\n');
	const headers = lines.map((line) => {
		const [, name, value] = /^([^:]+): (.*)$/.exec(line)!;
		return [name.toLowerCase(), value];
	});
	const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
	return { status, headers: Object.fromEntries(headers), json: JSON.parse(body) };
}

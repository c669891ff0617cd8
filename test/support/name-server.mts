import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** The only name that the soaked server's name server answers about. */
export const KNOWN_NAME = 'pictures.test';

/** What a name server says of a name: its addresses, an error, or nothing at all. */
export type NameAnswer = readonly string[] | 'no such name' | 'failure' | 'silence';

/** A name server on loopback. */
export interface NameServer {
	/** For `Resolver.setServers`. */
	address: string;
	/** Questions so far, such as `A a.test`. */
	questions: string[];
	/** Resolves when so many questions have been asked. */
	asked(count: number): Promise<void>;
	close(): void;
}

const TYPES: Readonly<Record<number, string>> = { 1: 'A', 28: 'AAAA' };
const HEADER_BYTES = 12;

/** Starts a name server over UDP that answers by `answerOf`; `type` is `A` or `AAAA`. */
export async function startNameServer(
	answerOf: (name: string, type: string) => NameAnswer,
): Promise<NameServer> {
	const socket = createSocket('udp4');
	const questions: string[] = [];
	socket.on('message', (message, { port, address }) => {
		const { name, type, question } = questionOf(message);
		questions.push(`${TYPES[type]} ${name}`);
		const answer = answerOf(name, TYPES[type]);
		if (answer !== 'silence') socket.send(reply(message, question, type, answer), port, address);
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return {
		address: `127.0.0.1:${socket.address().port}`,
		questions,
		asked: async (count) => {
			while (questions.length < count) await once(socket, 'message');
		},
		close: () => void socket.close(),
	};
}

/** The only question of a message (RFC 1035, 4.1.2). */
function questionOf(message: Buffer) {
	const labels: string[] = [];
	let at = HEADER_BYTES;
	while (message[at] !== 0) {
		labels.push(message.toString('latin1', at + 1, at + 1 + message[at]));
		at += 1 + message[at];
	}
	const end = at + 5;
	return {
		name: labels.join('.').toLowerCase(),
		type: message.readUInt16BE(at + 1),
		question: message.subarray(HEADER_BYTES, end),
	};
}

function reply(
	message: Buffer,
	question: Buffer,
	type: number,
	answer: Exclude<NameAnswer, 'silence'>,
): Buffer {
	const addresses = typeof answer === 'string' ? [] : answer;
	const records = addresses
		.filter((address) => address.includes(':') === (type === 28))
		.map((address) => recordOf(address, type));
	const header = Buffer.alloc(HEADER_BYTES);
	header.writeUInt16BE(message.readUInt16BE(0), 0);
	// A reply of a server that asks others on request, with the kind of failure.
	header.writeUInt16BE(0x8180 | (answer === 'failure' ? 2 : answer === 'no such name' ? 3 : 0), 2);
	header.writeUInt16BE(1, 4);
	header.writeUInt16BE(records.length, 6);
	return Buffer.concat([header, question, ...records]);
}

/** An address of the name in the question, valid for 60 s. */
function recordOf(address: string, type: number): Buffer {
	const data =
		type === 1
			? Buffer.from(address.split('.').map(Number))
			: // Written in full by the tests.
				Buffer.from(address.replaceAll(':', ''), 'hex');
	const head = Buffer.from([0xc0, HEADER_BYTES, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]);
	return Buffer.concat([head, data]);
}

import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** An HTTPS proxy on 127.0.0.1 that has only one way out, and that way ends on this machine. */
export interface HttpsProxy {
	url: string;
	close(): void;
}

/**
 * Starts a proxy that connects `host:443` to a port of this machine and refuses every other target.
 *
 * @param logFile receives a line for each target that was asked for, such as `example.com:443`.
 */
export async function startHttpsProxy(options: {
	host: string;
	port: number;
	logFile: string;
}): Promise<HttpsProxy> {
	const { host, port, logFile } = options;
	appendFileSync(logFile, '');
	const server = createServer((request, response) => {
		// Plain HTTP names the whole URL.
		appendFileSync(logFile, `${request.url}\n`);
		response.writeHead(403).end();
	});
	server.on('connect', (request, client, head) => {
		appendFileSync(logFile, `${request.url}\n`);
		client.on('error', () => {});
		if (request.url !== `${host}:443`) {
			client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		const registry = connect(port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			registry.write(head);
			registry.pipe(client).pipe(registry);
		});
		registry.on('error', () => client.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * Gives a TCP port nothing listens on at 127.0.0.1: the wanted one if it is free, otherwise any.
 */
export async function freePort(wanted = 0): Promise<number> {
	try {
		return await listenOnce(wanted);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === 'EADDRINUSE' || code === 'EACCES') return await listenOnce(0);
		throw error;
	}
}

function listenOnce(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(port, LOOPBACK, () => {
			const address = probe.address();
			const taken = typeof address === 'object' && address !== null ? address.port : port;
			probe.close(() => resolve(taken));
		});
	});
}

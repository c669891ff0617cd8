import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import getPort from 'get-port';

import { startChildProcess } from '../../../tools/processes/child-process.mts';
import { poll } from '../../../tools/processes/poll.mts';

const NGINX = '/usr/sbin/nginx';

/** Whether this machine has nginx. */
export const HAS_NGINX = existsSync(NGINX);

/** nginx as a proxy in front of some servers. */
export interface PlainNginx {
	/** Address of each server through it, in their order. */
	urls: string[];
	stop(): Promise<void>;
}

/** Starts nginx with a site for each of these sets of directives, each with its `proxy_pass`. */
export async function startPlainNginx(sites: readonly string[]): Promise<PlainNginx> {
	const folder = await mkdtemp(path.join(tmpdir(), 'plain-nginx-'));
	const ports = await Promise.all(sites.map(() => getPort()));
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	const config = `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
	access_log off;
	${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
	${sites.map((site, i) => `server { listen 127.0.0.1:${ports[i]}; location / { ${site} } }`).join('\n')}
}
`;
	const file = path.join(folder, 'nginx.conf');
	await writeFile(file, config);
	const child = startChildProcess({
		name: 'nginx',
		command: NGINX,
		args: ['-p', folder, '-c', file, '-e', path.join(folder, 'error.log')],
		cwd: folder,
		env: {},
		logFile: path.join(folder, 'output.log'),
	});
	const urls = ports.map((port) => `http://127.0.0.1:${port}`);
	const isServing = async () => {
		if (child.hasExited()) throw new Error(`nginx ${await child.exited}.`);
		return await fetch(urls[0]).then(
			() => true as const,
			() => undefined,
		);
	};
	await poll(isServing, { timeoutMs: 20_000, intervalMs: 50, waitingFor: 'nginx to serve' });
	return {
		urls,
		async stop() {
			await child.stop();
			await rm(folder, { recursive: true });
		},
	};
}

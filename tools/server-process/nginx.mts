import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import getPort from 'get-port';
import { installDebianPackages } from '../n8n/installed/debian-package.mts';
import type { Progress } from '../n8n/installed/progress.mts';
import { startChildProcess, type ChildProcess } from '../processes/child-process.mts';
import { poll } from '../processes/poll.mts';

const NGINX = '/usr/sbin/nginx';

const TEMPLATE = path.resolve(import.meta.dirname, '../../deploy/nginx/idcard-ocr.conf.template');

export interface RunningNginx {
	url: string;
	/** Its main process and its workers. */
	processes(): Promise<number[]>;
	/** Ports that each call so far was passed to, in order; more than one if it was repeated. */
	passes(): Promise<number[][]>;
	complaints(): Promise<string>;
	stop(): Promise<void>;
}

export function installNginx(progress: Progress): void {
	if (!existsSync(NGINX)) installDebianPackages('nginx', ['nginx-light'], progress);
}

/** Starts nginx as `deploy/` has it, on a free port of 127.0.0.1, with all its files in `folder`. */
export async function startNginx(folder: string, ports: readonly number[]): Promise<RunningNginx> {
	await mkdir(folder, { recursive: true });
	const inFolder = (name: string) => path.join(folder, name);
	const port = await getPort();
	const url = `http://127.0.0.1:${port}`;
	const template = await readFile(TEMPLATE, 'utf8');
	await writeFile(inFolder('nginx.conf'), mainConfig(folder));
	await writeFile(inFolder('idcard-ocr.conf'), siteConfig(template, port, ports));
	const child = startChildProcess({
		name: 'nginx',
		command: NGINX,
		args: ['-p', folder, '-c', inFolder('nginx.conf'), '-e', inFolder('error.log')],
		cwd: folder,
		env: {},
		logFile: inFolder('output.log'),
	});
	await untilServing(url, ports.length, child);
	return {
		url,
		processes: async () => [child.pid, ...(await workersOf(child.pid))],
		async passes() {
			const lines = (await readFile(inFolder('access.log'), 'utf8')).trimEnd().split('\n');
			return lines.map((line) => [...line.matchAll(/:(\d+)/g)].map(([, digits]) => Number(digits)));
		},
		complaints: async () => await readFile(inFolder('error.log'), 'utf8'),
		stop: async () => await child.stop(),
	};
}

/** The site of `deploy/`, filled in as its comment says. */
function siteConfig(template: string, port: number, ports: readonly number[]): string {
	const servers = ports.map((one) => `server 127.0.0.1:${one} max_fails=0;`);
	const values: Record<string, string> = {
		IDCARD_OCR_SERVERS: servers.join('\n'),
		IDCARD_OCR_LISTEN: `127.0.0.1:${port}`,
	};
	const site = template.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
	// Tells how many servers this configuration has.
	return site.replace(
		'location / {',
		`location = /size { return 200 ${ports.length}; }\nlocation / {`,
	);
}

function mainConfig(folder: string): string {
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
	log_format passes "$upstream_addr";
	access_log ${folder}/access.log passes;
	${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n\t')}
	include ${folder}/idcard-ocr.conf;
}
`;
}

async function workersOf(pid: number): Promise<number[]> {
	const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
	return children.split(' ').filter(Boolean).map(Number);
}

async function untilServing(url: string, size: number, child: ChildProcess): Promise<void> {
	const isServing = async () => {
		if (child.hasExited()) throw new Error(`nginx ${await child.exited}; see ${child.logFile}.`);
		const reply = await fetch(`${url}/size`).catch(() => undefined);
		return (await reply?.text()) === String(size) ? true : undefined;
	};
	await poll(isServing, { timeoutMs: 20_000, intervalMs: 50, waitingFor: 'nginx to serve' });
}

import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { terminalProgress } from '../n8n/installed/progress.mts';
import { logTail, stopChildProcesses, type ChildProcess } from '../processes/child-process.mts';
import { stopRequested } from '../processes/stop-request.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../server-process/start.mts';
import { closeDataFolder, openDataFolder, type DataFolder } from './demo/data-folder.mts';
import { startDemoN8n, type DemoN8n } from './demo/start-demo-n8n.mts';

const DATA_FOLDER = path.resolve(import.meta.dirname, '../../.demo');

const USAGE = `Starts the whole product on this machine: the OCR server, whose page reads cards at once, and
behind it a real n8n with the node installed, a credential and a form that takes an image of an ID card.

  npm run demo -- [--n8n-port PORT] [--port PORT]

  --n8n-port PORT  port of n8n (default 5678)
  --port PORT      port of the OCR server (default 8787)

If a port is taken, a free one is used. The demo keeps all its files in .demo/, which you can
delete.`;

const { values: options } = parseArgs({
	options: {
		port: { type: 'string', default: '8787' },
		'n8n-port': { type: 'string', default: '5678' },
		help: { type: 'boolean', default: false },
	},
});
if (options.help) {
	console.log(USAGE);
	process.exit(0);
}
const serverPort = portNumber('--port', options.port);
const n8nPort = portNumber('--n8n-port', options['n8n-port']);
const progress = terminalProgress();

let isStopping = false;
const failure = await Promise.race([stopRequested().then(() => undefined), runDemo()]);
isStopping = true;
progress.end('stopped');
console.error(failure === undefined ? '\nStopping …' : `\n${failure}`);
await stopChildProcesses();
await closeDataFolder(DATA_FOLDER);
if (failure === undefined) {
	console.log('Stopped. "npm run demo" starts it again; delete .demo to start over.');
}
process.exit(failure === undefined ? 0 : 1);

/** Resolves with the reason if the OCR server does not start or crashes, otherwise never. */
async function runDemo(): Promise<string> {
	try {
		const data = await openDataFolder(DATA_FOLDER);
		progress.begin('Starting the OCR server');
		const [port, portOfN8n] = [
			await getPort({ port: serverPort }),
			await getPort({ port: n8nPort }),
		];
		const server = await startEmbeddedServer({
			port,
			args: [
				...['--public-url', `http://127.0.0.1:${port}`],
				...['--photo-link-origin', `http://127.0.0.1:${portOfN8n}`],
			],
			apiKey: data.apiKey,
			folder: data.pathOf('server'),
		});
		progress.end('ready');
		console.log(firstCard(server));
		void runN8n(data, server, portOfN8n);
		return await crashOf(server.process);
	} catch (error) {
		return `The demo could not start. ${(error as Error).message}`;
	}
}

/** Starts n8n and says where its form is. The server needs no n8n, so it goes on without. */
async function runN8n(data: DataFolder, server: EmbeddedServer, port: number): Promise<void> {
	const end = await startDemoN8n({ data, server, port, progress }).then(
		async (n8n) => {
			console.log(welcome(n8n, data));
			return await crashOf(n8n.process);
		},
		(error: Error) => error.message,
	);
	if (isStopping) return;
	progress.end('failed');
	console.error(withoutN8n(end, server));
}

async function crashOf(child: ChildProcess): Promise<string> {
	const end = await child.exited;
	return `${child.name} ${end}. The end of its log, ${child.logFile}:\n${await logTail(child)}`;
}

/** The page's address, with the key where no server and no log sees it. */
function pageOf({ baseUrl, apiKey }: EmbeddedServer): string {
	return `${baseUrl}/try#key=${encodeURIComponent(apiKey)}`;
}

function firstCard(server: EmbeddedServer): string {
	return `
  Read a card now: open this page, and press "Read a sample card" or drop an image on it.

    Page      ${pageOf(server)}

  n8n follows, with a form. Only the first start takes minutes.
`;
}

function welcome(
	{ formUrl, linkFormUrl, workflowUrl, samplesFolder }: DemoN8n,
	{ owner }: DataFolder,
): string {
	return `
  Ready. Drop an image of an ID card on the form; the OCR server above reads it:

    Form      ${formUrl}
    Images    ${samplesFolder}

    Ask       ${linkFormUrl}
              makes a link to a page that takes photos; the row is in the Data Table "ID cards asked for"

  Open the workflow in n8n. The form tells visitors what to photograph again; why a call
  failed, and what you can do about it, is under Executions:

    Editor    ${workflowUrl}
    Email     ${owner.email}
    Password  ${owner.password}

  Press Ctrl-C to stop everything.
`;
}

function withoutN8n(reason: string, server: EmbeddedServer): string {
	return `
There is no n8n, and so no form. ${reason}

  The OCR server goes on, and its page reads cards:

    Page      ${pageOf(server)}

  Press Ctrl-C to stop it.
`;
}

function portNumber(option: string, text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	console.error(`${option} must be a port number between 1 and 65535, not "${text}".`);
	process.exit(2);
}

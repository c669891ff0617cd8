import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { renderUnicodeCompact } from 'uqr';
import { terminalProgress } from '../n8n/installed/progress.mts';
import { logTail, stopChildProcesses, type ChildProcess } from '../processes/child-process.mts';
import { stopRequested } from '../processes/stop-request.mts';
import { startEmbeddedServer, type EmbeddedServer } from '../server-process/start.mts';
import { closeDataFolder, openDataFolder, type DataFolder } from './demo/data-folder.mts';
import { networkAddresses } from './demo/network-address.mts';
import { startDemoN8n, type DemoN8n, type DemoN8nOptions } from './demo/start-demo-n8n.mts';

const DATA_FOLDER = path.resolve(import.meta.dirname, '../../.demo');

const USAGE = `Starts the whole product on this machine: the OCR server, whose page reads cards at once, and
behind it a real n8n with the node installed, a credential and a form that takes an image of an ID card.

  npm run demo -- [--phone | --address ADDRESS] [--n8n-port PORT] [--port PORT]

  --phone            listen on this machine's address in its network, for phones there
  --address ADDRESS  the same on this one of its addresses
  --n8n-port PORT    port of n8n (default 5678)
  --port PORT        port of the OCR server (default 8787)

If a port is taken, a free one is used. The demo keeps all its files in .demo/, which you can
delete.`;

const { values: options } = parseArgs({
	options: {
		phone: { type: 'boolean', default: false },
		address: { type: 'string' },
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
		const addresses = options.phone ? networkAddresses() : [];
		const network = options.address ?? addresses[0];
		const host = network ?? '127.0.0.1';
		if (network !== undefined) console.log(openNetwork(network, addresses));
		progress.begin('Starting the OCR server');
		const [port, portOfN8n] = [
			await getPort({ host, port: serverPort }),
			await getPort({ host, port: n8nPort }),
		];
		const server = await startEmbeddedServer({
			port,
			args: [
				'--public-url',
				`http://${host}:${port}`,
				'--photo-link-origin',
				`http://${host}:${portOfN8n}`,
				...(network === undefined ? [] : ['--host', host, '--private-http', '--try-page']),
			],
			apiKey: data.apiKey,
			folder: data.pathOf('server'),
		});
		progress.end('ready');
		console.log(await firstCard(server));
		void runN8n({ data, server, host, port: portOfN8n, progress }, network !== undefined);
		return await crashOf(server.process);
	} catch (error) {
		return `The demo could not start. ${(error as Error).message}`;
	}
}

/** Starts n8n and says where its form is. The server needs no n8n, so it goes on without. */
async function runN8n(options: DemoN8nOptions, isForPhones: boolean): Promise<void> {
	const { data, server } = options;
	const end = await startDemoN8n(options).then(
		async (n8n) => {
			console.log(welcome(n8n, data));
			console.log(isForPhones ? qrCode(n8n.linkFormUrl) : forAPhone());
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

/** The page's address, with a code that brings the key once: browsers keep addresses in their history. */
async function pageOf({ baseUrl, apiKey }: EmbeddedServer): Promise<string> {
	const headers = { 'x-api-key': apiKey };
	const reply = await fetch(`${baseUrl}/try/codes`, { method: 'POST', headers });
	const { data } = (await reply.json()) as { data: { code: string } };
	return `${baseUrl}/try#code=${data.code}`;
}

async function firstCard(server: EmbeddedServer): Promise<string> {
	return `
  Read a card now: open this page, and press "Read a sample card" or drop an image on it.
  Opened again, it asks for the key:

    Page      ${await pageOf(server)}
    Key       ${server.apiKey}

  n8n follows, with a form. Only the first start takes minutes.
`;
}

function welcome(
	{ formUrl, linkFormUrl, workflowUrl, rowsUrl, samplesFolder }: DemoN8n,
	{ owner }: DataFolder,
): string {
	return `
  Ready. Drop an image of an ID card on the form; the OCR server above reads it:

    Form      ${formUrl}
    Images    ${samplesFolder}

    Ask       ${linkFormUrl}
              makes a link, and a QR code of it, to a page that takes photos
    Rows      ${rowsUrl}
              the photos' rows, in "ID cards asked for" (email and password below)

  Open the workflow in n8n. The form tells visitors what to photograph again; why a call
  failed, and what you can do about it, is under Executions:

    Editor    ${workflowUrl}
    Email     ${owner.email}
    Password  ${owner.password}

  Press Ctrl-C to stop everything.
`;
}

function forAPhone(): string {
	return `
  These addresses lead nowhere on a phone: for one, stop, and start  npm run demo -- --phone
`;
}

function openNetwork(address: string, all: string[]): string {
	const others = all.filter((one) => one !== address).join(', ');
	const choice =
		others === ''
			? ''
			: `\n  If your phone cannot reach it, try --address with one of: ${others}.\n`;
	return `
  Open to the network: everyone who reaches ${address} reaches this demo, over plain HTTP. Photos,
  the password and the key cross the network unencrypted: use a network that you trust.
${choice}`;
}

/** In colours of its own, so that dark modules are dark in every terminal. */
function qrCode(address: string): string {
	const rows = renderUnicodeCompact(address, { ecc: 'L', border: 2 }).split('\n');
	const code = rows.map((row) => `    \x1b[97;40m${row}\x1b[0m`).join('\n');
	return `  Point a phone in the same network here, make a link, and take two photos:\n\n${code}\n`;
}

function withoutN8n(reason: string, server: EmbeddedServer): string {
	return `
There is no n8n, and so no form. ${reason}

  The OCR server goes on, and its page reads cards:

    Page      ${server.baseUrl}/try
    Key       ${server.apiKey}

  Press Ctrl-C to stop it.
`;
}

function portNumber(option: string, text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	console.error(`${option} must be a port number between 1 and 65535, not "${text}".`);
	process.exit(2);
}

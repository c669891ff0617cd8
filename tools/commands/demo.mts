import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CARD_FORM_PATH } from '../n8n/installed/card-form.mts';
import { stopChildProcesses } from '../processes/child-process.mts';
import { releaseLock } from '../processes/folder-lock.mts';
import { terminalProgress } from '../n8n/installed/progress.mts';
import { stopRequested } from '../processes/stop-request.mts';
import { startDemo, type Demo } from './demo/start-demo.mts';

const DATA_FOLDER = path.resolve(import.meta.dirname, '../../.demo');

const USAGE = `Starts the whole product on this machine: the OCR server, and a real n8n with the node
installed, a credential and a form that takes an image of an ID card.

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

const failure = await Promise.race([stopRequested().then(() => undefined), runDemo()]);
console.error(failure === undefined ? '\nStopping …' : `\n${failure}`);
await stopChildProcesses();
await releaseLock(path.join(DATA_FOLDER, 'running.pid'));
if (failure === undefined) {
	console.log('Stopped. "npm run demo" starts it again in seconds; delete .demo to start over.');
}
process.exit(failure === undefined ? 0 : 1);

/** Resolves with the reason if the demo does not start or crashes, otherwise never. */
async function runDemo(): Promise<string> {
	try {
		const demo = await startDemo({
			dataFolder: DATA_FOLDER,
			serverPort: portNumber('--port', options.port),
			n8nPort: portNumber('--n8n-port', options['n8n-port']),
			progress: terminalProgress(),
		});
		console.log(welcome(demo));
		return await demo.crashed;
	} catch (error) {
		return `The demo could not start. ${(error as Error).message}`;
	}
}

function welcome(demo: Demo): string {
	const { n8nUrl, serverUrl, apiKey, owner, workflowUrl, samplesFolder } = demo;
	return `
  Ready. Drop an image of an ID card on the form:

    Form      ${n8nUrl}${CARD_FORM_PATH}
    Images    ${samplesFolder}

  Open the workflow in n8n. The form tells visitors what to photograph again; why a call
  failed, and what you can do about it, is under Executions:

    Editor    ${workflowUrl}
    Email     ${owner.email}
    Password  ${owner.password}

  The OCR server on this machine reads the images: ${serverUrl}
  Its own page shows all that it tells about an image:

    Page      ${serverUrl}/try
    API key   ${apiKey}

  Press Ctrl-C to stop everything.
`;
}

function portNumber(option: string, text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	console.error(`${option} must be a port number between 1 and 65535, not "${text}".`);
	process.exit(2);
}

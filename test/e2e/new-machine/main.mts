// npm run test:new-machine
// Types README's commands on a Debian that nobody has used, as an ordinary user, and prints what they print with
// the seconds. As root on Debian.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installDebianPackages } from '../../../tools/n8n/installed/debian-package.mts';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import { stopRequested } from '../../../tools/processes/stop-request.mts';
import { replyTo } from '../container/reply-to.mts';
import { startNewMachine, type NewMachine } from './machine.mts';
import type { Terminal } from './terminal.mts';

const COMMANDS = {
	install: 'npm install',
	demo: 'npm install && npm run demo',
	test: 'npm install && npm test',
};

const USAGE = `Types a command of README on a new machine: Debian with Git, a C++ compiler, Node and npm.

  npm run test:new-machine -- [--node 20|22|24] [--npm 10|11|12] [--command install|demo|test]

Without options: ${COMMANDS.demo}, with Node 20 and npm 10.`;

const { values: options } = parseArgs({
	options: {
		node: { type: 'string', default: '20' },
		npm: { type: 'string', default: '10' },
		command: { type: 'string', default: 'demo' },
		help: { type: 'boolean', default: false },
	},
});
if (options.help) {
	say(USAGE);
	process.exit(0);
}

if (!existsSync('/usr/sbin/debootstrap')) {
	installDebianPackages('debootstrap', ['debootstrap'], terminalProgress());
}
const machine = await startNewMachine(options.node, options.npm);
const faults = await Promise.race([
	typed(machine, options.command as keyof typeof COMMANDS),
	stopRequested().then(() => ['stopped']),
]);
for (const line of await machine.megabytes()) say(line.replace('\t', ' MB  '));
await machine.stop();
for (const fault of faults) say(`FAULT  ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);

/** Types the command, and returns what was wrong with what came. */
async function typed({ type, processes }: NewMachine, name: keyof typeof COMMANDS) {
	say(`Node ${options.node}, npm ${options.npm}: ${COMMANDS[name]}`);
	const terminal = type(COMMANDS[name]);
	const faults = name === 'demo' ? await usedDemo(terminal) : [];
	const code = await terminal.ended;
	say(`${secondsOf(terminal)}  ended with ${code}`);
	// Of a Ctrl-C, npm itself makes 130, whatever its script does.
	if (code !== (name === 'demo' ? 130 : 0)) faults.push(`ended with ${code}`);
	// No fault: how long it is depends on the machine.
	for (const silence of terminal.silences) say(`SILENT  ${silence}`);
	faults.push(...(await processes()).map((left) => `still running: ${left}`));
	return faults;
}

/** Reads the sample card on the demo's page, opens n8n's form, and presses Ctrl-C. */
async function usedDemo(terminal: Terminal): Promise<string[]> {
	const faults: string[] = [];
	const note = (what: string) => say(`${secondsOf(terminal)}  --- ${what}`);
	const page = await terminal.printed(/Page +(\S+)\s/);
	if (page === undefined) return ['no page'];
	const { origin } = new URL(page);
	const apiKey = await terminal.printed(/Key +(\S+)\s/);
	if (apiKey === undefined) return ['no key'];
	const sample = await fetch(`${origin}/try/sample.jpg`);
	const { code } = await replyTo(origin, apiKey, { image: await sample.bytes() });
	note(`the sample card was read: code ${code}`);
	if (code !== 0) faults.push('no card');

	const form = await terminal.printed(/Form +(\S+)\s/);
	if (form === undefined) return [...faults, 'no form'];
	const { status } = await fetch(form);
	note(`the form answers: ${status}`);
	if (status !== 200) faults.push(`the form answers ${status}`);
	terminal.pressCtrlC();
	return faults;
}

function secondsOf({ seconds }: Terminal): string {
	return `${seconds.toFixed(1).padStart(7)} s`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

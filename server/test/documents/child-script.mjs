// Decodes an image, prints the id of the child process, and then, as its argument says, ends without
// notice while the child cannot hear of it, or asks for another page with no open files left.
import { openSync, closeSync } from 'node:fs';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';

import { Documents, newDocument } from '../../src/documents/documents.mts';

const plain = { create: { width: 8, height: 8, channels: 3, background: '#fff' } };
const bytes = await sharp(plain).webp().toBuffer();
const documents = new Documents({ pageMs: 15_000 });
const decode = () => documents.page(newDocument(bytes, 'webp'), 1, new AbortController().signal);

/** Returns why it failed, once other things have had their turn. */
async function attempt() {
	const reason = await decode().then(
		() => '',
		({ message }) => message,
	);
	await setImmediate();
	return reason;
}

await decode();
const { pid } = documents;
process.stdout.write(`${pid}\n`);
if (process.argv[2] === 'end') {
	process.kill(pid, 'SIGSTOP');
	process.kill(process.pid, 'SIGKILL');
}
process.kill(pid, 'SIGKILL');
// That it is gone is learned a little later.
while (documents.pid === pid) await attempt();
await attempt();
process.kill(documents.pid, 'SIGKILL');

/** @type {number[]} */
const files = [];
try {
	for (;;) files.push(openSync('/dev/null', 'r'));
} catch {
	// None is left.
}
while (!(await attempt()).includes('EMFILE'));
process.stdout.write('refused\n');
for (const file of files) closeSync(file);
await decode();
process.stdout.write('decoded\n');
await documents.close();

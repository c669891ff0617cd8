// Holds more memory than is left for a decoder, has one take all of that, and decodes with another. Prints
// how both ended.
import { Buffer } from 'node:buffer';
import process from 'node:process';

import { childCommand } from '../../src/documents/child-command.mts';
import { Documents, newDocument } from '../../src/documents/documents.mts';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
const EAT =
	"process.on('message', () => { for (const all = []; ; ) all.push(Buffer.alloc(1e6, 1)); })";

const held = Buffer.alloc(300e6, 1);
const command = childCommand();
const hungry = new Documents({
	pageMs: 15_000,
	command: { ...command, args: [...command.args.slice(0, -1), '-e', EAT] },
});
const sound = new Documents({ pageMs: 15_000 });
for (const documents of [hungry, sound]) {
	const page = documents.page(newDocument(GIF, 'gif'), 1, new AbortController().signal);
	const how = await page.then(
		() => 'decoded',
		({ name }) => name,
	);
	process.stdout.write(`${how}\n`);
	await documents.close();
}
process.stdout.write(`${held.length}\n`);

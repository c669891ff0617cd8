// npm run smoke -- [--key KEY | --key-file FILE] [--base-url URL]
// Compares ApiZero's cloud, or a server with the same API, with the API page, in six calls on drawn cards.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { smoke } from './smoke/calls.mts';

const USAGE = `Compares the replies of ApiZero's cloud with its API page, in six of the day's twenty calls.

  npm run smoke -- [--key-file FILE] [--base-url URL]

  --key-file FILE  a file that holds the API key and nothing else
  --key KEY        the key itself, which others on this machine can read in the list of processes
  --base-url URL   another server with the same API (default https://v1.apizero.cn)

Without either, the key is taken from the variable APIZERO_API_KEY. It is sent to the base URL and nowhere else.
Ends with 0 if every reply is as the page says, 1 if not, 2 if it could not begin.`;

const { values } = parseArgs({
	options: {
		key: { type: 'string' },
		'key-file': { type: 'string' },
		'base-url': { type: 'string', default: 'https://v1.apizero.cn' },
		help: { type: 'boolean', default: false },
	},
});
if (values.help) {
	console.log(USAGE);
	process.exit(0);
}
if (values.key !== undefined) {
	console.error('Others on this machine can read --key. APIZERO_API_KEY and --key-file are safer.');
}
const [url, key] = [baseUrl(values['base-url']), givenKey()];
const results = await smoke(url, key);
for (const { what, differences, misread } of results) {
	console.log(`${what}: ${differences.length === 0 ? 'as on the page' : ''}`.trimEnd());
	for (const difference of differences) console.log(`  - ${difference}`);
	if (misread.length > 0) console.log(`  (read otherwise than drawn: ${misread.join(', ')})`);
}
const count = results.reduce((sum, { differences }) => sum + differences.length, 0);
console.log(
	`\n${count === 0 ? 'No difference' : `${count} differences`} in ${results.length} calls.`,
);
if (count > 0) process.exitCode = 1;

function givenKey(): string {
	const { key, 'key-file': file } = values;
	const given = (
		key ?? (file === undefined ? process.env['APIZERO_API_KEY'] : contentOf(file))
	)?.trim();
	if (given) return given;
	return stop('There is no key. Set APIZERO_API_KEY, or name a file with --key-file.');
}

function contentOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return stop(`Cannot read ${file}.`);
	}
}

function baseUrl(text: string): string {
	const url = URL.parse(text);
	if (url?.protocol === 'https:' || url?.hostname === '127.0.0.1') return text;
	return stop(
		'The base URL must begin with https://, or be on 127.0.0.1, since the key is sent to it.',
	);
}

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(2);
}

// npm run --silent sbom -- n8n-nodes-apizero|idcard-ocr-server
// Prints the bill of materials of a package in CycloneDX: what is installed with it on any platform, by
// the lock file.
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { runNpm } from '../n8n/installed/npm-command.mts';
import { billOf, type Bill } from './sbom/bill.mts';

/**
 * What npm is to list for each package. The server has no dependencies for development; told to omit
 * such, npm would also leave out what the server shares with those of the root.
 */
const SCOPES: Record<string, string[]> = {
	'n8n-nodes-apizero': ['--workspaces=false', '--omit', 'dev'],
	'idcard-ocr-server': ['--workspace', 'server'],
};

const [name = ''] = process.argv.slice(2);
const scope = SCOPES[name];
if (scope === undefined) {
	console.error(`Usage: npm run --silent sbom -- ${Object.keys(SCOPES).join('|')}`);
	process.exit(2);
}
const sbom = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
const printed = await runNpm([...sbom, ...scope], fileURLToPath(new URL('../..', import.meta.url)));
console.log(JSON.stringify(billOf(name, JSON.parse(printed) as Bill), undefined, '\t'));

// npm run --silent sbom -- n8n-nodes-apizero|idcard-ocr-server
// Prints the bill of materials of a package in CycloneDX.
import process from 'node:process';

import { billOf, PACKAGE_NAMES } from './sbom/bill.mts';

const name = PACKAGE_NAMES.find((one) => one === process.argv[2]);
if (name === undefined) {
	console.error(`Usage: npm run --silent sbom -- ${PACKAGE_NAMES.join('|')}`);
	process.exit(2);
}
console.log(JSON.stringify(await billOf(name), undefined, '\t'));

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { Compiler, initSync, type Rules } from '@virustotal/yara-x';

import { pythonEnvironment } from '../../locked-install/python-environment.mts';
import { cacheFolder } from '../../processes/cache-folder.mts';

const REQUIREMENTS = fileURLToPath(new URL('guarddog.txt', import.meta.url));
const INCLUDE = /^include "(.+)"$/gm;

/**
 * Compiles the YARA rules of GuardDog (Apache-2.0), of the release that n8n's scanner pins. They are installed rather
 * than kept here, and none of GuardDog's code runs.
 */
export async function guardDogRules(): Promise<{ rules: Rules; count: number }> {
	// Its code needs other packages, its rules none.
	process.env['PIP_NO_DEPS'] = '1';
	const environment = cacheFolder('guarddog');
	await pythonEnvironment(environment, REQUIREMENTS);
	const files = globSync('**/guarddog/analyzer/sourcecode/*.yar', { cwd: environment });
	if (files.length === 0) throw new Error(`No rules in ${environment}`);

	// By itself it would fetch() this file, as in a browser.
	const wasm = new URL('yara_x_js_bg.wasm', import.meta.resolve('@virustotal/yara-x'));
	initSync({ module: readFileSync(wasm) });
	const compiler = new Compiler();
	for (const file of files.map((name) => join(environment, name))) {
		// In WebAssembly the compiler has no files to include.
		const included = (_: string, name: string) => readFileSync(join(file, '..', name), 'utf8');
		compiler.addSource(readFileSync(file, 'utf8').replaceAll(INCLUDE, included));
	}
	return { rules: compiler.build(), count: files.length };
}

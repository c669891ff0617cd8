import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cacheFolder } from '../../../processes/cache-folder.mts';
import { testWhere } from '../../../../test/test-where.mts';

const RECIPE = fileURLToPath(new URL('../../model-pack/', import.meta.url));
const CACHE = cacheFolder('model-pack');
/** The recipe's own environment: where no pack was made, there is none. */
const PYTHON = join(CACHE, 'python', 'bin', 'python');

/** Runs Python code with the recipe's modules; returns the JSON that it prints. */
type Python = (code: string, ...args: string[]) => unknown;

/** A test of the recipe's Python; skipped where its environment is missing. */
export function recipeTest(name: string, body: (python: Python) => void): void {
	const python: Python = (code, ...args) => {
		const options = { cwd: RECIPE, encoding: 'utf8' } as const;
		return JSON.parse(execFileSync(PYTHON, ['-B', '-c', code, ...args], options));
	};
	testWhere(existsSync(PYTHON), `${PYTHON} is missing, which runs the recipe.`)(name, () =>
		body(python),
	);
}

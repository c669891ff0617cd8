import { test } from '@jest/globals';
import process from 'node:process';

/** Returns Jest's `test` where a validator is there; elsewhere one that skips, and says what is missed. */
export function testWhere(isThere: boolean, otherwise: string): typeof test {
	if (isThere) return test;
	process.stderr.write(`Skipped: ${otherwise}\n`);
	return test.skip as typeof test;
}

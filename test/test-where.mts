import { describe, test } from '@jest/globals';
import process from 'node:process';

/** Returns Jest's `test` where what it needs is there; elsewhere one that skips, and says what is missed. */
export function testWhere(isThere: boolean, otherwise: string): typeof test {
	return isThere ? test : skipping(test.skip as typeof test, otherwise);
}

/** The same of `describe`. */
export function describeWhere(isThere: boolean, otherwise: string): typeof describe {
	return isThere ? describe : skipping(describe.skip as typeof describe, otherwise);
}

function skipping<Skip>(skip: Skip, otherwise: string): Skip {
	// Jest itself prints no names of skipped tests when it runs several files.
	process.stderr.write(`Skipped: ${otherwise}\n`);
	return skip;
}

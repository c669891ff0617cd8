import { expect, test } from '@jest/globals';

import { readCommand, UsageError } from '../../specimens/command-line.mts';

const read = (options: string) => readCommand(['--out', 'x', ...options.split(' ')]);

test.each([
	['--two-people', '--both-sides'],
	['--bilingual', '--lookalike macao-permit'],
	['--glare', '--lookalike foreigner-card'],
	['--blacked-out', '--lookalike foreigner-card'],
])('%s is refused with %s, which no image can show', (option, other) => {
	const refusal = new UsageError(`${option} cannot be combined with ${other}.`);
	expect(() => read(`${option} ${other}`)).toThrow(refusal);
	for (const alone of [option, other]) expect(read(alone)).toMatchObject({ out: 'x' });
});

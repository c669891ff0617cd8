import { expect } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { testWhere } from '../../../test/test-where.mts';
import { memoryGroup } from '../../../tools/processes/memory-group.mts';

const SCRIPT = fileURLToPath(new URL('hungry-decoder-script.mjs', import.meta.url));

const tried = memoryGroup(480e6);
await tried?.delete();
const withGroup = testWhere(
	tried !== undefined,
	'only root may limit the memory of a group of processes, to see which ends.',
);

withGroup('when memory ends, the decoder does, and not what started it', async () => {
	const group = memoryGroup(480e6)!;
	const [command, ...args] = [...group.enter, process.execPath, '--no-warnings', SCRIPT];
	const { stdout, signal } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
	const kills = group.kills();
	await group.delete();
	expect([signal, stdout, kills]).toEqual([null, 'DecoderFailedError\ndecoded\n300000000\n', 1]);
});

import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inHostsFile } from '../../src/names/hosts-file.mts';

const folder = mkdtempSync(join(tmpdir(), 'hosts-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a name in a hosts file has the addresses of all its lines', () => {
	const path = join(folder, 'hosts');
	writeFileSync(
		path,
		[
			'# the machine itself',
			'127.0.0.1\tlocalhost  Vm # by hand',
			'::1 localhost\r',
			'',
			'  10.0.0.7 pictures.test',
			'127.1 short',
			'pictures.test 10.0.0.8',
			'10.0.0.9',
		].join('\n'),
	);
	const found = (name: string) => inHostsFile(path, name).map(({ address }) => address);
	expect(found('localhost')).toEqual(['127.0.0.1', '::1']);
	expect(found('vm')).toEqual(['127.0.0.1']);
	expect(found('pictures.test')).toEqual(['10.0.0.7']);
	for (const name of ['hand', 'short', '10.0.0.8', '10.0.0.9', '']) expect(found(name)).toEqual([]);
});

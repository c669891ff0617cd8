import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { sha256Of } from '../../../../../server/src/models/model-pack.mts';

const run = promisify(execFile);

const PACK = new URL('../../../../../server/models/pack.json', import.meta.url);
const SITE_PACKAGES = "import sysconfig; print(sysconfig.get_paths()['purelib'])";

interface SourceList {
	networks: Record<'detection' | 'recognition', { path: string; sha256: string }>;
}

/**
 * Returns the FP32 networks that our pack is made of, from the Python package that they come in.
 * @throws when it is not installed for this Python, or has other files.
 */
export async function sourceNetworks(
	python: string,
): Promise<{ detection: string; recognition: string }> {
	const folder = (await run(python, ['-c', SITE_PACKAGES])).stdout.trim();
	const { source } = JSON.parse(await readFile(PACK, 'utf8')) as { source: SourceList };
	const verified = async (network: 'detection' | 'recognition') => {
		const { path, sha256 } = source.networks[network];
		const file = join(folder, path);
		if (sha256Of(await readFile(file)) !== sha256)
			throw new Error(`${path} has the wrong SHA-256.`);
		return file;
	};
	return { detection: await verified('detection'), recognition: await verified('recognition') };
}

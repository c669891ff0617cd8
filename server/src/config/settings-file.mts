import { readFileSync, statSync } from 'node:fs';

import { ConfigError } from './config-error.mts';

/** A choice: far more than any number of keys needs. */
const MAX_BYTES = 1_000_000;

/**
 * Returns the text of a file with settings or keys, which `label` names in errors.
 * @throws ConfigError when it cannot be read; before that when it is no regular file, such as a pipe, whose end may never come,
 * or too large.
 */
export function readSettingsFile(path: string, label: string): string {
	try {
		const stats = statSync(path);
		if (stats.isFile() && stats.size <= MAX_BYTES) return readFileSync(path, 'utf8');
	} catch {
		throw new ConfigError(`${label} cannot be read.`);
	}
	throw new ConfigError(`${label} must be a regular file of at most 1 MB.`);
}

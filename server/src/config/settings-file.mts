import { readFileSync, statSync } from 'node:fs';

import { ConfigError } from './config-error.mts';

/** A choice: far more than any number of keys needs. */
const MAX_BYTES = 1_000_000;

/**
 * Returns the text of a file with settings or keys.
 * @throws ConfigError, before it is read, when it is no regular file, such as a pipe, whose end may never
 * come, or too large; the message follows the file's name.
 */
export function readSettingsFile(path: string): string {
	const stats = statSync(path);
	if (stats.isFile() && stats.size <= MAX_BYTES) return readFileSync(path, 'utf8');
	throw new ConfigError('must be a regular file of at most 1 MB');
}

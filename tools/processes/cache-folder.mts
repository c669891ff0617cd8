import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Returns the folder of that name in the user's cache, where every checkout finds it again. */
export function cacheFolder(name: string): string {
	const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
	return join(base, 'n8n-nodes-apizero', name);
}

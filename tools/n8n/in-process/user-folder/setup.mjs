import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates one folder for everything n8n's engine writes in tests; `teardown.mjs` deletes it. */
export default function createN8nFolder() {
	process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.env.N8N_ENCRYPTION_KEY = randomBytes(24).toString('hex');
}

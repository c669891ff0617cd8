import { rmSync } from 'node:fs';

/** Deletes the folder that `setup.mjs` created. */
export default function deleteN8nFolder() {
	rmSync(process.env.N8N_USER_FOLDER, { recursive: true, force: true });
}

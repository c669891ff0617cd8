import { rmSync } from 'node:fs';

/** Deletes the folder that `make.mjs` made. */
export default function removeN8nFolder() {
	rmSync(process.env.N8N_USER_FOLDER, { recursive: true, force: true });
}

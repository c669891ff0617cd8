import { readFile } from 'node:fs/promises';

import { sha256Of } from '../../../server/src/models/model-pack.mts';

const PACK = new URL('../../../server/models/pack.json', import.meta.url);

/** The files of a pack that decide which lines are seen. */
const ROLES = ['detection', 'recognition', 'draft', 'dictionary'] as const;

/** What `pack.json` says of a pack that decides which lines are seen. */
export interface PackList {
	files: Partial<Record<(typeof ROLES)[number], { sha256: string }>>;
	detection: object;
	draft?: object;
}

/** One hash over a model pack's networks, its dictionary and the settings of its detection and drafts. */
export function weightsOf({ files, detection, draft }: PackList): string {
	const hashes = ROLES.map((role) => [role, files[role]?.sha256]);
	return sha256Of(Buffer.from(JSON.stringify([hashes, detection, draft])));
}

export async function currentWeights(): Promise<string> {
	return weightsOf(JSON.parse(await readFile(PACK, 'utf8')) as PackList);
}

/** Lines of other networks than this checkout's: their score would say nothing about it. */
export class OtherWeightsError extends Error {}

/** @throws OtherWeightsError if lines were seen by other networks than the current ones. */
export function requireWeights(recorded: string, current: string): void {
	if (recorded === current) return;
	throw new OtherWeightsError(
		'These are lines of other networks than those in server/models. Record the golden lines again ' +
			'with: npm --prefix tools/lab run score:record',
	);
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PRINTED_ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { EngineMissingError } from '../errors/server-errors.mts';
import { alphabetOf } from '../ocr/alphabet.mts';
import type { DraftOptions } from '../ocr/draft.mts';
import type { TextNetworks } from '../ocr/network-threads.mts';

const REQUIRED = ['detection', 'recognition', 'dictionary'] as const;

/**
 * The files that a pack may have: a draft network, the networks for FP32, and what the INT8 networks must
 * compute.
 */
const OPTIONAL = ['draft', 'detectionFp32', 'recognitionFp32', 'draftFp32', 'selfCheck'] as const;

type RequiredRole = (typeof REQUIRED)[number];
type OptionalRole = (typeof OPTIONAL)[number];

/** A pack whose files are all present and verified. */
export interface ModelPack extends TextNetworks {
	name: string;
	/** Absolute paths. */
	files: Record<RequiredRole, string> & Partial<Record<OptionalRole, string>>;
}

/** `pack.json`, which lists a pack's files. */
interface PackList extends Omit<ModelPack, 'files'> {
	files: Partial<Record<RequiredRole | OptionalRole, { path: string; sha256: string }>>;
}

const SHIPPED = fileURLToPath(new URL('../../models/', import.meta.url));

/**
 * Returns the pack in a folder, by default the one that ships with the server.
 * @throws EngineMissingError when `pack.json` is unusable, a file is missing or its SHA-256 is wrong, or the dictionary
 * lacks a character of an ethnic group: the group would be read as another one.
 */
export async function readPack(folder: string = SHIPPED): Promise<ModelPack> {
	const { files, ...rest } = await readList(folder);
	const pathOf = async (role: RequiredRole | OptionalRole) => {
		const file = files[role];
		if (file === undefined) throw unusable(`pack.json of ${rest.name} lists no ${role}.`);
		const path = join(folder, file.path);
		const bytes = await readFile(path).catch((cause: unknown) => {
			throw unusable(`The ${role} file of the model pack ${rest.name} is missing.`, cause);
		});
		if (sha256Of(bytes) === file.sha256) return path;
		throw unusable(`The ${role} file of the model pack ${rest.name} has the wrong SHA-256.`);
	};
	if ((files.draft ?? files.draftFp32) !== undefined && !isComplete(rest.draft))
		throw unusable(`pack.json of ${rest.name} does not say when drafts stand.`);
	const roles = [...REQUIRED, ...OPTIONAL.filter((role) => files[role] !== undefined)];
	const paths = await Promise.all(roles.map(async (role) => [role, await pathOf(role)] as const));
	const pack = { ...rest, files: Object.fromEntries(paths) as ModelPack['files'] };
	const alphabet = new Set(alphabetOf(await readFile(pack.files.dictionary, 'utf8')));
	const lacking = Array.from(PRINTED_ETHNIC_GROUPS.join('')).find((one) => !alphabet.has(one));
	if (lacking === undefined) return pack;
	throw unusable(
		`The dictionary of the model pack ${rest.name} lacks ${lacking}, of an ethnic group.`,
	);
}

function isComplete({ closed, sure }: Partial<DraftOptions> = {}): boolean {
	return typeof closed === 'string' && typeof sure === 'number';
}

async function readList(folder: string): Promise<PackList> {
	const text = await readFile(join(folder, 'pack.json'), 'utf8').catch((cause: unknown) => {
		throw unusable('The model folder has no pack.json.', cause);
	});
	let list: Partial<PackList>;
	try {
		list = JSON.parse(text) as Partial<PackList>;
	} catch (cause) {
		throw unusable('pack.json in the model folder is not valid JSON.', cause);
	}
	const { name, files, detection, draft } = list;
	const missing = Object.entries({ name, files, detection }).find(([, part]) => !part);
	if (missing !== undefined) throw unusable(`pack.json in the model folder has no ${missing[0]}.`);
	return { name, files, detection, draft } as PackList;
}

function unusable(message: string, cause?: unknown): Error {
	return new EngineMissingError(message, { cause });
}

/** The SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

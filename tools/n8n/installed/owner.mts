import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** Returns an owner with a random password that meets n8n's rules (a capital, a digit, 8 or more). */
export function createOwner(): Owner {
	return {
		email: 'demo@example.com',
		firstName: 'Demo',
		lastName: 'Owner',
		password: `N8n-${randomBytes(9).toString('base64url')}`,
	};
}

/** Reads the file, or creates it, readable only by its owner. */
export async function loadOrCreateSecret<Secret>(
	file: string,
	create: () => Secret,
): Promise<Secret> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Secret;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	const secret = create();
	await writeFile(file, `${JSON.stringify(secret, null, '\t')}\n`, { mode: 0o600 });
	return secret;
}

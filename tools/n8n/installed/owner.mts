import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** The person an n8n of ours belongs to. */
export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	password: string;
}

/** Makes an owner with a random password that meets n8n's rules (a capital, a digit, 8 or more). */
export function makeOwner(): Owner {
	return {
		email: 'demo@example.com',
		firstName: 'Demo',
		lastName: 'Owner',
		password: `N8n-${randomBytes(9).toString('base64url')}`,
	};
}

/** Gives what a secrets file holds, or makes it and writes it for its owner's eyes only. */
export async function loadOrMakeSecret<Secret>(file: string, make: () => Secret): Promise<Secret> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Secret;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	const secret = make();
	await writeFile(file, `${JSON.stringify(secret, null, '\t')}\n`, { mode: 0o600 });
	return secret;
}

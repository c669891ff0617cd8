import path from 'node:path';

import { runNpm } from '../../n8n/installed/npm-command.mts';

export interface Component {
	'bom-ref': string;
	name: string;
	version: string;
	type: string;
	hashes?: unknown[];
	licenses?: Array<{ expression?: string; license?: { id?: string; name?: string } }>;
}

/** A bill of materials in CycloneDX, as far as it matters here. */
export interface Bill {
	metadata: { component: Component };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn: string[] }>;
}

/**
 * What npm is to list for each package. The server has no dependencies for development; told to omit
 * such, npm would also leave out what the server shares with those of the root.
 */
const SCOPES = {
	'n8n-nodes-apizero': ['--workspaces=false', '--omit', 'dev'],
	'idcard-ocr-server': ['--workspace', 'server'],
};

export type PackageName = keyof typeof SCOPES;

export const PACKAGE_NAMES = Object.keys(SCOPES) as PackageName[];

/**
 * Returns what is installed with a package on any platform, by the lock file. npm's own bill is always
 * about the root, and calls packages of this repository by their folders.
 */
export async function billOf(name: PackageName): Promise<Bill> {
	const sbom = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...SCOPES[name]];
	const bill = JSON.parse(
		await runNpm(sbom, path.resolve(import.meta.dirname, '../../..')),
	) as Bill;
	const { component: root } = bill.metadata;
	const component = [root, ...bill.components].find((one) =>
		one['bom-ref'].startsWith(`${name}@`),
	)!;
	return {
		...bill,
		metadata: { ...bill.metadata, component: { ...component, name, type: 'application' } },
		components: bill.components.filter((one) => one !== component),
		dependencies: bill.dependencies.filter(
			({ ref }) => component === root || ref !== root['bom-ref'],
		),
	};
}

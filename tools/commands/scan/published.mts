import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** A package of n8n nodes as its users get it, and the repository that it comes from. */
export interface Published {
	manifest: {
		license?: string;
		keywords?: string[];
		repository?: { directory?: string };
		n8n: { nodes: string[]; credentials: string[] };
	};
	/** Paths of all package.json files of the repository. */
	manifests: string[];
	nodes: PublishedNode[];
	credentials: Array<{ file: string; className: string; type: ICredentialType }>;
	/** The code of every packed file, by its path. */
	code: Array<[file: string, text: string]>;
}

interface PublishedNode {
	/** Its path in the tarball. */
	file: string;
	code: string;
	description: INodeTypeDescription;
	/** What `*.node.json` holds, beside the node. */
	codex: { categories?: unknown; subcategories?: Record<string, string[]> };
	icons: Array<{ theme: 'light' | 'dark'; svg: string }>;
}

/** Loads the nodes and credentials of an unpacked tarball, which must be able to resolve n8n-workflow. */
export function loadPublished(repository: string, unpacked: string): Published {
	const read = (file: string) => readFileSync(path.join(unpacked, file), 'utf8');
	const manifest = JSON.parse(read('package.json')) as Published['manifest'];
	const load = createRequire(path.join(unpacked, 'package.json'));
	const instance = <Type,>(file: string) => {
		const [[className, Class]] = Object.entries<new () => Type>(load(`./${file}`));
		return { className, type: new Class() };
	};
	return {
		manifest,
		manifests: globSync('**/package.json', {
			cwd: repository,
			exclude: (name) => name === 'node_modules',
		}),
		nodes: manifest.n8n.nodes.map((file) => {
			const { description } = instance<{ description: INodeTypeDescription }>(file).type;
			const codex = file.replace(/js$/, 'json');
			return {
				file,
				code: read(file),
				description,
				codex: existsSync(path.join(unpacked, codex)) ? JSON.parse(read(codex)) : {},
				icons: iconsOf(description.icon).map(([theme, icon]) => ({
					theme,
					svg: read(path.join(path.dirname(file), icon)),
				})),
			};
		}),
		credentials: manifest.n8n.credentials.map((file) => ({
			file,
			...instance<ICredentialType>(file),
		})),
		code: globSync('**/*.js', { cwd: unpacked }).map((file) => [file, read(file)]),
	};
}

/** The SVG files by the theme that they are for: one for both, or one for each. */
function iconsOf(icon: INodeTypeDescription['icon']): Array<['light' | 'dark', string]> {
	const { light, dark } = typeof icon === 'object' ? icon : { light: icon ?? '', dark: icon ?? '' };
	const files: Array<['light' | 'dark', string]> = [
		['light', light],
		['dark', dark],
	];
	return files
		.filter(([, name]) => name.endsWith('.svg'))
		.map(([theme, name]) => [theme, name.replace('file:', '')]);
}

/** An entry of package-lock.json. */
export interface LockedPackage {
	version?: string;
	license?: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

/** A package that is installed with the server. */
export interface ShippedDependency {
	name: string;
	version: string;
	/** SPDX expression declared by the package. */
	licence: string;
}

/**
 * Returns all packages installed with a workspace on any platform, sorted by name. `locked` is
 * `packages` from package-lock.json, `workspace` one of its keys, such as `server`.
 * @throws Error if a dependency or a licence is missing from the lock file.
 */
export function shippedDependencies(
	locked: Record<string, LockedPackage>,
	workspace: string,
): ShippedDependency[] {
	const shipped = new Map<string, ShippedDependency>();
	const visited = new Set<string>();
	const visit = (path: string) => {
		const { dependencies, optionalDependencies } = locked[path];
		for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
			const found = resolve(locked, path, name);
			if (visited.has(found)) continue;
			visited.add(found);
			const { version = '', license } = locked[found];
			if (license === undefined) throw new Error(`${name} ${version} declares no licence.`);
			shipped.set(`${name}@${version}`, { name, version, licence: license });
			visit(found);
		}
	};
	visit(workspace);
	return [...shipped.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Resolves a package as Node does: in the folder itself, then in each parent folder. */
function resolve(locked: Record<string, LockedPackage>, from: string, name: string): string {
	for (let folder = from; ; folder = folder.replace(/(^|\/)[^/]*$/, '')) {
		const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
		if (path in locked) return path;
		if (folder === '') throw new Error(`The lock file has no ${name}, which ${from} needs.`);
	}
}

/** A package in a bill of materials. */
export interface Component {
	'bom-ref': string;
	name: string;
	type: string;
	hashes?: unknown[];
}

/** A bill of materials in CycloneDX, as far as it matters here. */
export interface Bill {
	metadata: { component: Component };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn: string[] }>;
}

/**
 * Returns npm's bill of materials of a workspace or of the root as one about that package. npm's is
 * always about the root, and calls packages of this repository by their folders.
 * @throws Error if the package is not in it.
 */
export function billOf(name: string, bill: Bill): Bill {
	const { component: root } = bill.metadata;
	const isOfPackage = (component: Component) => component['bom-ref'].startsWith(`${name}@`);
	const component = [root, ...bill.components].find(isOfPackage);
	if (component === undefined) throw new Error(`npm lists no ${name}.`);
	return {
		...bill,
		metadata: { ...bill.metadata, component: { ...component, name, type: 'application' } },
		components: bill.components.filter((one) => one !== component),
		dependencies: bill.dependencies.filter(
			({ ref }) => component === root || ref !== root['bom-ref'],
		),
	};
}

// npm run licences
// Lists the licences of everything shipped: the server's dependencies on all platforms, and the
// models. The node package has no dependencies. Exits with 1 if a licence is not allowed.
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { readManifest } from '../../server/src/models/model-pack.mts';
import { isAllowed } from './licences/allowed-licences.mts';
import { shippedDependencies, type ShippedDependency } from './licences/shipped-dependencies.mts';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const models = Object.values((await readManifest()).sources).map(
	(source): ShippedDependency => ({ ...source, name: `models of ${source.package}` }),
);

for (const dependency of [...shippedDependencies(lock.packages, 'server'), ...models]) {
	const { name, version, licence } = dependency;
	const allowed = isAllowed(dependency);
	console.log(`${name} ${version}: ${licence}${allowed ? '' : ' (not allowed)'}`);
	if (!allowed) process.exitCode = 1;
}

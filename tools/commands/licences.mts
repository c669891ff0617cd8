// npm run licences
// Lists the licences of everything shipped: the server's dependencies on all platforms, and the
// models. The node package has no dependencies. Exits with 1 if a licence is not allowed.
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { isAllowed } from './licences/allowed-licences.mts';
import { shippedDependencies, type ShippedDependency } from './licences/shipped-dependencies.mts';

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const lock = read('../../package-lock.json');
const { title, licence, networks } = read('../../server/models/pack.json').source as {
	title: string;
	licence: string;
	networks: Record<string, { wheel?: { package: string; version: string } }>;
};
const wheels = Object.values(networks).flatMap(({ wheel }) => wheel ?? []);
const packages = new Set(wheels.map((wheel) => `${wheel.package} ${wheel.version}`));
const origin = packages.size === 0 ? '' : `, of ${[...packages].join(' and ')}`;
const models: ShippedDependency = { name: 'models from', version: `${title}${origin}`, licence };

for (const dependency of [...shippedDependencies(lock.packages, 'server'), models]) {
	const { name, version, licence } = dependency;
	const allowed = isAllowed(dependency);
	console.log(`${name} ${version}: ${licence}${allowed ? '' : ' (not allowed)'}`);
	if (!allowed) process.exitCode = 1;
}

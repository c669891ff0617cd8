// npm run licences
// Lists the licences of everything shipped: the server's dependencies on all platforms, and the
// models. The node package has no dependencies. Exits with 1 if a licence is not allowed.
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { isAllowed, type ShippedDependency } from './licences/allowed-licences.mts';
import { billOf } from './sbom/bill.mts';

const pack = readFileSync(new URL('../../server/models/pack.json', import.meta.url), 'utf8');
const { title, licence, networks } = JSON.parse(pack).source as {
	title: string;
	licence: string;
	networks: Record<string, { wheel?: { package: string; version: string } }>;
};
const wheels = Object.values(networks).flatMap(({ wheel }) => wheel ?? []);
const packages = new Set(wheels.map((wheel) => `${wheel.package} ${wheel.version}`));
const origin = packages.size === 0 ? '' : `, of ${[...packages].join(' and ')}`;
const models: ShippedDependency = { name: 'models from', version: `${title}${origin}`, licence };

const { components } = await billOf('idcard-ocr-server');
const shipped = components.map(({ name, version, licenses: [one] = [] }) => {
	const declared = one?.expression ?? one?.license?.id ?? one?.license?.name ?? 'no licence';
	return { name, version, licence: declared };
});
for (const dependency of [...shipped, models]) {
	const { name, version, licence } = dependency;
	const allowed = isAllowed(dependency);
	console.log(`${name} ${version}: ${licence}${allowed ? '' : ' (not allowed)'}`);
	if (!allowed) process.exitCode = 1;
}

import { resolve } from 'node:path';

import { terminalProgress } from '../../../n8n/installed/progress.mts';
import { installNginx } from '../../../server-process/nginx.mts';
import { checkout } from '../against/checkout.mts';
import type { BenchReport, TableRow } from '../report.mts';
import { fillNginx } from './fill-nginx.mts';
import { endMemory, LIMITS, type MemoryEnd } from './memory-ends.mts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** Has memory end for a server, and callers without a key fill nginx; for those of a commit too if one is given. */
export async function run(commit?: string): Promise<BenchReport> {
	const other = commit === undefined ? undefined : await checkout(commit);
	const versions = [{ name: 'this checkout', folder: ROOT }];
	if (other !== undefined) versions.push({ name: other.hash, folder: other.folder });
	const ends: MemoryEnd[] = [];
	const floods: TableRow[] = [];
	try {
		for (const { name, folder } of versions) {
			for (const limit of LIMITS) {
				process.stderr.write(`Memory ends at ${limit.mib} MiB, ${name}\n`);
				const end = await endMemory(name, folder, limit);
				if (end !== undefined) ends.push(end);
			}
		}
		installNginx(terminalProgress());
		for (const { name, folder } of versions) {
			process.stderr.write(`Callers without a key, ${name}\n`);
			floods.push(...(await fillNginx(name, folder)));
		}
	} finally {
		await other?.delete();
	}
	const rows = ends.map(({ row }) => row);
	const skipped = [{ skipped: 'no root, or no memory controller' }];
	return {
		title: 'Under pressure',
		args: other === undefined ? 'pressure' : `pressure --against ${other.hash}`,
		description:
			`A server with two threads in control groups of ${LIMITS.map(({ mib }) => mib).join(', ')} MiB, the last for JPEG and PNG alone; \`deploy/\` gives it the first. Two keys send documents that make ` +
			'decoders large, a third sends large PNGs, a fourth cards, all at once. Afterwards both sides of a card are read, and a card as WebP.',
		result: { ends, floods },
		rows: rows.length > 0 ? rows : skipped,
		sections: [
			{ heading: 'Calls as memory ended', rows: ends.flatMap(({ calls }) => calls) },
			{
				heading: 'Callers without a key, through nginx',
				note:
					'Bodies of which the last bytes drip for 15 s and never end, through `deploy/nginx`. Memory is that of all its processes; "held" had no answer ' +
					'until then. Cards with a key are sent meanwhile: small below 1 MB, large above.',
				rows: floods,
			},
		],
	};
}

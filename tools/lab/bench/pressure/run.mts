import { terminalProgress } from '../../../n8n/installed/progress.mts';
import { installNginx } from '../../../server-process/nginx.mts';
import type { BenchReport, TableRow } from '../report.mts';
import { fillNginx } from './fill-nginx.mts';
import { endMemory, LIMITS } from './memory-ends.mts';

/** Has memory end for a server, and callers without a key fill nginx. */
export async function run(): Promise<BenchReport> {
	const ends: TableRow[] = [];
	for (const limit of LIMITS) {
		process.stderr.write(`Memory ends at ${limit.mib} MiB\n`);
		const end = await endMemory(limit);
		if (end !== undefined) ends.push(end);
	}
	installNginx(terminalProgress());
	process.stderr.write('Callers without a key\n');
	const floods = await fillNginx();
	const skipped = [{ skipped: 'no root, or no memory controller' }];
	return {
		title: 'Under pressure',
		description:
			`A server with two threads and ${LIMITS.map(({ mib }) => mib).join(', ')} MiB; \`deploy/\` gives it the first. Two keys send documents that make decoders large, ` +
			'a third large PNGs, a fourth cards, all at once; then both sides of a card are read, and one as WebP.',
		rows: ends.length > 0 ? ends : skipped,
		sections: [
			{
				heading: 'Callers without a key, through nginx',
				note: 'Bodies of which the last bytes drip for 15 s and never end; "held" had no answer until then. Cards with a key are sent meanwhile: small below 1 MB, large above.',
				rows: floods,
			},
		],
	};
}

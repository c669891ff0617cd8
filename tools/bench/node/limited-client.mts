// One n8n process with a rate-limited service; image count and pace come from BENCH_* variables.
// Prints how many of its images were recognized.
import { randomFillSync } from 'node:crypto';

import { fileItem, runNode } from '../../n8n/in-process/run-node.mts';

const { BENCH_PICTURES, BENCH_PACE, BENCH_URL } = process.env as Record<string, string>;
const items = Array.from({ length: Number(BENCH_PICTURES) }, () => {
	const bytes = randomFillSync(Buffer.alloc(2048));
	bytes.set([0xff, 0xd8, 0xff, 0xe0]);
	return fileItem(bytes);
});
const { outputs } = await runNode({
	items,
	credential: { apiKey: 'k', baseUrl: BENCH_URL },
	parameters: { options: { requestsPerSecond: Number(BENCH_PACE) } },
	onError: 'continueErrorOutput',
});
process.stdout.write(`${JSON.stringify({ recognized: outputs[0].length })}\n`);
process.exit(0);

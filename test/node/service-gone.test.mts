import { expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import { wordOf } from './images.mts';
import { counts, messagesOf } from './outputs.mts';
import { front, rows, run, stub } from './run-with-stub.mts';

const MAX_TRIES = 2;
const READ = 3;

/** The first rows are read; then the service stops, and its port refuses connections. Counts those. */
async function runUntilGone() {
	let connections = 0;
	const count = () => connections++;
	let left = READ;
	const allRead = Promise.withResolvers<void>();
	const result = await run({
		answer: async ({ body }) => {
			const isRead = Number(wordOf(body.input_data).split('-')[1]) < READ;
			if (isRead && --left === 0) allRead.resolve();
			if (isRead) return front;
			await allRead.promise;
			// Whatever was answered has left by then.
			await new Promise((resolve) => setTimeout(resolve, 100));
			// All five come here, and a listener that is added twice counts twice.
			unsubscribe('net.client.socket', count);
			subscribe('net.client.socket', count);
			await stub.close();
			return front;
		},
		items: rows(40),
		calls: { maxTries: MAX_TRIES },
		service: 'cloud',
	});
	unsubscribe('net.client.socket', count);
	return { ...result, connections };
}

test('of a service that is gone after some of the images, what was read leaves, and the rest may be sent later', async () => {
	const { outputs, hints, error, connections } = await runUntilGone();
	expect(error).toBeUndefined();
	expect(counts(outputs)).toEqual([3, 0, 0, 37]);
	for (const { json } of outputs[3]) {
		expect(json).toMatchObject({ review_reasons: 'no-connection', retry: 'later' });
	}
	// Five images were on their way; the others were not tried one by one.
	expect(connections).toBeLessThanOrEqual(5 * MAX_TRIES);
	// The last answer of the others may be a connection that was cut: nobody knows what that cost.
	expect(messagesOf(hints).join()).toMatch(
		/^40 results: 3 read, 37 to send again later\. .*,Stopped early: The service refused the connection: no server runs at this address\. 3[3-7] images were not read/,
	);
}, 30_000);

import { describe, expect, test } from '@jest/globals';

import { front, rows, run, stub } from './run-with-stub.mts';
import './node-waits.mts';

const page = (status: number) => ({
	status,
	body: `<html><h1>${status}</h1></html>`,
	headers: { 'content-type': 'text/html' },
});

describe.each([
	[429, 'too many requests', 'rate-limited'],
	[503, 'service unavailable', 'temporarily-unavailable'],
])("a proxy's %i", (status, meaning, cause) => {
	test('is named after the last try', async () => {
		const { error } = await run({
			answer: () => page(status),
			items: rows(1),
			calls: { maxTries: 1 },
		});
		expect(error).toMatchObject({
			message: `The service, or its proxy, answered with HTTP status ${status} (${meaning}) [item 0]`,
			description: expect.stringMatching(/\.$/),
			failure: { cause },
		});
	});
});

test.each([
	['a 503 with an envelope is judged by its code', 503, '{"code":5030,"msg":"","data":null}'],
	['a 500 without one stays an invalid reply', 500, '<html></html>'],
])('%s, and not retried', async (_, status, body) => {
	const { error } = await run({
		answer: () => ({ status, body }),
		items: rows(1),
		service: 'cloud',
	});
	expect(stub.calls).toHaveLength(1);
	expect(error?.message).not.toContain('proxy');
});

test("a proxy's limit of size asks for a smaller image, and for none of the others", async () => {
	const { outputs } = await run({
		answer: (_call, index) => (index === 0 ? page(413) : front),
		items: rows(2),
		onError: 'continueRegularOutput',
	});
	const [, [{ json }]] = outputs.filter((items) => items.length > 0);
	expect(json).toMatchObject({ reason_code: 'too-large', retry: 'image' });
	expect(json.reason_message).toMatch(/too large for the proxy/);
});

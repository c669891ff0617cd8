import { expect, test } from '@jest/globals';

import { maxReplyBytes, replyText } from '../../../nodes/IdCardOcr/transport/reply-text.ts';

const MEBIBYTE = 1024 * 1024;

async function* bodyOf(...chunks: Array<string | Error>): AsyncGenerator<Uint8Array> {
	for (const chunk of chunks) {
		if (chunk instanceof Error) throw chunk;
		yield Buffer.from(chunk);
	}
}

test('a reply is joined and decoded, without a byte order mark', async () => {
	const bytes = Buffer.from('\uFEFF姓名');
	const split = async function* () {
		yield bytes.subarray(0, 4);
		yield bytes.subarray(4);
	};
	expect(await replyText(split(), MEBIBYTE)).toBe('姓名');
	expect(await replyText(bodyOf(), MEBIBYTE)).toBe('');
});

test('one within the limit is read, a longer one is not, and nothing after the limit', async () => {
	const half = 'x'.repeat(MEBIBYTE / 2);
	expect(await replyText(bodyOf(half, half), MEBIBYTE)).toHaveLength(MEBIBYTE);
	const long = bodyOf(half, half, 'x', new Error('read on'));
	expect(await replyText(long, MEBIBYTE)).toBeUndefined();
});

test('one that breaks off is a lost connection, unless the execution was stopped', async () => {
	const broken = () => bodyOf('{"code"', new Error('aborted'));
	await expect(replyText(broken(), MEBIBYTE)).rejects.toMatchObject({
		message: expect.stringMatching(/^The connection was cut/),
	});
	await expect(replyText(broken(), MEBIBYTE, AbortSignal.abort())).rejects.toMatchObject({
		message: expect.stringMatching(/^The execution was stopped/),
	});
});

test('a reply may be as long as what was asked for needs', () => {
	const asked = [undefined, true, { crops: ['card'] }] as const;
	expect(asked.map((one) => maxReplyBytes(one) / MEBIBYTE)).toEqual([1, 8, 72]);
});

import { describe, expect, test } from '@jest/globals';

import { column, counts, messagesOf, sources } from './outputs.mts';
import { CARD, imageItem, jsonOf, read, RELATIVE, stub } from './results-stub.mts';

const PERSON = { oneItemPer: 'person' };

/** Items of two images as a rule. */
const people = async (images: string[], more: Parameters<typeof read>[1] = {}) =>
	await read(images, { perPerson: true, ...more });

/** One item with an image in each field, of people that nobody told apart. */
const readHeap = async (...words: string[]) => await readHeapPer('person', words);

const readHeapPer = async (oneItemPer: 'person' | 'side', words: string[]) => {
	const files = words.map((word) => [word, imageItem(word).binary!.data]);
	return await read([{ json: {}, binary: Object.fromEntries(files) }], {
		parameters: { oneItemPer, binaryPropertyName: '*' },
		onError: 'continueRegularOutput',
	});
};

describe.each(['cloud', 'ownServer'] as const)('with two images per item: %s', (service) => {
	test('both sides in either order make one whole card', async () => {
		const images = ['front+back', 'back+front'];
		const parameters = { columns: 'fieldsAndReview' };
		const { outputNames, outputs, error } = await people(images, { service, parameters });
		expect(error).toBeUndefined();
		expect(outputNames).toEqual(['Complete', 'Needs Review', 'Incomplete']);
		expect(sources(outputs)).toEqual([[0, 1], [], []]);
		expect(outputs[0].map(({ json }) => json)).toEqual(
			images.map((row) => ({
				row,
				...CARD,
				needs_review: false,
				reason_message: null,
				retry: null,
				file_name: row.split('+').join('.jpg, ') + '.jpg',
			})),
		);
	});

	test.each([
		['front+front-2', 'other-side', /Two images show the portrait side\. .*emblem side/],
		['back+back-2', 'other-side', /Two images show the emblem side\. .*portrait side/],
		['front+unreadable', 'back-missing', /^'back' \(unreadable\.jpg\): .*\. .*emblem side/],
		['unreadable+back', 'front-missing', /^'front' \(unreadable\.jpg\): .*\. .*portrait side/],
		['unreadable+unreadable-2', 'no-card', /'front' .*'back' .*portrait side and the emblem/],
		['front+', 'back-missing', /^Please take a sharp photo of the emblem side/],
		['+back', 'front-missing', /^Please take a sharp photo of the portrait side/],
		['blank+', 'back-missing', /emblem side.*On the portrait side, .*: name, ID number/],
	])('%s is incomplete, and says why to whoever took the photos', async (images, code, words) => {
		const { outputs, error } = await people([images], { service });
		expect(error).toBeUndefined();
		expect(sources(outputs)).toEqual([[], [], [0]]);
		const { json, binary } = outputs[2][0];
		expect(json).toMatchObject({
			needs_review: true,
			reason_code: code,
			retry: 'image',
			reason_message: expect.stringMatching(words),
			identity_name: /^front/.test(images) ? CARD.identity_name : null,
			issued_by: /back/.test(images) ? CARD.issued_by : null,
		});
		expect(Object.keys(binary!)).toEqual(Object.keys(imageItem(images).binary!));
	});

	test.each([
		['partly+undated', 'field-missing', /: ethnic group, address\. .*: start of validity\. /],
		['nameless+named-back', 'field-missing', /this could not be read: name\./],
		['wrong+back', null, /^Please check: ID number \(the check character .*\)\.$/],
	])('%s are both there, but need review', async (images, code, words) => {
		const { outputs } = await people([images], { service });
		expect(sources(outputs)).toEqual([[], [0], []]);
		const { reason_code, reason_message, needs_review } = outputs[1][0].json;
		expect({ reason_code, needs_review }).toEqual({ reason_code: code, needs_review: true });
		expect(reason_message).toMatch(words);
	});

	test.each(['odd', 'elsewhere'])(
		'front+%s contradict each other: two items, each of which names the other one’s file',
		async (other) => {
			const parameters = { columns: 'fieldsAndReview' };
			const { outputs } = await people([`front+${other}`], { service, parameters });
			expect(sources(outputs)).toEqual([[], [], [0, 0]]);
			const [front, back] = outputs[2].map(({ json }) => json);
			expect(front).toMatchObject({ identity_name: CARD.identity_name, issued_by: null });
			expect(back).toMatchObject({ identity_name: null, identity_code: null });
			expect(back.issued_by).not.toBeNull();
			for (const json of [front, back]) expect(json.needs_review).toBe(true);
			const { outputs: all } = await people([`front+${other}`], { service });
			expect(column(all, 'reason_code')[2]).toEqual(Array(2).fill('sides-do-not-match'));
			expect(column(all, 'file_name')[2]).toEqual(['front.jpg', `${other}.jpg`]);
			const words = 'The two sides do not seem to belong to the same card: .*';
			expect(column(all, 'reason_message')[2]).toEqual([
				expect.stringMatching(`^'back' \\(${other}\\.jpg\\): ${words}`),
				expect.stringMatching(`^'front' \\(front\\.jpg\\): ${words}`),
			]);
		},
	);
});

test('two files of one name are told apart by their fields, where both are looked at', async () => {
	const files = ['front', 'back', 'unreadable'].map((word) => [
		word,
		{ ...imageItem(word).binary!.data, fileName: 'image.jpg' },
	]);
	const namesOf = async (...of: number[]) => {
		const binary = Object.fromEntries(of.map((at) => files[at]));
		const parameters = { ...PERSON, binaryPropertyName: '*' };
		const { outputs } = await read([{ json: {}, binary }], { parameters });
		return outputs.flat().map(({ json }) => json.file_name);
	};
	expect(await namesOf(0, 1)).toEqual(['front:image.jpg, back:image.jpg']);
	expect(await namesOf(0, 2)).toEqual(['front:image.jpg']);
	expect(await namesOf(0)).toEqual(['image.jpg']);
});

test.each(['front+unread-card-not-readable', 'unreadable+unread-card-not-readable'])(
	'%s is for a person to look at, who is told which image without its name if that is masked',
	async (images) => {
		for (const mask of ['off', '3+4']) {
			const { outputs } = await people([images], { options: { mask } });
			const name = mask === 'off' ? ' \\(unread-card-not-readable\\.jpg\\)' : '';
			expect(counts(outputs)).toEqual([0, 1, 0]);
			expect(outputs[1][0].json).toMatchObject({
				reason_code: 'card-not-readable',
				retry: null,
				reason_message: expect.stringMatching(
					`'back'${name}: The image seems to .* look at the image\\.$`,
				),
			});
		}
	},
);

test('the image that failed is named, and so is another that was not read', async () => {
	const onError = 'continueRegularOutput';
	const { outputs } = await people(['front+refused', 'unreadable+refused'], { onError });
	const failed = "'back' \\(refused\\.jpg\\): The service did not accept .*";
	const messages = [
		`^${failed}$`,
		`^${failed}\\. 'front' \\(unreadable\\.jpg\\): No ID card .*\\.$`,
	];
	expect(column(outputs, 'review_reasons')[2]).toEqual(['4000', '4000']);
	expect(column(outputs, 'reason_message')[2]).toEqual(
		messages.map((message) => expect.stringMatching(message)),
	);
	expect(column(outputs, 'identity_name')[2]).toEqual([CARD.identity_name, null]);
});

test.each([
	['unreadable', [[], ['sides-proposed'], []]],
	// An image that failed has an item of its own.
	['refused', [[], ['sides-proposed'], ['4000']]],
])(
	'a front and a back of a heap are only proposed as one card where their other sides may be %s',
	async (word, codes) => {
		const { outputs } = await readHeap('front', word, `${word}-2`, 'back');
		expect(column(outputs, 'reason_code')).toEqual(codes);
		expect(column(outputs, 'review_reasons')[1]).toEqual(['sides-proposed']);
	},
);

test('as where they may be on pages of their document that show no card', async () => {
	const { outputs } = await readHeap('of-four-pages');
	expect(column(outputs, 'reason_code')).toEqual([[], ['sides-proposed'], []]);
	expect(column(outputs, 'reason_message')[1]).toEqual([
		expect.stringMatching(
			/^The two sides are proposed as one card, not confirmed: together, beside something that was not read, .*Please look at both\.$/,
		),
	]);
});

test('a copy never has two sides on a page that are only proposed as one card', async () => {
	const copies = { copies: { values: { kinds: ['copy'] } } };
	const withCopies = async (word: string) =>
		await read([word], { parameters: PERSON, serverOptions: copies });
	const { outputs: proposed } = await withCopies('of-four-pages');
	expect([proposed[1][0].binary?.copy_pdf, proposed[1][0].json.copies_missing]).toEqual([
		undefined,
		'copy_pdf',
	]);
	const { outputs: known } = await withCopies('both');
	expect([known[0][0].binary?.copy_pdf, known[0][0].json.copies_missing]).toEqual([
		expect.anything(),
		'',
	]);
});

test.each([
	['side', ['of-two-pages', 'front'], true],
	['person', ['both', 'unreadable'], true],
	// Their row says so.
	['person', ['front', 'back', 'unreadable'], false],
	['person', ['of-four-pages'], true],
	['side', ['front', 'unreadable'], false],
	['person', ['front', 'unreadable'], false],
] as const)('per %s, of %j a hint tells what has no item: %s', async (per, words, told) => {
	const { hints } = await readHeapPer(per, [...words]);
	const messages = messagesOf(hints).join();
	expect(/without a readable card .* input item 0\./.test(messages)).toBe(told);
});

test('beside a whole card, one that could not be read is not passed over', async () => {
	const { outputs } = await readHeap('front', 'back', 'unread-card-not-readable');
	expect(counts(outputs)).toEqual([0, 1, 0]);
	expect(outputs[1][0].json).toMatchObject({
		identity_name: CARD.identity_name,
		issued_by: CARD.issued_by,
		retry: 'never',
		reason_code: 'sides-proposed',
		review_reasons: 'sides-proposed',
		reason_message: expect.stringMatching(/^The two sides are proposed .* look at the image\.$/),
	});
});

test("a foreigner's card has its validity beside the portrait", async () => {
	const [json] = await jsonOf(['foreigner+foreign-back'], { perPerson: true });
	expect(json).toMatchObject({
		identity_name: '样本',
		valid_date_start: '2024-01-01',
		valid_date_end: '2034-01-01',
		address: null,
		issued_by: null,
		needs_review: false,
	});
});

describe('one image', () => {
	test.each([
		['parent-and-child', [[], [CARD.identity_name, RELATIVE.identity_name], []]],
		['family', [[], [], [CARD.identity_name, RELATIVE.identity_name, null, null]]],
	])('%s: an item per person, paired to it', async (word, names) => {
		const { outputs, error } = await read([word], { parameters: PERSON });
		expect(error).toBeUndefined();
		expect(column(outputs, 'identity_name')).toEqual(names);
		expect(sources(outputs).flat()).toEqual(names.flat().map(() => 0));
		for (const { json } of outputs[2]) expect(json.reason_code).toBe('not-certain-which');
	});

	test('without a card asks for both sides', async () => {
		const { outputs } = await read(['unreadable'], { parameters: PERSON });
		expect(outputs[2][0].json.reason_message).toBe(
			'No ID card could be read in the image. Please take a sharp photo of the portrait side and the emblem side, without glare.',
		);
	});
});

describe('when an image fails', () => {
	const READ_FIRST = { identity_name: CARD.identity_name, issued_by: null };
	const READ_SECOND = { identity_name: null, issued_by: CARD.issued_by };
	const NOTHING = { identity_name: null, issued_by: null };

	test.each([
		['front+refused', '4000', /did not accept/, READ_FIRST],
		['unreadable+refused', '4000', /did not accept/, NOTHING],
		['no-picture+back', 'unsupported-format', /not in a supported image format/, READ_SECOND],
		['+', 'no-image', /the item has no files/, NOTHING],
	])('%s: its item alone fails, once, with what was read', async (images, code, words, fields) => {
		const items = ['front+back', images];
		const { outputs } = await people(items, { onError: 'continueRegularOutput' });
		expect(sources(outputs)).toEqual([[0], [], [1]]);
		expect(outputs[2][0].json).toMatchObject({
			row: images,
			...fields,
			needs_review: true,
			reason_code: code,
			error: expect.stringMatching(words),
		});
		const split = await people(items, { onError: 'continueErrorOutput' });
		expect(sources(split.outputs)).toEqual([[0], [], [], [1]]);
		expect(split.outputs[3][0].json).toEqual({ row: images, error: outputs[2][0].json.error });
		const { error, outputs: results } = await people(items);
		if (code === 'no-image') {
			expect(error?.message).toMatch(/\[item 1\]$/);
		} else {
			expect({ ...results[2][0].json, error: outputs[2][0].json.error }).toEqual(
				outputs[2][0].json,
			);
		}
	});

	test('that is known before any call, the others of its item are read', async () => {
		const parameters = { source: 'url', url: '={{ $json.links }}', ...PERSON };
		const links = ['https://example.com/front', 'no link'];
		const before = stub.calls.length;
		const { outputs } = await read([{ json: { links } }], {
			parameters,
			onError: 'continueRegularOutput',
		});
		expect(column(outputs, 'reason_code')).toEqual([[], [], ['not-a-link']]);
		expect(column(outputs, 'reason_message')[2]).toEqual([expect.stringMatching(/^Image 2: /)]);
		expect(column(outputs, 'identity_name')[2]).toEqual([CARD.identity_name]);
		expect(stub.calls).toHaveLength(before + 1);
	});

	test('under the chosen names, and masked', async () => {
		const options = { columnNames: 'english', mask: '3+4' };
		const { outputs } = await people(['front+refused'], {
			options,
			onError: 'continueRegularOutput',
		});
		expect(outputs[2][0].json).toMatchObject({ idNumber: '310***********1234' });
		expect(JSON.stringify(outputs)).not.toMatch(/310101199001011234|服务返回的说明/);
	});
});

test('masked, a card shows no more than the preset', async () => {
	const { outputs } = await people(['front+back'], { options: { mask: '3+4' } });
	expect(outputs[0][0].json).toMatchObject({
		identity_code: '310***********1234',
		issued_by: '***',
		file_name: null,
	});
	expect(JSON.stringify(outputs)).not.toMatch(/310101199001011234|黄浦|2017-08-12|成功|jpg/);
});

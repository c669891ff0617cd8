import { describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';

import {
	maskedFields,
	MASKING_PRESETS,
	type MaskingPresetName,
} from '../../domain/card/masking-preset.ts';
import { CROP_KINDS } from '../../domain/extra.ts';
import { copiesOption } from '../../nodes/IdCardOcr/parameters/copies-option.ts';
import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { startEmbeddedServer } from '../../tools/server-process/start.mts';
import { readCard } from '../cards/read-card.mts';
import { success, type StubAnswer } from './apizero-stub.mts';
import { extraOfCards, withCopies, withExtra, type ReadCard } from './extra-stub.mts';
import { JPEG_BYTES, imageSaying } from './images.mts';
import { column } from './outputs.mts';
import { BACK, FRONT, RELATIVE, imageItem, read } from './results-stub.mts';
import { run as runWith, stub as ownStub, type Run } from './run-with-stub.mts';

const CROPS = ['card', 'portrait'];
const PERSON = { oneItemPer: 'person' };
const copies = (kinds: string[], more: INodeParameters = {}): INodeParameters => ({
	copies: { values: { kinds, ...more } },
});
const names = ({ binary = {} }: INodeExecutionData) =>
	Object.entries(binary).map(([field, { fileName }]) => [field, fileName]);

describe('what the service sends', () => {
	const jpeg = JPEG_BYTES.toString('base64');
	const answer = (
		read: ReadCard[],
		crops: object = { card: jpeg, portrait: jpeg, redacted: jpeg, copy: jpeg },
	): StubAnswer => withExtra(success(read[0][0]), withCopies(extraOfCards(read), crops));
	const run = async (
		said: StubAnswer,
		serverOptions: INodeParameters,
		{ parameters, ...more }: Partial<Run> = {},
	) =>
		await runWith({
			answer: () => said,
			items: [imageItem('front')],
			parameters: { ...parameters, serverOptions },
			onError: 'continueErrorOutput',
			...more,
		});

	test.each<[string[], INodeParameters, object]>([
		[['card'], {}, { crops: ['card'] }],
		[['copy'], {}, { crops: ['copy'], watermark: '仅供本次业务办理使用' }],
		[['copy'], { purpose: ' 仅供测试 ' }, { crops: ['copy'], watermark: '仅供测试' }],
		[
			['redacted', 'portrait', 'card'],
			{ covers: ['race', 'identity_name'], purpose: '仅供测试' },
			{
				crops: [...CROPS, 'redacted'],
				redact: ['identity_name', 'race'],
				watermark: '仅供测试',
			},
		],
		// What is not asked for needs neither.
		[['card'], { covers: ['race'], purpose: '仅供测试' }, { crops: ['card'] }],
	])(
		'for %j with %j is what the options ask for, and not in the JSON',
		async (kinds, more, extra) => {
			const { outputs } = await run(answer([[FRONT]]), copies(kinds, more));
			expect(ownStub.calls.map(({ body }) => body.extra)).toEqual([extra]);
			expect(outputs[0]).toHaveLength(1);
			expect(JSON.stringify(outputs[0][0].json)).not.toContain(jpeg);
		},
	);

	test('covers by default what the editor shows, which every masking preset allows', async () => {
		const [{ values = [] }] = copiesOption.options as unknown as [{ values: INodeProperties[] }];
		const covers = values.find(({ name }) => name === 'covers')!.default as string[];
		for (const mask of Object.keys(MASKING_PRESETS) as MaskingPresetName[]) {
			const { outputs } = await run(answer([[FRONT]]), copies(['redacted']), { options: { mask } });
			// A file's name may reveal what is masked.
			expect(outputs[0].map(names)).toEqual([[['copy_redacted', 'item-0_redacted_front.jpg']]]);
			expect(ownStub.calls[0].body.extra).toEqual({
				crops: ['redacted'],
				redact: covers,
				watermark: '仅供本次业务办理使用',
			});
			expect(covers).toEqual(expect.arrayContaining([...maskedFields(mask), 'portrait']));
		}
	});

	test('is named after the input file and the side, an emblem side without a portrait', async () => {
		const both = answer([[FRONT], [BACK]]);
		const chosen = copies([...CROPS, 'redacted', 'copy']);
		const { outputs } = await run(both, chosen);
		expect(outputs.flat().map(names)).toEqual([
			[
				['copy_card', 'front_card_front.jpg'],
				['copy_portrait', 'front_portrait.jpg'],
				['copy_redacted', 'front_redacted_front.jpg'],
				['copy_pdf', 'front_copy_front.pdf'],
			],
			[
				['copy_card', 'front_card_back.jpg'],
				['copy_redacted', 'front_redacted_back.jpg'],
				['copy_pdf', 'front_copy_back.pdf'],
			],
		]);
		expect(column(outputs, 'copies_missing').flat()).toEqual(['', '']);
		const person = await run(both, chosen, { parameters: PERSON });
		expect(person.outputs.flat().map(names)).toEqual([
			[
				['copy_card_front', 'front_card_front.jpg'],
				['copy_portrait', 'front_portrait.jpg'],
				['copy_redacted_front', 'front_redacted_front.jpg'],
				['copy_card_back', 'front_card_back.jpg'],
				['copy_redacted_back', 'front_redacted_back.jpg'],
				['copy_pdf', 'front_copy.pdf'],
			],
		]);
	});

	test.each(['separate', 'combined'] as const)(
		'is beside the input’s files, which are %s',
		async (binaryMode) => {
			const more = { options: { keepFromInput: 'all' }, binaryMode };
			const { outputs } = await run(answer([[FRONT]]), copies([...CROP_KINDS]), more);
			const [{ binary, json }] = outputs.flat();
			expect(binary === undefined).toBe(binaryMode === 'combined');
			expect(Object.keys(binary ?? json._files!)).toEqual([
				'data',
				'copy_card',
				'copy_portrait',
				'copy_redacted',
				'copy_pdf',
			]);
		},
	);

	test('of two people in one image are two files', async () => {
		const other = { ...BACK, issued_by: '样本市公安局' };
		const two = answer([[FRONT], [BACK], [RELATIVE, { page: 2 }], [other, { page: 2 }]]);
		const { outputs } = await run(two, copies(['copy']), { parameters: PERSON });
		const pdfs = outputs.flat().flatMap(({ binary }) => binary?.copy_pdf?.fileName ?? []);
		expect(pdfs[0]).toBe('front_copy.pdf');
		expect(pdfs.length).toBeGreaterThan(1);
		expect(new Set(pdfs).size).toBe(pdfs.length);
	});

	test('has a name for each card, also of files without one, or whose own is shared or has folders', async () => {
		const two = (word: string, front: string, back: string) => {
			const photo = (field: string, fileName: string) =>
				fileItem(imageSaying(`${word}-${field}`), { field, fileName }).binary;
			return { json: {}, binary: { ...photo('front', front), ...photo('back', back) } };
		};
		const phone = ['image.jpg', '../image.png'] as const;
		const items = [two('a', '', ''), two('b', ...phone), two('c', ...phone), imageItem('x')];
		const parameters = { binaryPropertyName: '*' };
		const read = answer([[FRONT], [RELATIVE]]);
		const { outputs } = await run(read, copies(['card']), { items, parameters });
		const files = outputs[0].map(({ binary }) => binary!.copy_card.fileName);
		const ofTwo = (stem: string) => [`${stem}_card_front.jpg`, `${stem}_card_front_2.jpg`];
		expect(files).toEqual([
			...['item-0', 'item-0-2', 'image_item-1', 'image_item-1-2'].flatMap(ofTwo),
			...['image_item-2', 'image_item-2-2', 'x'].flatMap(ofTwo),
		]);
	});

	test.each([
		[
			['item-1.jpg', ''],
			['item-1', 'item-1_2'],
		],
		[
			['x.jpg', 'x.jpg', 'x_item-1.png', ''],
			['x_item-0', 'x_item-1_2', 'x_item-1', 'item-3'],
		],
		[
			['', 'item-0_2.jpg', 'item-0.jpg'],
			['item-0_3', 'item-0_2', 'item-0'],
		],
		[
			['item-0-2.jpg', 'my-item-1.jpg', 'item-2.jpg'],
			['item-0-2', 'my-item-1', 'item-2'],
		],
	])('has a name of its own, whatever files are called: of %j it begins %j', async (own, stems) => {
		const items = own.map((fileName, i) => fileItem(imageSaying(`photo-${i}`), { fileName }));
		const { outputs } = await run(answer([[FRONT]]), copies(['card']), { items });
		const files = outputs[0].map(({ binary }) => binary!.copy_card.fileName);
		expect(files).toEqual(stems.map((stem) => `${stem}_card_front.jpg`));
	});

	test('may lack an image, or all details: the row says so, and is not lost', async () => {
		const chosen = copies([...CROP_KINDS]);
		const crops = { card: jpeg, portrait: null, redacted: null, copy: jpeg };
		const { outputs } = await run(answer([[FRONT]], crops), chosen);
		expect(outputs[0].map(names)).toEqual([
			[
				['copy_card', 'front_card_front.jpg'],
				['copy_pdf', 'front_copy_front.pdf'],
			],
		]);
		expect(column(outputs, 'copies_missing')[0]).toEqual(['copy_portrait, copy_redacted']);
		const without = await run(success(FRONT), chosen);
		expect(without.outputs[0][0].json).toMatchObject({
			row: 'front',
			copies_missing: 'copy_card, copy_portrait, copy_redacted, copy_pdf',
		});
		expect(without.hints).toHaveLength(1);
	});

	test('is sent and stored once for identical images', async () => {
		const items = [imageItem('front'), imageItem('front')];
		const { outputs } = await run(answer([[FRONT]]), copies(CROPS), { items });
		expect(ownStub.calls).toHaveLength(1);
		expect(outputs[0].map((item) => names(item).length)).toEqual([2, 2]);
	});
});

test('without copies nothing is said of them, and none is there of an image without a card', async () => {
	const { outputs } = await read(['front']);
	expect(outputs[0][0].json).not.toHaveProperty('copies_missing');
	const unread = await read(['unreadable'], { serverOptions: copies(['card']) });
	expect(Object.keys(unread.outputs[3][0].binary!)).toEqual(['data']);
	expect(unread.outputs[3][0].json.copies_missing).toBeNull();
});

describe('a masked item refuses before any call what would show masked values', () => {
	const covers = ['identity_name', 'identity_code', 'birth', 'address', 'issued_by'];
	const dates = ['valid_date_start', 'valid_date_end'];

	test.each<[INodeParameters, RegExp]>([
		[copies(['card']), /would show what 'Mask Sensitive Values' hides: card, /],
		[copies(['redacted', 'portrait']), /hides: portrait /],
		[copies(['copy']), /hides: copy, identity_name, .*, portrait /],
		[copies(['redacted'], { covers: ['identity_code'] }), /hides: identity_name, birth, address/],
		[copies(['redacted'], { covers: [...covers, ...dates] }), /hides: portrait /],
	])('%j', async (serverOptions, words) => {
		const { outputs } = await read(['front'], {
			serverOptions,
			options: { mask: '3+4' },
			onError: 'continueRegularOutput',
		});
		expect(outputs.slice(0, -1).flat()).toEqual([]);
		const [{ json, binary }] = outputs.at(-1)!;
		expect(json).toMatchObject({ reason_code: 'setting', error: expect.stringMatching(words) });
		expect(binary).toBeUndefined();
	});

	test('but not what its preset shows', async () => {
		const serverOptions = copies(['redacted'], { covers: [...covers, 'portrait'] });
		const { error } = await read(['front'], { serverOptions, options: { mask: '1+1-validity' } });
		expect(error).toBeUndefined();
	});
});

describe('options that cannot be used are refused', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['nothing covered', copies(['redacted'], { covers: [] }), /^'Covers' is empty/],
		['an unknown copy', copies(['all']), /^'Kinds' has an unsupported value/],
		['an unknown field', copies(['redacted'], { covers: ['side'] }), /^'Covers' has an/],
		['no purpose', copies(['copy'], { purpose: '={{ $json.nope }}' }), /1 to 40/],
		['a long purpose', copies(['copy'], { purpose: '仅'.repeat(41) }), /1 to 40/],
	])('%s', async (_, serverOptions, words) => {
		expect((await read(['front'], { serverOptions })).error?.message).toMatch(words);
	});

	test('a file that has such a name, where files may stay', async () => {
		const item = fileItem(imageSaying('front'), { field: 'copy_card' });
		const serverOptions = copies(['card']);
		const { error } = await read([item], { serverOptions });
		expect(error?.message).toMatch(/already has a file in a field that starts with 'copy_'/);
		const never = await read([item], { serverOptions, options: { keepFromInput: 'none' } });
		expect(never.error).toBeUndefined();
	});
});

test('of a real server each side has its own, and both are on one page at true size', async () => {
	const { image, fields } = readCard('both-sides.jpg');
	const server = await startEmbeddedServer();
	const readImage = async (bytes: Uint8Array, serverOptions: INodeParameters = {}) => {
		const more = { credential: server, serverOptions, parameters: PERSON };
		const { outputs } = await read([fileItem(bytes)], more);
		return outputs.flat()[0];
	};
	const { binary } = await readImage(image, copies([...CROP_KINDS]));
	const bytesOf = (field: string) => Buffer.from(binary![field].data, 'base64');
	const back = await readImage(bytesOf('copy_card_back'));
	expect(back.json).toMatchObject({ identity_code: null, issued_by: fields.issued_by });
	expect(bytesOf('copy_redacted_front')).not.toEqual(bytesOf('copy_redacted_back'));
	expect(binary!.copy_pdf).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
	const pdf = bytesOf('copy_pdf');
	const placed = [...pdf.toString('latin1').matchAll(/^q ([\d.]+) 0.00 0.00 ([\d.]+) /gm)];
	expect(placed.map(([, ...size]) => size.map((units) => (Number(units) / 72) * 25.4))).toEqual(
		Array(2).fill([expect.closeTo(85.6), expect.closeTo(54)]),
	);
	// The server reads the PDF as any viewer does.
	const { identity_code, issued_by } = fields;
	expect((await readImage(pdf)).json).toMatchObject({ identity_code, issued_by });
	await server.stop();
}, 120_000);

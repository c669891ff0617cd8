import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
	IBinaryKeyData,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import sharp from 'sharp';

import {
	maskedFields,
	MASKING_PRESETS,
	type MaskingPresetName,
} from '../../nodes/IdCardOcr/card/masking-preset.ts';
import { parameters } from '../../nodes/IdCardOcr/description.ts';
import { fileItem, runNode, type NodeRunOptions } from '../../tools/n8n/in-process/run-node.mts';
import { storedFileItem } from '../../tools/n8n/in-process/stored-file.mts';
import type { EmbeddedServer } from '../../tools/server-process/start.mts';
import { drawCardsPage } from '../../tools/specimens/cards-page.mts';
import { drawSpecimen, type Specimen } from '../../tools/specimens/draw.mts';
import { landscapePhoto } from '../../tools/specimens/no-card.mts';
import { startApiZeroStub, success, type StubAnswer } from './apizero-stub.mts';
import { extraOf, withExtra } from './extra-stub.mts';
import { JPEG_BYTES, imageSaying } from './images.mts';
import { startRememberingServer } from './remembering-server.mts';

const SEED = 'cut-outs';
const ALL = { cutOuts: ['card', 'portrait', 'redacted'] };

let server: EmbeddedServer;
let front: Specimen;
let back: Specimen;
let both: Specimen;
beforeAll(async () => {
	server = await startRememberingServer();
	front = await drawSpecimen({ seed: SEED, index: 0, side: 1 });
	back = await drawSpecimen({ seed: SEED, index: 0, side: 0 });
	both = await drawSpecimen({ seed: SEED, index: 0, side: 1, layouts: ['both-sides'] });
}, 120_000);
afterAll(async () => await server.stop());

const run = async (
	items: INodeExecutionData[],
	options: INodeParameters,
	parameters: INodeParameters = {},
	more: Partial<NodeRunOptions> = {},
) => await runNode({ items, credential: server, parameters: { ...parameters, options }, ...more });

const fields = ({ binary = {} }: INodeExecutionData) => Object.keys(binary);
const bytesOf = (binary: IBinaryKeyData | undefined, field: string) =>
	Buffer.from(binary![field].data, 'base64');
const sizeOf = async (bytes: Buffer) => {
	const { width, height } = await sharp(bytes).metadata();
	return [width, height];
};
/** Reads an image again, as a new run. */
const readAgain = async (bytes: Buffer) => {
	const { outputs } = await run([fileItem(bytes)], {});
	return outputs.flat()[0].json;
};

describe('cut-outs of one side', () => {
	test('are files of the item, upright, and can be read again', async () => {
		const { outputs, error } = await run(
			[front, back].map(({ image: picture }) => fileItem(picture)),
			ALL,
		);
		expect(error).toBeUndefined();
		const [[portrait], [emblem]] = outputs;
		expect(fields(portrait)).toEqual(['cut_out_card', 'cut_out_portrait', 'cut_out_redacted']);
		// An emblem side has no portrait, so that none is missing.
		expect(fields(emblem)).toEqual(['cut_out_card', 'cut_out_redacted']);
		expect([portrait, emblem].map(({ json }) => json.cut_outs_missing)).toEqual(['', '']);
		expect(portrait.binary!.cut_out_card).toMatchObject({
			mimeType: 'image/jpeg',
			fileName: 'cut_out_card.jpg',
		});
		const card = bytesOf(portrait.binary, 'cut_out_card');
		expect(await sizeOf(card)).toEqual([1012, 638]);
		expect(await sizeOf(bytesOf(portrait.binary, 'cut_out_portrait'))).toEqual([319, 404]);
		expect((await readAgain(card)).identity_code).toBe(front.fields.identity_code);
	}, 120_000);

	test('leave the input’s files as they are', async () => {
		const keeping = { ...ALL, keepFiles: 'always' };
		const { outputs } = await run([fileItem(front.image)], keeping);
		expect(fields(outputs[0][0])).toEqual([
			...['data', 'cut_out_card', 'cut_out_portrait', 'cut_out_redacted'],
		]);
		expect(bytesOf(outputs[0][0].binary, 'data')).toEqual(Buffer.from(front.image));
	}, 60_000);

	test('of an image without a card are not there', async () => {
		const { outputs } = await run([fileItem((await landscapePhoto(3)).image)], ALL);
		expect(fields(outputs[2][0])).toEqual(['data']);
		expect(outputs[2][0].json.cut_outs_missing).toBeNull();
	}, 60_000);

	test('of each card in an image are its own', async () => {
		const { outputs } = await run([fileItem(both.image)], ALL, { cardsPerImage: 'all' });
		const cards = outputs.slice(0, 2).map(([item]) => bytesOf(item.binary, 'cut_out_card'));
		const again = [await readAgain(cards[0]), await readAgain(cards[1])];
		expect(again.map(({ side }) => side)).toEqual([1, 0]);
		const copies = outputs.slice(0, 2).map(([item]) => bytesOf(item.binary, 'cut_out_redacted'));
		expect(copies[0]).toEqual(copies[1]);
	}, 120_000);
});

describe('cut-outs of both sides', () => {
	const NAMES = [
		...['cut_out_front', 'cut_out_portrait', 'cut_out_redacted_front'],
		...['cut_out_back', 'cut_out_redacted_back'],
	];
	const pair = (first: Specimen, second: Specimen): INodeExecutionData => ({
		json: {},
		binary: {
			...fileItem(first.image, { field: 'front' }).binary,
			...fileItem(second.image, { field: 'back' }).binary,
		},
	});
	const operation = 'recognizeBothSides';

	test.each([
		['two images', () => pair(front, back), 'two'],
		['two images in the other order', () => pair(back, front), 'two'],
		['one image', () => fileItem(both.image), 'one'],
	])(
		'are named after their side: %s',
		async (_, item, images) => {
			const { outputs } = await run([item()], ALL, { operation, images });
			const [complete] = outputs[0];
			expect(fields(complete)).toEqual(NAMES);
			expect(complete.json.cut_outs_missing).toBe('');
			const again = await readAgain(bytesOf(complete.binary, 'cut_out_back'));
			expect(again.issued_by).toBe(back.fields.issued_by);
		},
		120_000,
	);

	test('of an incomplete card are those of the side that was read, beside its input', async () => {
		const { outputs } = await run([pair(front, front)], ALL, { operation });
		expect(fields(outputs[1][0])).toEqual(['front', 'back', ...NAMES.slice(0, 3)]);
		expect(outputs[1][0].json).toMatchObject({
			cut_outs_missing: '',
			reason: { problems: ['same-side-twice', 'side-missing'] },
		});
	}, 120_000);

	test('of several people are each person’s own', async () => {
		const { image: picture, cards } = await drawCardsPage({
			...{ seed: 'both sides in one image', index: 0, people: 2, turned: 'upright' },
		});
		const chosen = { cutOuts: ['card'] };
		const { outputs } = await run([fileItem(picture)], chosen, { operation, images: 'one' });
		expect(outputs[0]).toHaveLength(2);
		for (const { json, binary } of outputs[0]) {
			const { person } = cards.find((card) => card.fields.identity_code === json.identity_code)!;
			const emblem = cards.find((card) => card.person === person && card.fields.side === 0)!;
			const again = await readAgain(bytesOf(binary, 'cut_out_back'));
			expect(again.issued_by).toBe(emblem.fields.issued_by);
		}
	}, 120_000);
});

describe('a masked item', () => {
	const mask = '3+4';

	test('may have a redacted copy, on which nothing masked can be read', async () => {
		const options = { mask, cutOuts: ['redacted'], redactedCopyPurpose: '仅供测试使用' };
		const { outputs, error } = await run([fileItem(front.image)], options);
		expect(error).toBeUndefined();
		expect(fields(outputs[0][0])).toEqual(['cut_out_redacted']);
		const again = JSON.stringify(
			await readAgain(bytesOf(outputs[0][0].binary, 'cut_out_redacted')),
		);
		const { identity_name, identity_code, birth } = front.fields;
		for (const value of [identity_name, identity_code, birth]) expect(again).not.toContain(value);
	}, 60_000);

	test.each<[INodeParameters, RegExp]>([
		[{ cutOuts: ['card'] }, /cannot have a cut-out of the card /],
		[{ cutOuts: ['redacted', 'portrait'] }, /cannot have a cut-out of the portrait /],
		[ALL, /cannot have a cut-out of the card and portrait /],
		[
			{ cutOuts: ['redacted'], redactedCopyCovers: ['identity_code', 'birth', 'portrait'] },
			/would show what .* hides: identity_name, address, issued_by, valid_date_start, valid_date_end /,
		],
		[
			{
				cutOuts: ['redacted'],
				redactedCopyCovers: [
					...['identity_name', 'identity_code', 'birth', 'address', 'issued_by'],
					...['valid_date_start', 'valid_date_end'],
				],
			},
			/hides: portrait /,
		],
	])('with %j is refused before any call', async (options, words) => {
		for (const operation of ['recognize', 'recognizeBothSides']) {
			const items = [fileItem(front.image, { json: { row: 1 } })];
			const more = { onError: 'continueErrorOutput' } as const;
			const { outputs } = await run(
				items,
				{ mask, ...options },
				{ operation, images: 'one' },
				more,
			);
			expect(outputs.slice(0, -1).flat()).toEqual([]);
			const [{ json, binary }] = outputs.at(-1)!;
			expect(json).toEqual({
				row: 1,
				error: expect.objectContaining({ message: expect.stringMatching(words) }),
			});
			expect(binary).toBeUndefined();
		}
	});

	test('of a preset that shows the validity may show it on the copy, too', async () => {
		const options = {
			mask: '1+1-validity',
			cutOuts: ['redacted'],
			redactedCopyCovers: ['identity_name', 'identity_code', 'birth', 'address', 'portrait'],
		};
		const { outputs } = await run([fileItem(back.image)], options);
		const again = await readAgain(bytesOf(outputs[1][0].binary, 'cut_out_redacted'));
		expect(again.valid_date_start).toBe(back.fields.valid_date_start);
	}, 60_000);
});

describe('options that cannot be used', () => {
	test.each<[string, INodeParameters, RegExp]>([
		[
			'nothing covered',
			{ cutOuts: ['redacted'], redactedCopyCovers: [] },
			/'Redacted Copy Covers' is empty/,
		],
		['an unknown cut-out', { cutOuts: ['all'] }, /'Cut-Outs' has an unsupported value/],
		[
			'an unknown field',
			{ cutOuts: ['redacted'], redactedCopyCovers: ['side'] },
			/'Redacted Copy Covers' has an/,
		],
		[
			'no purpose',
			{ cutOuts: ['redacted'], redactedCopyPurpose: '={{ $json.nope }}' },
			/must have 1 to 40/,
		],
		[
			'a long purpose',
			{ cutOuts: ['redacted'], redactedCopyPurpose: '仅'.repeat(41) },
			/must have 1 to 40/,
		],
		[
			'a purpose without a copy',
			{ cutOuts: ['card'], redactedCopyPurpose: '仅供' },
			/no redacted copy/,
		],
		[
			'covered fields without a copy',
			{ redactedCopyCovers: ['race'] },
			/no redacted copy is asked/,
		],
	])('%s', async (_, options, words) => {
		const { error } = await run([fileItem(front.image)], options);
		expect(error?.message).toMatch(words);
	});

	test('a file that has such a name, where files may stay', async () => {
		const item = fileItem(front.image, { field: 'cut_out_card' });
		const parameters = { binaryPropertyName: 'cut_out_card' };
		const { error } = await run([item], ALL, parameters);
		expect(error?.message).toMatch(/already has a file in a field that starts with 'cut_out_'/);
		const { outputs } = await run([item], { ...ALL, keepFiles: 'never' }, parameters);
		expect(fields(outputs[0][0])).toHaveLength(3);
	}, 60_000);

	test("ApiZero's cloud", async () => {
		const credential = { ...server, service: 'cloud' } as const;
		const { error } = await run([fileItem(front.image)], ALL, {}, { credential });
		expect(error?.message).toMatch(/^'Cut-Outs' needs a self-hosted server/);
	});
});

describe('what the service sends', () => {
	const FRONT = { side: 1, identity_name: '样本' } as const;
	const jpeg = JPEG_BYTES.toString('base64');
	const answer = (crops: object, redacted: string | null): StubAnswer => {
		const extra = extraOf(FRONT);
		const cards = extra.cards.map((card) => ({ ...card, crops }));
		const pages = extra.pages.map((page) => ({ ...page, redacted }));
		return withExtra(success(FRONT), { ...extra, cards, pages });
	};
	const runWith = async (said: StubAnswer, items: INodeExecutionData[], options = {}) => {
		const stub = await startApiZeroStub(() => said);
		try {
			const credential = { apiKey: 'k', baseUrl: stub.baseUrl };
			const onError = 'continueErrorOutput';
			const result = await run(items, { ...ALL, ...options }, {}, { credential, onError });
			return { ...result, calls: stub.calls };
		} finally {
			await stub.close();
		}
	};
	const image = () => fileItem(imageSaying('front'), { json: { row: 1 } });

	test('is asked for by the options, and not shown in the JSON', async () => {
		const said = answer({ card: jpeg, portrait: jpeg }, jpeg);
		const chosen = {
			redactedCopyCovers: ['race', 'identity_name'],
			redactedCopyPurpose: ' 仅供测试 ',
		};
		const { outputs, calls } = await runWith(said, [image()], { ...chosen, simplify: false });
		expect(calls[0].body.extra).toEqual({
			crops: ['card', 'portrait'],
			redact: ['identity_name', 'race'],
			watermark: '仅供测试',
		});
		expect(JSON.stringify(outputs[0][0].json)).not.toContain(jpeg);
	});

	test('covers by default what the editor shows, which every masking preset allows', async () => {
		const said = answer({ card: jpeg, portrait: jpeg }, jpeg);
		const { options = [] } = parameters.find(({ name }) => name === 'options')!;
		const covers = options.find(({ name }) => name === 'redactedCopyCovers') as INodeProperties;
		for (const preset of Object.keys(MASKING_PRESETS) as MaskingPresetName[]) {
			const { calls } = await runWith(said, [image()], { mask: preset, cutOuts: ['redacted'] });
			expect(calls[0].body.extra).toEqual({ redact: covers.default });
			expect(covers.default).toEqual(expect.arrayContaining([...maskedFields(preset), 'portrait']));
		}
	});

	test('may lack an image: the row says so, and is not lost', async () => {
		const { outputs } = await runWith(answer({ card: jpeg, portrait: null }, null), [image()]);
		expect(fields(outputs[0][0])).toEqual(['cut_out_card']);
		expect(outputs[0][0].json).toMatchObject({
			row: 1,
			identity_name: '样本',
			cut_outs_missing: 'cut_out_portrait, cut_out_redacted',
		});
	});

	test('is sent and stored once for identical images', async () => {
		const said = answer({ card: jpeg, portrait: jpeg }, jpeg);
		const { outputs, calls } = await runWith(said, [image(), image()]);
		expect(calls).toHaveLength(1);
		expect(outputs[0].map(fields)).toEqual([expect.any(Array), fields(outputs[0][0])]);
		expect(fields(outputs[0][1])).toHaveLength(3);
	});

	test('replaces what an earlier run said of its own', async () => {
		const said = answer({ card: jpeg, portrait: jpeg }, jpeg);
		const row = fileItem(imageSaying('front'), { json: { cut_outs_missing: 'old' } });
		const { outputs } = await runWith(said, [row], { outputField: 'card' });
		expect(outputs[0][0].json).toMatchObject({ card: { cut_outs_missing: '' } });
	});
});

test('without cut-outs nothing of them is said, and a row’s own column stays', async () => {
	const { outputs } = await run(
		[fileItem(front.image, { json: { cut_outs_missing: 'mine' } })],
		{},
	);
	expect(outputs[0][0].json.cut_outs_missing).toBe('mine');
	expect(outputs[0][0].binary).toBeUndefined();
}, 60_000);

test('with files in the JSON the cut-outs are there, too', async () => {
	const { outputs, error } = await run(
		[fileItem(front.image)],
		{ ...ALL, keepFiles: 'always' },
		{},
		{
			binaryMode: 'combined',
		},
	);
	expect(error).toBeUndefined();
	expect(outputs[0][0].binary).toBeUndefined();
	expect(Object.keys(outputs[0][0].json._files as object)).toEqual([
		...['data', 'cut_out_card', 'cut_out_portrait', 'cut_out_redacted'],
	]);
}, 60_000);

test('as a tool of an AI agent the node has no cut-outs, since n8n passes no files from tools', async () => {
	const parameters = { source: 'base64', base64: Buffer.from(front.image).toString('base64') };
	const { outputs } = await run([{ json: {} }], ALL, parameters, { asTool: true });
	expect(outputs[0][0].binary).toBeUndefined();
	expect(outputs[0][0].json).not.toHaveProperty('cut_outs_missing');
}, 60_000);

// Last: from here on n8n keeps files on disk.
test('where n8n keeps files on disk, the item holds no more than their ids', async () => {
	const { outputs } = await run([await storedFileItem(front.image)], ALL);
	const files = Object.values(outputs[0][0].binary!);
	expect(files).toHaveLength(3);
	for (const { id, data, fileName } of files) {
		expect(id).toMatch(/^filesystem-v2:/);
		expect(data.length).toBeLessThan(20);
		expect(fileName).toMatch(/^cut_out_\w+\.jpg$/);
	}
}, 60_000);

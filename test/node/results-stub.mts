import { afterAll, beforeAll, expect } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	fileItem,
	runNode,
	type NodeRunOptions,
	type NodeRunResult,
} from '../../tools/n8n/in-process/run-node.mts';
import {
	refusal,
	startApiZeroStub,
	success,
	type ApiZeroStub,
	type StubAnswer,
	type StubCall,
} from './apizero-stub.mts';
import { VALID_CARD } from '../domain/card/valid-card.mts';
import { numbered } from '../support/numbered.mts';
import { extraOfCards, withCopies, withExtra, type ReadCard } from './extra-stub.mts';
import { imageSaying, JPEG_BYTES, wordOf } from './images.mts';

/** A portrait side to normalize. The number is the API page's own; all else is invented. */
export const FRONT = {
	side: 1,
	identity_name: '样本.测试',
	identity_code: '31010119900101123４',
	gender: '男',
	race: '汉族',
	birth: '1990年1月1日',
	address: '上海市黄浦区样本路1号',
} as const;
export const BACK = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017.08.12',
	valid_date_end: '20370812',
} as const;

/** The two as they leave, in one card. */
export const CARD = { ...VALID_CARD, identity_name: '样本·测试' };

/** Another person's, of the same age and place. */
export const RELATIVE = {
	...FRONT,
	identity_name: '样本二',
	identity_code: numbered('31010119900101127'),
};
const OF_2020 = { identity_code: numbered('31010120200101127'), birth: '2020年1月1日' };
const RELATIVES = { ...BACK, valid_date_start: '2018.09.13', valid_date_end: '2038.09.13' };

const DOUBT = { needsReview: [{ field: 'address', reasons: ['gap'] }] } as const;

export const BLURRED = { warnings: ['blurred'], quality: { blur: 0.71, cutOff: true } };

/** The sides that are read in an image, by its word. */
const cards: Record<string, ReadCard[]> = {
	front: [[FRONT]],
	back: [[BACK]],
	both: [[FRONT], [BACK]],
	proven: [
		[BACK, { person: 0 }],
		[FRONT, { person: 0 }],
	],
	// Whatever the server makes of it.
	parent: [
		[FRONT, { person: 0 }],
		[{ ...RELATIVE, ...OF_2020 }, { person: 0 }],
		[{ ...BACK, valid_date_start: '2021.03.04', valid_date_end: '2026.03.04' }],
		[BACK],
	],
	family: [[FRONT], [RELATIVE], [BACK], [RELATIVES]],
	relative: [[RELATIVE]],
	'of-two-pages': [[FRONT]],
	'of-four-pages': [[FRONT], [BACK, { page: 4 }]],
	blank: [[{ side: 1 }]],
	partly: [[{ ...FRONT, race: null, address: null }]],
	wrong: [[{ ...FRONT, identity_code: '310101199001011235' }]],
	contradicting: [[{ ...FRONT, gender: '女' }]],
	mixed: [[{ ...FRONT, issued_by: BACK.issued_by }]],
	undated: [[{ ...BACK, valid_date_start: null }]],
	// Issued at the age of 27: the law allows 20 years.
	odd: [[{ ...BACK, valid_date_end: '长期' }]],
	elsewhere: [[{ ...BACK, issued_by: '北京市公安局东城分局' }]],
	foreigner: [
		[
			{
				side: 1,
				identity_name: '样本',
				identity_code: numbered('91031019900101001'),
				gender: '男',
				birth: '1990-01-01',
				valid_date_start: '2024-01-01',
				valid_date_end: '2034-01-01',
			},
		],
	],
	'foreign-back': [[{ side: 0 }]],
	nameless: [[{ ...FRONT, identity_name: null }]],
	'named-back': [[{ ...BACK, identity_name: '另人' }]],
	unsure: [[FRONT, { confidence: { address: 0.61234 } }]],
	unknown: [[FRONT, { confidence: { birth: null } }]],
	doubted: [[FRONT, DOUBT]],
	blurred: [[FRONT, BLURRED]],
	'blurred-both': [[FRONT, BLURRED], [BACK]],
	'both-blurred': [[FRONT], [BACK, BLURRED]],
	glare: [[FRONT, { warnings: ['glare'] }]],
	unreadable: [],
};

/** The stub's answer to an image: as ApiZero's cloud or, to a request with `extra`, as a self-hosted server. */
export function answerTo({ body }: StubCall): StubAnswer {
	const word =
		body.input_type === 'url'
			? new URL(body.input_data).pathname.slice(1)
			: wordOf(body.input_data);
	if (word.startsWith('refused')) return refusal(4000);
	if (word === 'sideless') return success({ side: null });
	const read = cards[word] ?? cards[word.split('-')[0]] ?? cards.unreadable;
	const [first] = read;
	const answer = first === undefined ? refusal(5021) : success(first[0]);
	// A server that knows no details.
	if (word === 'bare') return success(FRONT);
	if (body.extra === undefined) return answer;
	// Such as `unread-too-dark`: nothing is read in it, and the server says why.
	const [, reason] = /^unread-(.+)$/.exec(word) ?? [];
	const seen = reason === 'card-not-readable' && { seen: ['identity_name', 'address'] as const };
	const unread = reason && { reason, retry: true, ...seen };
	const pages = { 'of-two-pages': 2, 'of-four-pages': 4 }[word];
	const extra = { ...extraOfCards(read, pages), ...(unread && { unread }) };
	const jpeg = JPEG_BYTES.toString('base64');
	const copies = () =>
		withCopies(extra, { card: jpeg, portrait: jpeg, redacted: jpeg, copy: jpeg });
	return withExtra(answer, body.extra === true ? extra : copies());
}

/** Answers by the word in the image; of `front-1` and `front-2` the same. */
export let stub: ApiZeroStub;
beforeAll(async () => {
	stub = await startApiZeroStub(answerTo);
});
afterAll(async () => await stub.close());

const UNPACED = { values: { requestsPerSecond: 0 } };

/** How a test runs the node: its items, or the words in their images. */
export interface Reading extends Omit<Partial<NodeRunOptions>, 'items'> {
	options?: INodeParameters;
	serverOptions?: INodeParameters;
	service?: 'cloud' | 'ownServer';
	/** Whether an item is one per person. */
	perPerson?: boolean;
}

/** Reads images on a fixed day; see {@link imageItem}. By default of a self-hosted server. */
export async function read(
	images: ReadonlyArray<string | INodeExecutionData>,
	{
		options = {},
		serverOptions,
		service = 'ownServer',
		perPerson,
		parameters,
		...more
	}: Reading = {},
): Promise<NodeRunResult> {
	return await runNode({
		items: images.map((image) => (typeof image === 'string' ? imageItem(image) : image)),
		credential: { apiKey: 'k', baseUrl: stub.baseUrl, service },
		parameters: {
			...(perPerson ? { oneItemPer: 'person', binaryPropertyName: 'front, back' } : {}),
			columns: 'all',
			...parameters,
			// The pace has its own tests.
			options: { calls: UNPACED, referenceDate: '2026-11-25', ...options },
			...(serverOptions && { serverOptions }),
		},
		...more,
	});
}

/** Returns what leaves, whatever the output. */
export async function jsonOf(...given: Parameters<typeof read>): Promise<IDataObject[]> {
	const { outputs, error } = await read(...given);
	expect(error).toBeUndefined();
	return outputs.flat().map(({ json }) => json);
}

/** Returns an item with an image that says this word, or with two: `front+back`, of which either may be left out. */
export function imageItem(words: string): INodeExecutionData {
	const [first, second] = words.split('+');
	const json = { row: words };
	if (second === undefined) return fileItem(imageSaying(first), { json, fileName: `${first}.jpg` });
	const file = (word: string, field: string) => {
		const bytes = word === 'no-picture' ? Buffer.from('no image') : imageSaying(word);
		return word === '' ? {} : fileItem(bytes, { field, fileName: `${word}.jpg` }).binary;
	};
	return { json, binary: { ...file(first, 'front'), ...file(second, 'back') } };
}

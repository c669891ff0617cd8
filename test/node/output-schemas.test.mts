import { expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { dirname } from 'node:path';

import { core } from '../../tools/n8n/in-process/engine.mts';
import { fileItem, loadPackage, runNode } from '../../tools/n8n/in-process/run-node.mts';
import { refusal, startApiZeroStub, success, type StubAnswer } from './apizero-stub.mts';
import { imageSaying, wordOf } from './images.mts';

const { loadOutputSchema } = core;

/** Part of a JSON Schema, as n8n's own nodes write it. */
interface Schema {
	type: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The types found at each path, such as `.checks.problems[]`. */
type TypesByPath = Record<string, string[]>;

const FRONT = {
	side: 1,
	identity_name: '样本.测试',
	identity_code: '310101199001011234',
	gender: '男',
	race: '样本',
	birth: '1991-01-01',
	address: '上海市黄浦区样本路1号',
} as const;
const BACK = {
	side: 0,
	issued_by: '上海市公安局黄浦分局',
	valid_date_start: '2017-08-12',
	valid_date_end: '2037-08-12',
} as const;

/** Answers by the word in the image; together they set every key, and every key to `null` that can be. */
const answers: Record<string, StubAnswer> = {
	front: success(FRONT),
	matching: success({ ...FRONT, birth: '1990-01-01' }),
	blank: success({ side: 1 }),
	back: success(BACK),
	unreadable: refusal(5021),
	anonymous: { ...refusal(5021), body: JSON.stringify({ code: 5021, msg: '', data: null }) },
};

/** A front and a back that belong together, and two of each that are ambiguous. */
const SIDES = [
	{ ...FRONT, birth: '1990-01-01' },
	BACK,
	...['甲', '乙'].map((name, i) => ({
		...FRONT,
		identity_name: name,
		identity_code: ['11010519491231002X', '110105194912310038'][i],
		birth: '1949-12-31',
		address: '北京市朝阳区样本路1号',
	})),
	...['2017-08-12', '2019-01-13'].map((start) => ({
		side: 0,
		issued_by: '北京市公安局朝阳分局',
		valid_date_start: start,
		valid_date_end: '长期',
	})),
];

const ITEMS: Record<string, INodeExecutionData[]> = {
	recognize: Object.keys(answers).map((word) => image('data', word)),
	recognizeBothSides: [
		pair('front', 'back'),
		pair('matching', 'back'),
		pair('blank', 'unreadable'),
	],
	checkIdCard: [
		{ ...FRONT, ...BACK, birth: '1990-01-01' },
		{ ...FRONT, ...BACK, valid_date_end: '长期' },
		{ identity_name: null },
	].map((json) => ({ json })),
	matchSides: [...SIDES, { side: null, identity_name: null }].map((json) => ({ json })),
	checkIdNumber: ['310101199001011234', '000000199001011234', 'x'].map((number) => ({
		json: { number },
	})),
};

/** What a run puts out that the service ends: images that it refused or that were not sent. */
const ENDED: Record<string, INodeExecutionData[]> = {
	recognize: [image('data', 'front'), ...words('quota', 9).map((word) => image('data', word))],
	recognizeBothSides: [
		pair('front', 'back'),
		...words('quota', 9).map((word) => pair(word, `${word}x`)),
	],
};

test.each(Object.keys(ITEMS))("n8n's schema for %s is what it puts out", async (operation) => {
	const found: TypesByPath = {};
	for (const items of [ITEMS[operation], ENDED[operation] ?? []]) {
		for (const json of await outputOf(operation, items)) addValue(json, '', found);
	}
	const declared: TypesByPath = {};
	addSchema(await schemaOf(operation), '', declared);
	expect(declared).toEqual(found);
});

/** Looks the schema up as n8n does. */
async function schemaOf(operation: string): Promise<Schema> {
	const { sourcePath } = (await loadPackage()).known.nodes['idCardOcr'];
	const schema = loadOutputSchema({ nodeDir: dirname(sourcePath), version: 2, operation });
	return schema as unknown as Schema;
}

async function outputOf(operation: string, items: INodeExecutionData[]): Promise<IDataObject[]> {
	let read = 0;
	let bothRead = () => {};
	const someRead = new Promise<void>((resolve) => (bothRead = resolve));
	const stub = await startApiZeroStub(async ({ body }) => {
		const answer = answers[wordOf(body.input_data)];
		// The quota ends when something was read.
		if (answer === undefined) await someRead;
		else if (++read === (operation === 'recognize' ? 1 : 2)) bothRead();
		return answer ?? refusal(4030);
	});
	try {
		const options: INodeParameters = {
			requestsPerSecond: 0,
			referenceDate: '2026-11-25',
			includeInputFields: false,
		};
		const { outputs, error } = await runNode({
			items,
			credential: { apiKey: 'k', baseUrl: stub.baseUrl },
			parameters: { operation, idNumber: '={{ $json.number }}', missingSides: 'none', options },
		});
		expect(error).toBeUndefined();
		return outputs.flat().map(({ json }) => json);
	} finally {
		await stub.close();
	}
}

function image(field: string, word: string): INodeExecutionData {
	return fileItem(imageSaying(word), { field });
}

function words(word: string, count: number): string[] {
	return Array.from({ length: count }, (_, i) => `${word}-${i}`);
}

function pair(first: string, second: string): INodeExecutionData {
	return {
		json: {},
		binary: { ...image('front', first).binary, ...image('back', second).binary },
	};
}

function addValue(value: unknown, path: string, types: TypesByPath): void {
	add(types, path, typeOf(value));
	if (Array.isArray(value)) for (const one of value) addValue(one, `${path}[]`, types);
	else if (typeof value === 'object' && value !== null) {
		for (const [key, one] of Object.entries(value)) addValue(one, `${path}.${key}`, types);
	}
}

function addSchema(schema: Schema, path: string, types: TypesByPath): void {
	for (const type of [schema.type].flat()) add(types, path, type);
	if (schema.items !== undefined) addSchema(schema.items, `${path}[]`, types);
	for (const [key, one] of Object.entries(schema.properties ?? {})) {
		addSchema(one, `${path}.${key}`, types);
	}
}

function add(types: TypesByPath, path: string, type: string): void {
	types[path] = [...new Set([...(types[path] ?? []), type])].sort();
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';

import { API_ERRORS } from '../../../domain/api-error.ts';
import { ID_CARD_FIELD_NAMES } from '../../../domain/id-card.ts';
import { MESSAGES } from '../../src/http/reasons.mts';
import { AcceptedImages } from '../../src/image/accepted-images.mts';
import { runApp, type RunningApp } from './running-app.mts';

interface Schema {
	required: string[];
	properties: Record<string, Schema & { enum: unknown[]; description: string }>;
}
interface Operation {
	requestBody: { content: Record<string, { schema: Schema }> };
	responses: Record<string, { content: Record<string, { schema: Schema }>; headers?: object }>;
}
interface Document {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

let app: RunningApp;
let document: Document;
beforeAll(async () => {
	app = await runApp();
	document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Document;
});
afterAll(async () => await app.close());

test('names the public address of the server if there is one, else its own', async () => {
	const serversOf = async ({ url }: RunningApp) =>
		((await (await fetch(`${url}/openapi.json`)).json()) as { servers: object[] }).servers;
	expect(await serversOf(app)).toEqual([{ url: '/' }]);
	const named = await runApp({ publicUrl: 'https://ocr.example.com/cards' });
	expect(await serversOf(named)).toEqual([{ url: 'https://ocr.example.com/cards' }]);
	await named.close();
});

test('says which files the server takes', async () => {
	const described = async (accepted?: AcceptedImages) => {
		const { url, close } = await runApp({ accepted });
		const { components } = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
		await close();
		return components.schemas.IdCardOcrRequest.properties.input_data.description;
	};
	expect(await described()).toMatch(/at most 10485760 characters.* reads: jpeg, png\./);
	const other = await described(new AcceptedImages(['jpeg', 'heic', 'pdf'], 20));
	expect(other).toMatch(/at most 20971520 characters.* reads: jpeg, heic, pdf\./);
});

test('is a valid OpenAPI 3.1 document', async () => {
	const validator = new Validator();
	expect(await validator.validate({ ...document })).toEqual({ valid: true });
	expect(validator.version).toBe('3.1');
	const broken = { ...document, info: { title: 'no version' } };
	expect((await new Validator().validate(broken)).valid).toBe(false);
});

test('lists exactly the paths of the server', async () => {
	expect(Object.keys(document.paths)).toEqual([
		'/api/ocr-idcard',
		'/api/key',
		'/healthz',
		'/livez',
		'/readyz',
		'/metrics',
		'/openapi.json',
	]);
	for (const [path, operations] of Object.entries(document.paths)) {
		for (const method of Object.keys(operations)) {
			const { status } = await fetch(app.url + path, { method: method.toUpperCase() });
			expect([200, 401]).toContain(status);
		}
	}
});

test('with photo links, it is valid too and lists their paths', async () => {
	const keys = [{ id: 'hr', key: 'k', photoLinkOrigins: ['https://n8n.example.com'] }];
	const linked = await runApp({ keys, publicUrl: 'https://ocr.example.com' });
	const { paths, ...rest } = (await (await fetch(`${linked.url}/openapi.json`)).json()) as Document;
	await linked.close();
	expect(await new Validator().validate({ paths, ...rest })).toEqual({ valid: true });
	const more = Object.entries(paths).filter(([path]) => !(path in document.paths));
	expect(more.map(([path, operations]) => [path, ...Object.keys(operations)])).toEqual([
		['/api/photo-links', 'post', 'get'],
		['/api/photo-checks', 'post'],
		['/api/photo-links/sent', 'post'],
	]);
	const { content } = paths['/api/photo-checks'].post.requestBody;
	expect(Object.keys(content)).toEqual(['image/jpeg', 'image/png', 'application/octet-stream']);
});

describe('the endpoint', () => {
	test('takes JSON, each format that the server reads, and a form', async () => {
		const { url, close } = await runApp({ accepted: new AcceptedImages(['jpeg', 'heic', 'pdf']) });
		const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
		await close();
		const files = ['image/jpeg', 'image/heic', 'application/pdf', 'application/octet-stream'];
		expect(Object.keys(paths['/api/ocr-idcard'].post.requestBody.content)).toEqual([
			'application/json',
			...files,
			'multipart/form-data',
		]);
	});

	test('is still called in JSON by Dify, which lists the fields of the last type', () => {
		const { content } = document.paths['/api/ocr-idcard'].post.requestBody;
		const last = Object.values(content).at(-1)!.schema;
		expect(last.properties).toMatchObject(document.components.schemas.IdCardOcrRequest.properties);
		expect(last.required).toBeUndefined();
	});

	test('lists every code the server sends, under its HTTP status', () => {
		const { responses } = document.paths['/api/ocr-idcard'].post;
		const listed = Object.entries(responses).flatMap(([status, { content }]) =>
			status === '200'
				? []
				: content['application/json'].schema.properties.code.enum.map((code) => [code, status]),
		);
		const sent = Object.keys(MESSAGES).map((code) => [
			Number(code),
			String(API_ERRORS[Number(code) as keyof typeof API_ERRORS].httpStatus),
		]);
		const ofHttp = ['408', '413', '417', '431'].map((status) => [4000, status]);
		expect(listed.toSorted()).toEqual([...sent, ...ofHttp].toSorted());
	});

	test('says of every code that a header has its reason in English', () => {
		const { 200: read, ...refusals } = document.paths['/api/ocr-idcard'].post.responses;
		expect(read.headers).toBeUndefined();
		for (const { headers } of Object.values(refusals)) expect(headers).toHaveProperty('X-Reason');
	});

	test('requires all ten fields on success', () => {
		expect(document.components.schemas.IdCardFields.required).toEqual([...ID_CARD_FIELD_NAMES]);
	});
});

test('the codes are those of the gateway except two that this server never sends', () => {
	const known = Object.keys(API_ERRORS).filter((code) => code !== '4022' && code !== '4044');
	expect(Object.keys(MESSAGES)).toEqual(known);
});

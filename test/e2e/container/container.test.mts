import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { poll } from '../../../tools/processes/poll.mts';
import { readCard, type CardFile } from '../../cards/read-card.mts';
import type { ContainerEngine } from './container-engine.mts';
import { joinContainerEnvironment, SERVER_IMAGE } from './container-environment.mts';
import { replyTo } from './reply-to.mts';
import {
	startServerContainer,
	type ServerContainer,
	type ServerContainerOptions,
} from './server-container.mts';

let engine: ContainerEngine;
let server: ServerContainer;
/** Starts one that is killed after the tests. */
const start = async (options?: ServerContainerOptions) =>
	await startServerContainer(engine, options);

beforeAll(async () => {
	engine = await joinContainerEnvironment();
	server = await start();
});

// Their files go with the environment's folder.
afterAll(async () => await engine.podman('kill', '--all'));

const read = async ({ url, apiKey }: ServerContainer, card: CardFile) =>
	await replyTo(url, apiKey, card);

const front = readCard('portrait.jpg');
const back = readCard('emblem.jpg');

describe('the image', () => {
	test('names a user by number, and no shell in its start or its health check', async () => {
		const [image] = JSON.parse(await engine.podman('image', 'inspect', SERVER_IMAGE)) as [object];
		expect(image).toMatchObject({
			Config: { User: '1000:1000', Entrypoint: ['node', 'server/src/main.mts'] },
			Healthcheck: { Test: ['CMD', 'node', '--eval', expect.stringContaining('IDCARD_OCR_PORT')] },
		});
	});

	test('has no Python, and no libraries of other systems', async () => {
		expect(await server.exec('sh', '-c', 'command -v python3 python pip3 pip')).not.toBe(0);
		const libraries = '/app/node_modules/onnxruntime-node/bin/napi-v6';
		expect(await server.exec('test', '-d', `${libraries}/linux`)).toBe(0);
		expect(await server.exec('test', '-e', `${libraries}/win32`)).not.toBe(0);
	});
});

describe('a container', () => {
	test('runs without root, capabilities or a way to more, on files that cannot be written', async () => {
		const ofFirst = async (file: string) =>
			await engine.podman('exec', server.name, 'cat', `/proc/1/${file}`);
		const status = await ofFirst('status');
		const valueOf = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1];
		expect(await ofFirst('cmdline')).toMatch(/^\S*node\0\S*server\/src\/main\.mts\0/);
		expect(valueOf('Uid')).toBe('1000');
		for (const set of ['CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
			expect(valueOf(set)).toMatch(/^0+$/);
		expect(valueOf('NoNewPrivs')).toBe('1');
		for (const folder of ['/app', '/tmp', '/home/node']) {
			expect(await server.exec('touch', `${folder}/file`)).not.toBe(0);
		}
	});

	test.each([front, back])('reads $fields.side', async (card) => {
		expect(await read(server, card)).toMatchObject({ code: 0, data: card.fields });
	});

	test('runs as a user that the image does not know', async () => {
		const other = await start({ run: ['--user', '54321:54321'] });
		expect(await read(other, back)).toMatchObject({ code: 0, data: back.fields });
		expect(await other.healthCheck()).toBe(0);
	});

	test('has the page of photo links', async () => {
		const other = await start({
			variables: {
				IDCARD_OCR_PUBLIC_URL: 'https://photos.example.com',
				IDCARD_OCR_PHOTO_LINK_ORIGINS: 'https://n8n.example.com',
			},
		});
		expect((await fetch(`${other.url}/photo`)).status).toBe(200);
	});

	test('answers what it has accepted when it is stopped, and ends with 0', async () => {
		const other = await start();
		const calls = [1, 2, 3].map(async () => await read(other, front));
		await accepted(other, calls.length);
		const stopped = other.stop();
		expect((await Promise.all(calls)).map(({ code }) => code)).toEqual([0, 0, 0]);
		expect(await stopped).toBe(0);
	});
});

/** Resolves when the server has so many images in hand. */
async function accepted({ url }: ServerContainer, count: number): Promise<void> {
	const inHand = new RegExp(`^idcard_ocr_(pictures_in_hand|images_in_progress) ${count}$`, 'm');
	const isInHand = async () => inHand.test(await (await fetch(`${url}/metrics`)).text());
	await poll(async () => (await isInHand()) || undefined, {
		timeoutMs: 10_000,
		intervalMs: 5,
		waitingFor: 'the server to accept the calls',
	});
}

test('the health check asks at the port of the environment, behind an init process', async () => {
	const other = await start({ run: ['--init'] });
	expect(await other.healthCheck()).toBe(0);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import {
	saveCredential,
	type CredentialReference,
} from '../../../tools/n8n/installed/credentials.mts';
import { waitForExecution, type Execution } from '../../../tools/n8n/installed/executions.mts';
import { importWorkflow, type SavedWorkflow } from '../../../tools/n8n/installed/workflows.mts';
import { openDataTable, type DataTable, type Row } from '../data-tables.mts';
import { servePictures, type LocalHttp } from '../local-http.mts';
import { openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { startRecordingProxy, type RecordingProxy } from '../queue/recording-proxy.mts';
import { CALLS_PER_DAY } from '../test-environment.mts';
import { inEachLanguage } from './in-each-language.mts';

const CARDS = 31;
const CREDENTIAL = 'Queue of rows';

const EXAMPLES = inEachLanguage('queue-of-rows', {
	en: {
		table: 'ID card queue',
		...{ done: 'done', noCard: 'no card', failed: 'failed', waiting: 'waiting' },
		noCardRemark: /\w/,
		usedUp: /4030/,
		noLink: /\w/,
	},
	'zh-CN': {
		table: '身份证队列',
		...{ done: '完成', noCard: '无证件', failed: '失败', waiting: '等待' },
		noCardRemark: /^\P{Script=Latin}+$/u,
		usedUp: /^今天的次数已用完（4030）$/,
		noLink: /^没有链接$/,
	},
});

let session: OwnerSession;
let pictures: LocalHttp;
let proxy: RecordingProxy;

beforeAll(async () => {
	session = await openOwnerSession();
	const { environment } = session;
	const { front, back, landscape } = environment.samples;
	const sides = [await readFile(front), await readFile(back)];
	const cards = Array.from({ length: CARDS }, (_, i) => [`/card-${i}.jpg`, sides[i % 2]]);
	pictures = await servePictures({
		...Object.fromEntries(cards),
		'/landscape.jpg': await readFile(landscape),
	});
	proxy = await startRecordingProxy(environment.serverUrl);
});

afterAll(async () => {
	await proxy?.close();
	await pictures?.close();
});

async function useKey(apiKey: string): Promise<CredentialReference> {
	const data = { apiKey, baseUrl: proxy.url };
	return await saveCredential(session.client, CREDENTIAL, 'apiZeroApi', data);
}

/** Whether a reply counts as a call of the day. */
const isPaid = (code: number) => code === 0 || code === 5021;

/** The links that the service answered, once for every answer that counts as a call. */
function linksAnswered(): string[] {
	return proxy.calls.filter(({ code }) => code !== 4030).map(({ image }) => image);
}

describe.each(EXAMPLES)('$file', ({ workflow: example, language, words, node }) => {
	let workflow: SavedWorkflow;
	let table: DataTable;
	let latest = 0;

	beforeAll(async () => {
		proxy.calls.length = 0;
		const apiZeroApi = await useKey(session.environment.limitedKeys[language]);
		workflow = await importWorkflow(session.client, example, { apiZeroApi });
	});

	/** Runs the workflow as its schedule does, and returns the codes of the calls that it made. */
	async function runNight(): Promise<{ execution: Execution; codes: number[] }> {
		const before = proxy.calls.length;
		const start = { triggerToStartFrom: { name: node('Every night') } };
		await session.client.request('POST', `/rest/workflows/${workflow.id}/run`, start);
		const execution = await waitForExecution(session.client, workflow.id, { after: latest });
		latest = Number(execution.id);
		expect(execution.error).toBeUndefined();
		return { execution, codes: proxy.calls.slice(before).map(({ code }) => code) };
	}

	const withStatus = (rows: Row[], status: string) =>
		rows.filter((row) => row['status'] === status);

	/** The links of the rows that the next run sends. */
	function thatWait(rows: Row[]): unknown[] {
		return rows
			.filter(({ status }) => status === null || status === words.waiting)
			.map(({ link }) => link);
	}

	test('makes its table and reads nothing while it is empty', async () => {
		const { codes } = await runNight();
		expect(codes).toEqual([]);
		table = await openDataTable(session.client, words.table);
		expect(await table.rows()).toEqual([]);
	});

	test('reads as many rows as the day allows and leaves the rest waiting', async () => {
		const link = (name: string) => ({ link: `${pictures.url}/${name}.jpg` });
		const first = [link('landscape'), link('missing'), { link: '' }];
		const cards = Array.from({ length: CARDS }, (_, i) => link(`card-${i}`));
		const done = { ...link('card-0'), status: words.done, remark: 'of last week' };
		await table.insert([...first, done, ...cards]);

		const { codes } = await runNight();
		const rows = await table.rows();
		const [landscape, missing, noLink, old] = rows;
		expect(landscape).toMatchObject({
			status: words.noCard,
			remark: expect.stringMatching(words.noCardRemark),
		});
		expect(missing).toMatchObject({ status: words.failed, remark: expect.stringMatching(/4000/) });
		expect(noLink).toMatchObject({
			status: words.failed,
			remark: expect.stringMatching(words.noLink),
		});
		expect(old).toMatchObject(done);
		const { front, back } = session.environment.samples.fields;
		expect(rows[4]).toMatchObject({
			...{ status: words.done, side: 1, remark: null },
			...{ name: front.identity_name, idNumber: front.identity_code, checks_passed: true },
		});
		expect(rows[5]).toMatchObject({ status: words.done, side: 0, validUntil: back.valid_date_end });
		expect(codes.filter(isPaid)).toHaveLength(CALLS_PER_DAY);
		// One of the day's calls went to the landscape.
		expect(withStatus(rows.slice(4), words.done)).toHaveLength(CALLS_PER_DAY - 1);
		expect(thatWait(rows)).toHaveLength(CARDS - (CALLS_PER_DAY - 1));
		expect(withStatus(rows, words.waiting)[0]).toMatchObject({
			remark: expect.stringMatching(words.usedUp),
		});
	});

	test('spends nothing when it runs again on the same day', async () => {
		const before = thatWait(await table.rows());
		const { codes } = await runNight();
		expect(new Set(codes)).toEqual(new Set([4030]));
		expect(thatWait(await table.rows())).toEqual(before);
	});

	test('reads the rest on the next day, and no image twice', async () => {
		const waiting = thatWait(await table.rows());
		await useKey(session.environment.apiKey);
		const { codes } = await runNight();
		expect(codes).toEqual(waiting.map(() => 0));
		const rows = await table.rows();
		expect(thatWait(rows)).toEqual([]);
		expect(withStatus(rows, words.done)).toHaveLength(CARDS + 1);
		const remarks = rows.slice(4).map((row) => row['remark']);
		expect(remarks).toEqual(remarks.map(() => null));
		expect(linksAnswered().sort()).toEqual([...new Set(linksAnswered())].sort());

		const { codes: nothing } = await runNight();
		expect(nothing).toEqual([]);
	});
});

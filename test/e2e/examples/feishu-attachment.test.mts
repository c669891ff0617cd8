import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { waitForExecution, type Execution } from '../../../tools/n8n/installed/executions.mts';
import type {
	SavedWorkflow,
	Workflow,
	WorkflowNode,
} from '../../../tools/n8n/installed/workflows.mts';
import { readCard } from '../../cards/read-card.mts';
import { refusal, startApiZeroStub, success } from '../../node/apizero-stub.mts';
import { FEISHU_APP, FEISHU_TABLE, startFeishuStub, type FeishuStub } from '../feishu-stub.mts';
import { importAndPublish, openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

const EXAMPLES = inEachLanguage('feishu-attachment', {
	en: {
		photos: 'ID card photos',
		readAt: 'Read at',
		review: 'needs_review',
		reason: 'reason_message',
		retry: 'retry',
		name: 'name',
		number: 'idNumber',
		authority: 'issuingAuthority',
		until: 'validUntil',
		others: ['gender', 'ethnicGroup', 'birthDate', 'address', 'validFrom'],
		several: /^The photos may show more than one card: .+ .+/,
	},
	'zh-CN': {
		photos: '身份证照片',
		readAt: '识别时间',
		review: '需要核对',
		reason: '原因说明',
		retry: '重试条件',
		name: '姓名',
		number: '公民身份号码',
		authority: '签发机关',
		until: '有效期截止',
		others: ['性别', '民族', '出生日期', '住址', '有效期起始'],
		several: /^照片可能不止一个人的证件，请每人一条记录。 .+/,
	},
});

const photoOf = (card: string) => readCard(card).image;

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
});

describe.each(EXAMPLES)('$file', ({ workflow: example, words, node, language }) => {
	const PATH = `feishu-attachment-${language}`;
	const columns = [words.readAt, words.reason, words.retry, words.name, words.number].concat(
		[words.authority, words.until],
		words.others,
	);
	let feishu: FeishuStub;
	let workflow: SavedWorkflow;
	let latest = 0;

	beforeAll(async () => {
		feishu = await startFeishuStub(words.photos, words.review);
		const { client, credentials } = session;
		const { apiKey, serverUrl: baseUrl } = session.environment;
		const custom = { json: JSON.stringify({ body: FEISHU_APP }) };
		const httpCustomAuth = await saveCredential(client, 'Feishu', 'httpCustomAuth', custom);
		const apiZeroApi = await saveCredential(client, PATH, 'apiZeroApi', { apiKey, baseUrl });
		workflow = await importAndPublish(
			{ ...session, credentials: { ...credentials, apiZeroApi } },
			withStub(example, { httpCustomAuth }),
			`/webhook/${PATH}`,
		);
	});

	beforeEach(() => {
		feishu.columns = columns;
		feishu.records = {};
		feishu.calls.length = 0;
	});

	afterAll(async () => {
		await feishu?.close();
	});

	/** The example with the stub in Feishu's place, a webhook in that of the schedule, and saved executions. */
	function withStub({ settings, ...rest }: Workflow, credentials: WorkflowNode['credentials']) {
		const changed: Record<string, Partial<WorkflowNode>> = {
			[node('Every hour')]: {
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: PATH,
				parameters: { httpMethod: 'POST', path: PATH, responseMode: 'onReceived', options: {} },
			},
			[node('Token')]: { credentials },
		};
		const nodes = rest.nodes.map((one) => ({ ...one, ...changed[one.name] }));
		const text = JSON.stringify(nodes)
			.replace('https://open.feishu.cn', feishu.url)
			.replace('YOUR_APP_TOKEN', FEISHU_TABLE.app_token)
			.replace('YOUR_TABLE_ID', FEISHU_TABLE.table_id);
		const saved = { ...settings, saveDataSuccessExecution: 'all' };
		return { ...rest, nodes: JSON.parse(text) as WorkflowNode[], settings: saved };
	}

	async function run(): Promise<Execution> {
		await fetch(`${session.environment.n8nUrl}/webhook/${PATH}`, { method: 'POST' });
		const execution = await waitForExecution(session.client, workflow.id, { after: latest });
		latest = Number(execution.id);
		return execution;
	}

	const fieldsOf = (id: string) => feishu.records[id]?.fields;
	const filled = () => feishu.calls.filter((call) => call.startsWith('PUT')).length;

	test('fills each record once, from all its photos, and says what is wrong with a photo', async () => {
		const { front, back, landscape, fields } = session.environment.samples;
		const [portrait, emblem, noCard] = await Promise.all(
			[front, back, landscape].map((file) => readFile(file)),
		);
		feishu.records = {
			recBoth: { photos: { emblem: emblem!, portrait: portrait! }, fields: {} },
			recNoCard: { photos: { noCard: noCard! }, fields: {} },
			recTwo: { photos: { one: portrait!, two: photoOf('fourth-portrait.jpg') }, fields: {} },
			recRead: { photos: { old: portrait! }, fields: { [words.readAt]: '2026-12-01 09:00' } },
			recEmpty: { photos: {}, fields: {} },
		};
		expect((await run()).error).toBeUndefined();
		const readAt = { [words.readAt]: expect.stringMatching(/^20\d\d-\d\d-\d\d \d\d:\d\d$/) };
		expect(fieldsOf('recBoth')).toEqual({
			...Object.fromEntries(columns.map((column) => [column, expect.any(String)])),
			[words.name]: fields.front.identity_name,
			[words.number]: fields.front.identity_code,
			[words.authority]: fields.back.issued_by,
			[words.until]: fields.back.valid_date_end,
			[words.review]: false,
			[words.reason]: null,
			[words.retry]: null,
			...readAt,
		});
		expect(fieldsOf('recNoCard')).toMatchObject({
			[words.name]: null,
			[words.review]: true,
			[words.retry]: 'image',
			...readAt,
			[words.reason]: expect.any(String),
		});
		const several = { [words.review]: true, [words.reason]: expect.stringMatching(words.several) };
		expect(fieldsOf('recTwo')).toEqual({ ...several, ...readAt });
		expect(filled()).toBe(3);

		expect((await run()).error).toBeUndefined();
		expect(filled()).toBe(3);
	});

	test('leaves records as they are once the quota is used up, and reads them in a later run', async () => {
		const { apiKey, serverUrl: baseUrl, samples } = session.environment;
		const service = await startApiZeroStub((_, index) =>
			index === 0 ? success(samples.fields.front) : refusal(4030),
		);
		const given = { apiKey, baseUrl: service.baseUrl };
		await saveCredential(session.client, PATH, 'apiZeroApi', given);
		const photos = { one: await readFile(samples.front), two: await readFile(samples.back) };
		feishu.records = { recLater: { photos, fields: {} } };
		expect((await run()).error).toBeUndefined();
		expect(service.calls).toHaveLength(2);
		expect(fieldsOf('recLater')).toEqual({});
		await service.close();

		await saveCredential(session.client, PATH, 'apiZeroApi', { apiKey, baseUrl });
		await run();
		expect(fieldsOf('recLater')).toMatchObject({ [words.review]: false, [words.retry]: null });
	});

	test('fails before it downloads a photo if the table lacks a column', async () => {
		feishu.columns = columns.slice(1);
		feishu.records = { rec: { photos: { one: photoOf('fourth-portrait.jpg') }, fields: {} } };
		expect((await run()).error).toBe('1254024: InvalidFieldNames');
		expect(feishu.calls.filter((call) => call.includes('/drive/'))).toEqual([]);
	});
});

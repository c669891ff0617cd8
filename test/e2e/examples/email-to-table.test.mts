import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { saveCredential } from '../../../tools/n8n/installed/credentials.mts';
import { listExecutions, readExecution } from '../../../tools/n8n/installed/executions.mts';
import { terminalProgress } from '../../../tools/n8n/installed/progress.mts';
import {
	importWorkflow,
	publishWorkflow,
	type SavedWorkflow,
} from '../../../tools/n8n/installed/workflows.mts';
import { drawCardsPage } from '../../../tools/specimens/cards-page.mts';
import { pdfOf } from '../../../tools/specimens/pdf-of.mts';
import { scanOf } from '../../../tools/specimens/scan-of.mts';
import { poll } from '../../../tools/processes/poll.mts';
import { openDataTable, type Row } from '../data-tables.mts';
import { openMailbox, type Mailbox } from '../mailbox.mts';
import { openOwnerSession, type OwnerSession } from '../owner-session.mts';
import { inEachLanguage } from './in-each-language.mts';

/** How many the test delivers. */
const MESSAGES = 6;

const EXAMPLES = inEachLanguage('email-to-table', {
	en: {
		table: 'ID cards by e-mail',
		...{ verified: 'verified', incomplete: 'incomplete', notRead: 'not read' },
		emblemMissing: /of the emblem side/,
		noCard: /No ID card/,
		notAnImage: /^The file is not in a supported image format$/,
	},
	'zh-CN': {
		table: '邮件收到的身份证',
		...{ verified: '已核验', incomplete: '不完整', notRead: '未识别' },
		emblemMissing: /^请补国徽面。$/,
		noCard: /^没有识别到身份证。/,
		notAnImage: /^文件不是能识别的图片或 PDF。$/,
	},
});

let session: OwnerSession;

beforeAll(async () => {
	session = await openOwnerSession();
});

interface Attachment {
	name: string;
	type: string;
	content: Buffer;
}

/** A message as a mail program sends it. */
function messageOf(subject: string, attachments: readonly Attachment[]): Buffer {
	const parts = attachments.map(({ name, type, content }) => [
		`Content-Type: ${type}; name="${name}"`,
		`Content-Disposition: attachment; filename="${name}"`,
		'Content-Transfer-Encoding: base64',
		'',
		content.toString('base64').replace(/.{76}/g, '$&\r\n'),
	]);
	const text = ['Content-Type: text/plain; charset=utf-8', '', '请查收附件。'];
	return Buffer.from(
		[
			'From: Sender <sender@example.com>',
			'To: scans@example.com',
			`Subject: ${subject}`,
			`Message-ID: <${subject}@example.com>`,
			'MIME-Version: 1.0',
			'Content-Type: multipart/mixed; boundary="part"',
			'',
			...[text, ...parts].flatMap((part) => ['--part', ...part]),
			'--part--',
			'',
		].join('\r\n'),
	);
}

const read = async (file: string): Promise<Buffer> => await readFile(file);

/** A logo as many a mail program adds to each message. */
const logoOf = async (picture: Buffer): Promise<Buffer> =>
	await sharp(picture).resize(64).png().toBuffer();

const pdf = async (name: string, ...pages: Buffer[]): Promise<Attachment> => ({
	name,
	type: 'application/pdf',
	content: pdfOf(await Promise.all(pages.map(scanOf))),
});

describe.each(EXAMPLES)('$file', ({ file, workflow: example, words, node }) => {
	let mailbox: Mailbox;
	let workflow: SavedWorkflow;

	beforeAll(async () => {
		mailbox = await openMailbox(terminalProgress());
		const { client, credentials } = session;
		const imap = await saveCredential(client, `Scans of ${file}`, 'imap', mailbox.credential);
		workflow = await importWorkflow(client, example, { ...credentials, imap });
		await publishWorkflow(client, workflow);
	});

	afterAll(async () => {
		await mailbox?.close();
	});

	/** The rows by file, and the names of the files that were to be read, once all messages are done. */
	async function settled(): Promise<{ rows: Row[]; sent: string[] }> {
		const { client } = session;
		const files = async () => {
			const executions = await listExecutions(client, workflow.id);
			const read = await Promise.all(executions.map(({ id }) => readExecution(client, id)));
			const failed = read.find(({ status }) => status === 'error');
			if (failed !== undefined) throw new Error(failed.error);
			if (read.some(({ status }) => status !== 'success')) return undefined;
			const received = read.flatMap((one) => one.outputsOf(node('Email Trigger (IMAP)'))[0] ?? []);
			if (received.length < MESSAGES) return undefined;
			const ran = read.filter((one) => one.ran(node('PDFs and photos')));
			return ran.flatMap((one) => one.outputsOf(node('PDFs and photos'))[0] ?? []);
		};
		const items = await poll(files, { timeoutMs: 90_000, waitingFor: 'the messages to be read' });
		const sent = items.flatMap(({ binary = {} }) =>
			Object.values(binary).map((one) => one.fileName),
		);
		const rows = await (await openDataTable(client, words.table)).rows();
		const byFile = (one: Row, other: Row) => (String(one['file']) < String(other['file']) ? -1 : 1);
		return { rows: rows.sort(byFile), sent: sent.sort() };
	}

	test('makes a row of each scan, however often its message comes, and says why one gave no card', async () => {
		const { image, cards } = await drawCardsPage({
			...{ seed: 'mail', index: 0, people: 1, turned: 'upright' },
		});
		const { front, back, landscape, fields } = session.environment.samples;
		const [frontImage, backImage, noCard] = await Promise.all([front, back, landscape].map(read));
		const onePage = messageOf('one-page', [
			{ name: 'logo.png', type: 'image/png', content: await logoOf(image) },
			await pdf('card.pdf', image),
		]);
		// n8n's connection hears of messages once it was quiet for 15 seconds, then of all of these.
		await mailbox.opened();
		for (const message of [
			onePage,
			messageOf('no-file', []),
			messageOf('notes', [
				{ name: 'notes.txt', type: 'text/plain', content: Buffer.from('notes') },
			]),
			messageOf('two-pages', [await pdf('pages.PDF', frontImage, backImage)]),
			messageOf('no-cards', [
				await pdf('half.pdf', frontImage),
				await pdf('holiday.pdf', noCard),
				{ name: 'broken.pdf', type: 'application/pdf', content: Buffer.from('a text') },
			]),
			onePage,
		]) {
			await mailbox.deliver(message);
		}

		const { rows, sent } = await settled();
		const [portrait, emblem] = ([1, 0] as const).map(
			(side) => cards.find((card) => card.fields.side === side)?.fields,
		);
		const remark = (words: RegExp) => expect.stringMatching(words);
		expect(rows).toEqual([
			expect.objectContaining({
				...{ mail: '<no-cards@example.com>', file: 'broken.pdf', status: words.notRead },
				...{ idNumber: '', remark: remark(words.notAnImage) },
			}),
			expect.objectContaining({
				...{ mail: '<one-page@example.com>', sender: 'sender@example.com', file: 'card.pdf' },
				...{ name: portrait?.identity_name, idNumber: portrait?.identity_code },
				...{ gender: portrait?.gender, ethnicGroup: portrait?.race, birthDate: portrait?.birth },
				...{ address: portrait?.address, issuingAuthority: emblem?.issued_by },
				...{ validFrom: emblem?.valid_date_start, validUntil: emblem?.valid_date_end },
			}),
			expect.objectContaining({
				...{ subject: 'no-cards', file: 'half.pdf', status: words.incomplete },
				...{ idNumber: fields.front.identity_code, remark: remark(words.emblemMissing) },
			}),
			expect.objectContaining({
				...{
					file: 'holiday.pdf',
					status: words.notRead,
					idNumber: '',
					remark: remark(words.noCard),
				},
			}),
			expect.objectContaining({
				...{ file: 'pages.PDF', status: words.verified, remark: '' },
				...{ name: fields.front.identity_name, issuingAuthority: fields.back.issued_by },
			}),
		]);
		expect(sent).toEqual([
			...['broken.pdf', 'card.pdf', 'card.pdf', 'half.pdf', 'holiday.pdf', 'pages.PDF'],
		]);
	});
});

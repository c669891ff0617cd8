// The worker that reads photos in the page from the disk, one at a time.
import { SUCCESS_CODE, type IdCardOcrReply } from '../../domain/api-contract.ts';
import type { ApiErrorCode } from '../../domain/api-error.ts';
import { readPages } from '../src/engine/reading.mts';
import { ServerError } from '../src/errors/server-errors.mts';
import type { Why } from '../src/errors/why.mts';
import { Turn } from '../src/fairness/turn.mts';
import { wordsOf } from '../src/http/reasons.mts';
import { sourceFormatOf } from '../src/image/source-formats.mts';
import type { TextReader } from '../src/ocr/text-reader.mts';
import { cutCards } from './card-images.mts';
import { keep, type Given } from './given.mts';
import { startLocalReader } from './local-reader.mts';
import { pagesOf } from './pages.mts';

/** What the page asks. */
export type Request = { given: Given } | { file: Blob; cutOut?: boolean };

/** What it hears: `ready` once the networks are loaded, and the reply to each file, its `msg` in English as well. */
export type Answer =
	| { ready: true }
	| { unreadable: true }
	| { reply: IdCardOcrReply; reason: string };

/** Asked for copies, and of documents, which are shown as their cards; the browser shows other files. */
const CUT_OUT = { crops: ['card'], redact: [], purpose: null } as const;

/** What nobody foresaw. */
const FAILED = { code: 5000, msg: '本页面无法识别该照片' };

let reader: Promise<TextReader>;

self.onmessage = async ({ data }: MessageEvent<Request>) => {
	if ('given' in data) {
		keep(data.given);
		reader = startLocalReader();
		await reader;
		return self.postMessage({ ready: true } satisfies Answer);
	}
	self.postMessage(await answerTo(data));
};

async function answerTo({ file, cutOut }: { file: Blob; cutOut?: boolean }): Promise<Answer> {
	const content = await file.arrayBuffer().catch(() => undefined);
	if (content === undefined) return { unreadable: true };
	try {
		const bytes = new Uint8Array(content);
		const areCut = cutOut || sourceFormatOf(bytes) === 'pdf';
		const options = { turn: new Turn(), extra: areCut ? CUT_OUT : true };
		const reading = await readPages(pagesOf(bytes), await reader, options, cutCards);
		const extra = reading?.extra as IdCardOcrReply['extra'];
		const fields = reading?.fields ?? null;
		if (fields === null) return failure({ code: 5021 }, extra);
		return {
			reply: { code: SUCCESS_CODE, msg: '', data: fields, ...(extra && { extra }) },
			reason: '',
		};
	} catch (error) {
		if (error instanceof ServerError) return failure(error);
		return { reply: { ...FAILED, data: null }, reason: 'This page could not read the photo.' };
	}
}

function failure(
	{ code, why }: { code: ApiErrorCode; why?: Why },
	extra?: IdCardOcrReply['extra'],
): Answer {
	const [msg, reason] = wordsOf({ code, why });
	return { reply: { code, msg, data: null, ...(extra && { extra }) }, reason };
}

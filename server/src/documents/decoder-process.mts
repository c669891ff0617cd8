// The child process that decodes documents, one page at a time, for the process that started it: see
// decoder-child.mts.
import process from 'node:process';

import type { ForgetRequest, PageReply, PageRequest } from './decoder-protocol.mts';
import type { DocumentFormat } from '../image/source-formats.mts';
import { RefusedDocument, type PagedDocument } from './paged-document.mts';

const IN_WEBASSEMBLY: readonly DocumentFormat[] = ['heic', 'pdf'];

/** What decoders say if a page needs more memory than there is, or exceeds a limit of theirs. */
const TOO_MUCH = /out of memory|allocat|limit/i;

/** Loads each decoder when it is first needed. */
async function open(format: DocumentFormat, bytes: Uint8Array): Promise<PagedDocument> {
	if (format === 'pdf') return await (await import('./pdf-document.mts')).openPdf(bytes);
	if (format === 'heic') return await (await import('./heic-document.mts')).openHeic(bytes);
	return await (await import('./image-document.mts')).openImage(format, bytes);
}

let current: PagedDocument | undefined;

function forget(): void {
	const last = current;
	current = undefined;
	last?.close();
}

async function documentOf({ format, bytes }: PageRequest): Promise<PagedDocument> {
	if (bytes !== undefined) {
		forget();
		current = await open(format, bytes);
	}
	return current!;
}

async function replyTo(request: PageRequest): Promise<PageReply> {
	try {
		return { page: await (await documentOf(request)).page(request.page) };
	} catch (error) {
		if (error instanceof RefusedDocument) return { refusal: error.refusal };
		const refusal = TOO_MUCH.test(String(error)) ? 'too-large' : 'broken';
		// A decoder in WebAssembly that was aborted, for lack of memory or by a broken file, is of no
		// further use.
		return IN_WEBASSEMBLY.includes(request.format) ? { refusal, isLast: true } : { refusal };
	}
}

async function sendReplyTo(request: PageRequest): Promise<void> {
	const reply = await replyTo(request);
	process.send!(reply, () => {
		if ('isLast' in reply) process.exit(1);
	});
}

process.on('message', (request: PageRequest | ForgetRequest) => {
	if (request === 'forget') forget();
	else void sendReplyTo(request);
});
process.on('disconnect', () => process.exit(0));
// A terminal and systemd send these to all processes of a server that stops. It still finishes what it has
// begun, and ends this one then.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import type { Extra } from '../../../domain/extra.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { codeSentence } from '../../../domain/result/reason.ts';
import { ServerError } from '../errors/server-errors.mts';
import { wordsFor, type Words } from '../errors/why.mts';
import { pagesIn, pagesOfImage, readFileOf, unreadFile, type ReadFile } from './read-file.mts';
import { reasonOf, type FileReading } from './read-files.mts';

/** What came of a file that this process read, or could not read. */
export function fileResult(read: FileReading, index: number): ReadFile {
	const { name } = read.file;
	if ('error' in read) {
		const code = reasonOf(read.error);
		// In no format that is read here: its name tells whether it may be a photo.
		const pages = code === 'image-format' ? pagesIn(name) : pagesOfImage(name);
		return unreadFile(name, failure(read.error), code, pages);
	}
	const { fields: data, extra } = read.reading;
	const code = data === null ? 5021 : SUCCESS_CODE;
	const reply = { code, msg: '', data, extra: extra as Extra | undefined };
	return { ...readFileOf(name, reply, index), digest: read.digest };
}

function failure(error: unknown): Sentence {
	const said = ([chinese, english]: Words): Sentence => {
		return (language) => (language === CHINESE ? chinese : english);
	};
	if (error instanceof ServerError) {
		return error.why === undefined ? codeSentence(error.code) : said(wordsFor(error.why));
	}
	const code = reasonOf(error);
	if (code === 'image-broken') return said(wordsFor({ reason: 'document-broken' }));
	return ({ fileFailed }) => fileFailed(code);
}

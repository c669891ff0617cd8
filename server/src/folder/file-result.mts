import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import type { Extra } from '../../../domain/extra.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { codeSentence } from '../../../domain/result/reason.ts';
import { ServerError } from '../errors/server-errors.mts';
import { wordsFor, type Words } from '../errors/why.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { pagesOfImage, readFileOf, unreadFile, type ReadFile } from './read-file.mts';
import { reasonOf, type FileReading } from './read-files.mts';

/** What came of a file that this process read, or could not read. */
export function fileResult(read: FileReading, index: number, accepted: AcceptedImages): ReadFile {
	const { name } = read.file;
	if (read.kind === 'other') {
		const sentence: Sentence = ({ unsupportedFormat }) => unsupportedFormat(accepted.names);
		return unreadFile(name, sentence, 'image-format');
	}
	if (read.kind === 'unread') {
		const { error } = read;
		return unreadFile(name, failure(error, accepted), reasonOf(error), pagesOfImage(name));
	}
	const { fields: data, extra } = read.reading;
	const code = data === null ? 5021 : SUCCESS_CODE;
	return readFileOf(name, { code, msg: '', data, extra: extra as Extra | undefined }, index);
}

function failure(error: unknown, { fileMegabytes }: AcceptedImages): Sentence {
	const said = ([chinese, english]: Words): Sentence => {
		return (language) => (language === CHINESE ? chinese : english);
	};
	if (error instanceof ServerError) {
		return error.why === undefined ? codeSentence(error.code) : said(wordsFor(error.why));
	}
	const code = reasonOf(error);
	if (code === 'image-broken') return said(wordsFor({ reason: 'document-broken' }));
	if (code === 'file-too-large') return ({ tooLarge }) => tooLarge(fileMegabytes);
	return ({ fileFailed }) => fileFailed(code);
}

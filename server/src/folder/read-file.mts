import { SUCCESS_CODE } from '../../../domain/api-contract.ts';
import type { Extra } from '../../../domain/extra.ts';
import { CHINESE } from '../../../domain/language/chinese.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import { sidesIn, unreadReason, type FoundSide } from '../../../domain/result/found-side.ts';
import { codeSentence, type Reason } from '../../../domain/result/reason.ts';
import { ServerError } from '../errors/server-errors.mts';
import { wordsFor, type Words } from '../errors/why.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import { reasonOf, type FileReading } from './read-files.mts';

/** What came of a file: the sides of cards in it or, without any, why. */
export interface ReadFile {
	name: string;
	/** Each with the file's index as its `image`. */
	sides: readonly FoundSide[];
	reason?: Reason;
	/** Its pages of which nothing is known, from 1; an image is one page. */
	unknown: readonly number[];
}

/** Files that may show a card, though this server may be unable to read them, and those that may show both sides. */
const IMAGES = /\.(jpe?g|png|webp|tiff?|gif|avif|hei[cf]|bmp|pdf)$/i;
const DOCUMENTS = /\.(pdf|tiff?)$/i;

/** The pages of a file of which no more is known than its name. */
export function pagesIn(name: string): number[] {
	if (DOCUMENTS.test(name)) return [1, 2];
	return IMAGES.test(name) ? [1] : [];
}

/** Keeps of a file's reading what its row needs: that of thousands of files has to fit into memory. */
export function readFileOf(read: FileReading, index: number, accepted: AcceptedImages): ReadFile {
	const { name } = read.file;
	const none = (reason: Reason, unknown = pagesIn(name)): ReadFile => {
		return { name, sides: [], reason, unknown };
	};
	if (read.kind === 'other') {
		const sentence: Sentence = ({ unsupportedFormat }) => unsupportedFormat(accepted.names);
		return none({ code: 'image-format', sentence, retry: 'never' });
	}
	if (read.kind === 'unread') {
		const named = pagesIn(name);
		// It may be an image, whatever its name is.
		return none(failure(read.error, accepted), named.length === 0 ? [1] : named);
	}
	const { fields, extra } = read.reading;
	const pages = (extra?.pages ?? []).map(({ page }) => page);
	const details = { msg: '', extra: extra as Extra | undefined };
	if (fields === null) return none(unreadReason({ ...details, code: 5021, data: null }), pages);
	const sides = sidesIn({ ...details, code: SUCCESS_CODE, data: fields }, undefined, index);
	const unknown = pages.filter((page) => !sides.some((side) => side.details?.page === page));
	return { name, sides, unknown };
}

function failure(error: unknown, { fileMegabytes }: AcceptedImages): Reason {
	const code = reasonOf(error);
	const said = ([chinese, english]: Words): Sentence => {
		return (language) => (language === CHINESE ? chinese : english);
	};
	const sentenceOf = (): Sentence => {
		if (error instanceof ServerError) {
			return error.why === undefined ? codeSentence(error.code) : said(wordsFor(error.why));
		}
		if (code === 'image-broken') return said(wordsFor({ reason: 'document-broken' }));
		if (code === 'file-too-large') return ({ tooLarge }) => tooLarge(fileMegabytes);
		return ({ fileFailed }) => fileFailed(code);
	};
	return { code, sentence: sentenceOf(), retry: 'never' };
}

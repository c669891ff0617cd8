import { SUCCESS_CODE, type IdCardOcrReply } from '../../../domain/api-contract.ts';
import type { Sentence } from '../../../domain/language/language.ts';
import {
	type FoundSide,
	pagesWithoutCard,
	pagesWithUnread,
	sidesIn,
	unreadReason,
} from '../../../domain/result/found-side.ts';
import type { Reason } from '../../../domain/result/reason.ts';

/** What came of a file: the sides of cards in it or, without any, why. */
export interface ReadFile {
	name: string;
	/** Tells its content from any other, if it was read. */
	digest?: string;
	/** Each with the file's index as its `image`. */
	sides: readonly FoundSide[];
	reason?: Reason;
	/** Its pages of which nothing is known, from 1; an image is one page. */
	unknown: readonly number[];
	/** Its pages with sides beside which seems to be one that could not be read. */
	unread?: readonly number[];
}

/** Files that may show a card, though this server may be unable to read them, and those that may show both sides. */
const IMAGES = /\.(jpe?g|png|webp|tiff?|gif|avif|hei[cf]|bmp|pdf)$/i;
const DOCUMENTS = /\.(pdf|tiff?)$/i;

/** The pages of a file of which no more is known than its name. */
export function pagesIn(name: string): number[] {
	if (DOCUMENTS.test(name)) return [1, 2];
	return IMAGES.test(name) ? [1] : [];
}

/** The pages of what may be an image, whatever its name is. */
export function pagesOfImage(name: string): number[] {
	const named = pagesIn(name);
	return named.length === 0 ? [1] : named;
}

/** Names of files that systems leave in folders. Other names with a dot in front, as in Android's bin, may be photos. */
const LEFT_BY_SYSTEMS =
	/(^|\/)(\._[^/]*|\.(DS_Store|localized|directory|nomedia)|Thumbs\.db|desktop\.ini)$/i;

/** Whether a file is no document of anybody's, by its name. */
export function isLeftBySystem(name: string): boolean {
	return LEFT_BY_SYSTEMS.test(name);
}

/** A file of which nothing was read. */
export function unreadFile(
	name: string,
	sentence: Sentence,
	code = 'not-read',
	unknown: readonly number[] = pagesIn(name),
): ReadFile {
	return { name, sides: [], reason: { code, sentence, retry: 'never' }, unknown };
}

/** Keeps of the reply to a file what its row needs: those of thousands of files have to fit into memory. */
export function readFileOf(name: string, reply: IdCardOcrReply, index: number): ReadFile {
	if (reply.code !== SUCCESS_CODE) {
		return { name, sides: [], reason: unreadReason(reply), unknown: unknownPages(name, reply) };
	}
	const sides = sidesIn(reply, undefined, index);
	const unknown = unknownPages(name, reply).filter((page) =>
		sides.every((one) => one.page !== page),
	);
	return { name, sides, unknown, unread: pagesWithUnread(reply) };
}

/** A server that sends no details reads the first page alone. */
function unknownPages(name: string, reply: IdCardOcrReply): number[] {
	return reply.extra ? pagesWithoutCard(reply) : pagesOfImage(name);
}

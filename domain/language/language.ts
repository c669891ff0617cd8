import type { ApiErrorCode } from '../api-error.ts';
import type { ReplyFault } from '../api-reply.ts';
import type { Column } from '../column.ts';
import type { Review } from '../extra.ts';
import type { IdCardFields, Side } from '../id-card.ts';
import type { PrintedField } from '../required-fields.ts';

type Words<Key extends string | number> = Readonly<Record<Key, string>>;

export type ConnectionFault =
	| 'certificate-expired'
	| 'cut'
	| 'no-tls'
	| 'other-host'
	| 'refused'
	| 'stopped'
	| 'tls-only'
	| 'too-slow'
	| 'unreachable'
	| 'unresolved'
	| 'untrusted';

/** What answered, where it was not this API. */
export type ForeignReply = ReplyFault | 'redirect' | 'too-long';

/** What a self-hosted server is certain of where it read no card. */
export type UnreadCause = 'blank' | 'other-document' | 'too-blurred' | 'too-dark' | 'too-small';

export type LoneProblem =
	| 'no-other-side'
	| 'not-confirmed'
	| 'other-side-may-be-missing'
	| 'read-twice'
	| 'several-fit'
	| 'side-missing';

export interface ServiceWords {
	/** As the API has it. */
	chinese: string;
	/** A self-hosted server says it in English, too. */
	english?: string;
}

/**
 * Every title and sentence that an item, or a table that the server writes, may hold. What only the editor shows is English,
 * and not here.
 */
export interface Language {
	/** The titles of columns. A column of details without a title keeps its name. */
	titles: Words<Column> & Readonly<Record<string, string>>;

	/** What a field is called in a sentence. `side` stands for the image of a side. */
	fields: Words<keyof IdCardFields>;
	sides: Words<Side>;

	/** The service's codes; {@link unknownCode} is any other one. */
	codes: Words<ApiErrorCode>;
	unknownCode: (code: number) => string;
	/** Follows the sentence of a code. */
	serviceSaid: (words: ServiceWords) => string;
	connection: Words<ConnectionFault>;
	proxyStatus: (status: number) => string;
	foreignReply: (fault: ForeignReply, field: string | undefined) => string;
	notSent: { after: (why: string) => string; failed: string; stopped: string };

	/** An image that cannot be sent. `label` is the parameter that it comes from. */
	noFiles: string;
	noFileIn: (field: string | undefined) => string;
	empty: (label: string) => string;
	emptyFile: string;
	notALink: (label: string) => string;
	notBase64: (label: string) => string;
	tooLarge: (megabytes: number) => string;
	unsupportedFormat: (formats: readonly string[]) => string;

	/** A setting that cannot be used: what is wrong with it is said in the editor's language. */
	setting: (detail: string) => string;
	/** Anything else that n8n says of an item. */
	failed: (detail: string) => string;
	failedMasked: string;

	/** An image in which no card was read, after the sentence of code 5021. */
	unread: Words<UnreadCause>;
	sideUnknown: string;
	/** Words of a card were read, but no card. */
	cardNotReadable: (seen: readonly PrintedField[], missing: readonly PrintedField[]) => string;

	/** Which of several images a sentence is about: its field or else its number from 1, and its file's name. */
	nthImage: (number: number, field: string | undefined, name: string | undefined) => string;
	withColon: (before: string, after: string) => string;
	bothShow: (side: Side) => string;
	photographCard: string;
	photographSides: (sides: readonly Side[]) => string;
	severalCards: string;
	couldNotRead: (side: Side, fields: readonly PrintedField[]) => string;
	sidesDisagree: string;
	sidesDisagreeOnAge: string;

	lone: Readonly<Record<LoneProblem, (own: Side, other: Side) => string>>;
	notRead: string;

	/** The sheets of a table of people. */
	sheets: Words<'people' | 'notRead'>;
	/** What is not read of a folder, and why; `code` is the operating system's. */
	fileFailed: (code: string) => string;
	folderFailed: (code: string) => string;
	isLink: string;
	/** Whoever started the reading ended it before this file's turn. */
	stopped: string;

	toCheck: (reviews: readonly Review[]) => string;
	/** What a code of a review says. */
	findings: Readonly<Record<string, string>>;

	/** Returns a sentence with its full stop. */
	ended: (sentence: string) => string;
	joined: (sentences: readonly string[]) => string;
}

/** A sentence in whatever language is asked for. */
export type Sentence = (language: Language) => string;

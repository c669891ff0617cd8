import type { ApiErrorCode } from '../api-error.ts';
import type { ReplyFault } from '../api-reply.ts';
import { type Column, COLUMNS } from '../column.ts';
import type { Review } from '../extra.ts';
import type { IdCardFields, Side } from '../id-card.ts';
import type { Evidence, LoneProblem } from '../evidence.ts';
import type { Contradiction } from '../side-match.ts';
import type { PrintedField } from '../required-fields.ts';

type Words<Key extends string | number> = Readonly<Record<Key, string>>;

const FIELDS: Words<keyof IdCardFields> = {
	side: 'image',
	identity_name: 'name',
	identity_code: 'ID number',
	gender: 'gender',
	race: 'ethnic group',
	birth: 'date of birth',
	address: 'address',
	issued_by: 'issuing authority',
	valid_date_start: 'start of validity',
	valid_date_end: 'end of validity',
};

const SIDES: Words<Side> = { 1: 'portrait side', 0: 'emblem side' };

const FINDINGS: Readonly<Record<string, string>> = {
	missing: 'it is missing, although the card prints it',
	'number-first-generation':
		'the number has 15 digits, as on first-generation cards, which have been invalid since 2013',
	'number-length': 'the number does not have 18 characters',
	'number-characters': 'the number is not 17 digits followed by a digit or X',
	'check-digit-wrong': 'the check character does not match the first 17 digits',
	'birth-not-a-date': 'the printed date of birth is not a valid date',
	'number-birth-not-a-date': 'the date of birth in the number is not a valid date',
	'birth-in-future': 'the date of birth is after the reference date',
	'age-implausible': 'the holder would be more than 120 years old',
	'birth-differs-from-number': 'the printed date of birth differs from the one in the number',
	'gender-differs-from-number': 'the printed gender differs from the one in the number',
	'gender-unknown': 'the printed gender is neither 男 nor 女',
	'region-code-unknown':
		'the first six digits of the number match no region code in use at any time since 1981',
	'ethnic-group-unknown':
		'the ethnic group is neither one of the 56 names nor another entry used on cards',
	'validity-not-a-date': 'the start or end of the validity period is neither a valid date nor 长期',
	'validity-length-illegal': 'no card of this kind has such a validity period',
	'validity-does-not-fit-age':
		"the length of the validity period does not fit the holder's age at its start",
	'validity-not-yet-started': 'the validity period starts after the reference date',
	'validity-expired': 'the validity period ended before the reference date',
	'readings-differ': 'differs from what it was compared with',
	'below-minimum': "the confidence is below 'Minimum Confidence', or not known",
	'both-sides-in-image': 'the service read fields of both sides, which may be of two cards',
	'needed-review': 'the node that read it asked for a review',
	blurred: 'it is blurred',
	dark: 'it is dark',
	'card-cut-off': 'the card is cut off at the edge',
	'low-confidence': 'the value may be wrong',
	truncated: 'the beginning, the end or a row seems to be missing',
	gap: 'characters seem to be missing',
	'contradicts-number': 'the card prints something other than the ID number says',
	'label-as-value': "the value contains one of the card's labels",
	'left-out': 'something was read in its place that is not in the value',
	'passes-disagree': 'it was read in different ways',
};

const EVIDENCE_WORDS: Words<Evidence> = {
	confirmed: 'confirmed',
	group: 'same group',
	'same-page': 'on one page',
	'same-file': 'in one file',
	'same-item': 'in one item',
	'printed-name': 'files named after the holder',
	'side-words': 'names differ only in the side',
	'own-folder': 'a folder of their own',
	'same-number': 'same ID number',
	'all-are-here': 'both sides of everyone are here',
	'beside-unread': 'together, beside something that was not read',
	'same-folder': 'in one folder',
	'names-alike': 'similar file names',
	order: 'one right after the other',
	'only-pairing': 'no other side fits',
	'same-county': 'same county',
	'same-city': 'same city',
	'validity-fits-age': 'the age fits',
	'validity-fits-kind': 'the kind of card fits',
};

/** What answered, where it was not this API. */
const FOREIGN_REPLIES: Words<ReplyFault | 'redirect' | 'too-long'> = {
	'not-json': 'something other than JSON',
	'no-code': "JSON without a numeric 'code'",
	'no-data': "code 0 without 'data'",
	'wrong-type': 'a field of an unexpected type',
	'too-long': 'a reply that is too large to be from this API',
	redirect: 'a redirect, which is not followed',
};

const PROXY_STATUSES: Readonly<Record<number, string>> = {
	429: 'too many requests',
	502: 'bad gateway',
	503: 'service unavailable',
	504: 'gateway timeout',
};

const CONTRADICTIONS: Readonly<Record<Contradiction, string>> = {
	kind: 'the kind of card',
	place: 'the place',
	age: "the holder's age",
	name: 'the name',
};

const sideOf = (side: Side) => (side === 1 ? 'front' : 'back');
const fieldsIn = (fields: readonly PrintedField[]) =>
	fields.map((field) => FIELDS[field]).join(', ');

/** In camel case for the fields of a card and what is made of them; others are called as in the API. */
const TITLES: Partial<Record<Column, string>> = {
	identity_name: 'name',
	identity_code: 'idNumber',
	race: 'ethnicGroup',
	birth: 'birthDate',
	issued_by: 'issuingAuthority',
	valid_date_start: 'validFrom',
	valid_date_end: 'validUntil',
	identity_name_pinyin: 'namePinyin',
	gender_english: 'genderEnglish',
	race_english: 'ethnicGroupEnglish',
	address_province: 'addressProvince',
	address_city: 'addressCity',
	address_district: 'addressDistrict',
	address_street: 'addressStreet',
};

/**
 * Every title and sentence that an item, or a table that the server writes, may hold: in English, as items have them where
 * nothing else is chosen. What only the editor shows is English, and not here.
 */
export const ENGLISH = {
	/** The titles of columns. A column of details without a title keeps its name. */
	titles: Object.fromEntries([
		...COLUMNS.map((column) => [column, TITLES[column] ?? column]),
		['on_list', 'onList'],
		['photo_digests', 'photoDigests'],
	]) as Words<Column> & Readonly<Record<string, string>>,

	/** What a field is called in a sentence. `side` stands for the image of a side. */
	fields: FIELDS,
	sides: SIDES,

	/** The service's codes; `unknownCode` is any other one. */
	codes: {
		4000: 'The service did not accept the request (4000)',
		4011: 'The API key is not valid (4011)',
		4013: 'The API key is suspended (4013)',
		4014: "This n8n's network address is not on the key's allow-list (4014)",
		4015: 'The service received no API key (4015)',
		4022: "The account's balance is used up (4022)",
		4029: 'The service received more requests per second than the key allows (4029)',
		4030: "The key's calls for today are used up (4030)",
		4044: 'The service does not offer ID card recognition at this address (4044)',
		5000: 'The service failed on this request (5000)',
		5020: 'The recognition service is currently unavailable (5020)',
		5021: 'No ID card could be read in the image',
		5030: 'Recognition is not set up on the service (5030)',
	} satisfies Words<ApiErrorCode>,
	/** What can be done about each, by whoever runs the workflow. */
	cures: {
		4000: 'Check the format and the size of the image. A link has to open without a login.',
		4011: 'Enter the key again in the credential.',
		4013: 'Ask whoever runs the service, or use another key.',
		4014: 'Add the address of n8n to that list.',
		4015: 'Enter one in the credential. A user name in the Base URL would be sent instead.',
		4022: 'Top up, and run the rest.',
		4029: 'Lower Requests per Second, and run the rest.',
		4030: 'Run the rest tomorrow, or ask for more.',
		4044: 'Check the Base URL of the credential: leave out the path of a page, such as /folder.',
		5000: 'Run it again later.',
		5020: 'Run it again later.',
		5021: 'Take a sharp photo of the whole card, without glare.',
		5030: 'Ask whoever runs the service.',
	} satisfies Words<ApiErrorCode>,
	unknownCodeCure: "Look the code up in the service's documentation.",
	/** Of a link that a self-hosted server did not open. */
	linkCures: {
		later: 'Check that the server reaches the link.',
		never:
			'Use a public link on port 80 or 443, or start the server with --allow-private-urls and --link-port.',
	},
	unknownCode: (code: number) => `The service refused the request with an unknown code (${code})`,
	/** Follows the sentence of a code: the service's own words, which a self-hosted server also says in English. */
	serviceSaid: ({ english, chinese }: { chinese: string; english?: string }) =>
		`: ${english ?? chinese}`,
	connection: {
		'certificate-expired': 'The certificate of the service has expired',
		cut: 'The connection was cut before the service answered',
		'no-tls': 'No TLS connection to the service could be made',
		'other-host': 'The certificate of the service is for another host name',
		refused: 'The service refused the connection: no server runs at this address',
		stopped: 'The execution was stopped before the service answered',
		'too-slow': 'The service did not answer in time',
		unreachable: 'The service could not be reached',
		unresolved: 'The host name of the service could not be resolved',
		untrusted: 'This n8n does not trust the certificate of the service',
	},
	connectionCures: {
		'certificate-expired': 'Ask whoever runs the service to renew it.',
		cut: 'Run it again later. If the server accepts only TLS, the Base URL must start with https://.',
		'no-tls': 'If the server has no TLS, the Base URL must start with http://.',
		'other-host': 'The Base URL must have a host name that the certificate has.',
		refused: 'Start the server, or check the Base URL of the credential.',
		stopped: 'Run the workflow again.',
		'too-slow': "Run it again later, or increase the option 'Timeout'.",
		unreachable:
			'Check the Base URL of the credential, that the server is running, and that n8n can reach it.',
		unresolved: 'Check the Base URL of the credential.',
		untrusted:
			"Start n8n with NODE_EXTRA_CA_CERTS set to a file with that certificate, or with its authority's.",
	},
	proxyStatus: (status: number) =>
		`The service, or its proxy, answered with HTTP status ${status} (${PROXY_STATUSES[status]})`,
	foreignReply: (fault: keyof typeof FOREIGN_REPLIES, field: string | undefined) =>
		`The service answered with ${FOREIGN_REPLIES[fault]}${field === undefined ? '' : ` ('${field}')`}`,
	foreignReplyCure:
		'Check the Base URL of the credential, https:// included, and whether a proxy or a login page answers instead.',
	notSent: {
		after: (why: string) => `Not sent, since the run ended at an earlier item: ${why}`,
		failed: 'Not sent: an earlier item failed',
		stopped: 'Not sent: the execution was stopped',
	},

	/** An image that cannot be sent. `label` is the parameter that it comes from. */
	noFiles: 'There is no image: the item has no files',
	noFileIn: (field: string | undefined) =>
		`The item has no file in the input field${field === undefined ? '' : ` '${field}'`}`,
	empty: (label: string) => `There is no image: '${label}' is empty`,
	emptyFile: 'The file is empty',
	notALink: (label: string) => `'${label}' must be a link that starts with http:// or https://`,
	notBase64: (label: string) => `'${label}' is not base64 text`,
	tooLargeForProxy:
		'The image is too large for the proxy before the service (HTTP 413): use a smaller one',
	tooLarge: (megabytes: number) => `The image is too large: use one of at most ${megabytes} MB`,
	unsupportedFormat: (formats: readonly string[]) =>
		`The file is not in a supported image format: use ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`,

	lostDigits: (column: string) =>
		`'${column}' is stored as a number and has lost its last digits: format the column as text, and enter the number again`,
	/** A setting that cannot be used: what is wrong with it is said in the editor's language. */
	setting: (detail: string) => detail,
	/** Anything else that n8n says of an item. */
	failed: (detail: string) => detail,
	failedMasked: 'The item failed, and what n8n says about it may reveal what is masked',

	/** What a self-hosted server is certain of where it read no card, after the sentence of code 5021. */
	unread: {
		blank: 'it is blank',
		'other-document': 'it shows another document',
		'too-blurred': 'it is too blurred',
		'too-dark': 'it is too dark',
		'too-small': 'it is too small',
	},
	sideUnknown: 'The service could not tell which side of an ID card the image shows',
	/** Words of a card were read, but no card. */
	cardNotReadable: (seen: readonly PrintedField[], missing: readonly PrintedField[]) =>
		[
			'The image seems to show an ID card, but it could not be read.',
			...(seen.length > 0 ? [`Seen: ${fieldsIn(seen)}.`] : []),
			...(missing.length > 0 ? [`Not seen: ${fieldsIn(missing)}.`] : []),
			'Please look at the image.',
		].join(' '),

	/** Which of several images a sentence is about: its field or else its number from 1, and its file's name. */
	nthImage: (number: number, field: string | undefined, name: string | undefined) =>
		`${field === undefined ? `Image ${number}` : `'${field}'`}${name === undefined ? '' : ` (${name})`}`,
	withColon: (before: string, after: string) => `${before}: ${after}`,
	bothShow: (side: Side) => `Two images show the ${SIDES[side]}.`,
	photographCard: 'Please take a sharp photo of the whole card, without glare.',
	photographSides: (sides: readonly Side[]) =>
		`Please take a sharp photo of ${sides.map((side) => `the ${SIDES[side]}`).join(' and ')}, without glare.`,
	severalCards:
		'It is not certain which sides belong together: there are several cards, or pages or images that could not be read.',
	sendOneCard: 'Please send only the two sides of one card.',
	couldNotRead: (side: Side, fields: readonly PrintedField[]) =>
		`On the ${SIDES[side]}, this could not be read: ${fieldsIn(fields)}. Please take a sharper photo of it, with nothing over the print and no glare.`,
	sidesDisagree:
		"The two sides do not seem to belong to the same card: they disagree about its place, its kind or its holder's age.",

	lone: {
		'sides-do-not-match': (own, other, about) => {
			const said = about.map((one) => CONTRADICTIONS[one]).join(', ');
			const why = said ? `they disagree about ${said}` : 'somebody said that they are of two cards';
			return `A ${sideOf(other)} lies with this ${sideOf(own)}, but ${why}. See whether one is of another person.`;
		},
		'other-side-not-read': (own, other) =>
			`A file that is named as the ${sideOf(other)} of this ${sideOf(own)} was not read.`,
		'read-twice': (own) =>
			`This ${sideOf(own)} may be another photo of one that has its other side already.`,
		'no-other-side': (own, other) => `No ${sideOf(other)} in the input fits this ${sideOf(own)}.`,
		'several-fit': (own, other) =>
			`More than one ${sideOf(other)} may belong to this ${sideOf(own)}.`,
		'not-confirmed': (own, other) =>
			`One ${sideOf(other)} is left for this ${sideOf(own)}, but too little speaks for it.`,
	} satisfies Record<
		LoneProblem,
		(own: Side, other: Side, about: readonly Contradiction[]) => string
	>,
	/** Of a pair that a person has to confirm: why it is proposed. */
	proposed: (evidence: readonly Evidence[]) =>
		`The two sides are proposed as one card, not confirmed: ${evidence.map((code) => EVIDENCE_WORDS[code]).join(', ')}. Please look at both.`,
	/** What speaks for a pair, in a word. */
	evidence: EVIDENCE_WORDS,
	notRead: 'No side of a card was read in this image.',

	/** The sheets of a table of people. */
	sheets: {
		people: 'People',
		missing: 'Missing',
		notListed: 'Not on the list',
		notRead: 'Not read',
	},
	/** Of a list of who should be here: whether somebody is on it, or whether their card is here. */
	onList: {
		listed: 'yes',
		perhaps: 'perhaps',
		'not-listed': 'no',
		unknown: 'unknown',
		missing: 'missing',
	},
	/** Why a list cannot be taken. */
	listFaults: {
		'old-excel': 'This is an old or an encrypted Excel file. Save it as .xlsx without a password.',
		'not-excel': 'This is no Excel file that can be read.',
		'not-csv': 'This is no CSV: a quotation mark is out of place.',
		'no-names': 'No column of names was found.',
		'earlier-table':
			'This is a table of cards without its column of photo digests: nothing can be kept of it.',
	},
	/** What a list holds, and where it was found: columns as a spreadsheet names them. */
	listTaken: (people: number, name: string, number: string | undefined, rounded: number) =>
		[
			`On the list: ${people}. Names: column ${name}. Numbers: ${number === undefined ? 'none' : `column ${number}`}.`,
			...(rounded === 0
				? []
				: [
						`Numbers that a spreadsheet has rounded: ${rounded}. Only the digits that are left are compared.`,
					]),
		].join(' '),
	/** `files`: how many show nobody's name. */
	missing: (files: number) =>
		files === 0
			? 'No photo shows this name.'
			: `No photo shows this name. Files that could not be read, or show no name: ${files}.`,
	/** `who`: a name on the list, or the photos of a card. */
	mayBeMeant: (who: string, differences: readonly string[]) =>
		`Perhaps ${who}: ${differences.join(', ')}.`,
	/** How the list and a card differ. */
	listDiffers: {
		several: 'the name is the same, but several people fit',
		sound: 'the names sound alike',
		'one-character': 'one character of the name differs',
		another: 'the number is the same, the name is another',
		nameUnread: 'the number agrees, the name was not read',
		fileUnread: 'named after them, but it could not be read, or shows no name',
		unread: 'the number was not read',
		digits: (count: number) => `${count} of the number's digits differ`,
	},
	/** What is not read of a folder, and why; `code` is the operating system's. */
	fileFailed: (code: string) => `The file could not be read (${code}).`,
	folderFailed: (code: string) =>
		`The folder could not be opened (${code}): nothing in it was read.`,
	isLink: 'Links are not followed.',
	/** A pipe, a socket or a device. */
	isSpecial: 'Neither a file nor a folder: it was not opened.',
	/** Whoever started the reading ended it before this file's turn. */
	stopped: 'Stopped before it was read.',

	toCheck: (reviews: readonly Review[]) =>
		`Please check: ${reviews
			.map(
				({ field, reasons }) =>
					`${FIELDS[field]} (${reasons.map((code) => FINDINGS[code] ?? code).join('; ')})`,
			)
			.join(', ')}.`,
	/** What a code of a review says. */
	findings: FINDINGS,

	/** Returns a sentence with its full stop. */
	ended: (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`),
	joined: (sentences: readonly string[]) => sentences.join(' '),
};

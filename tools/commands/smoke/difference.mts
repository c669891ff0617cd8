import { API_ERRORS, type ApiErrorCode } from '../../../domain/api-error.ts';
import { ID_CARD_FIELD_NAMES, type Side } from '../../../domain/id-card.ts';
import { PRINTED_FIELDS } from '../../../domain/required-fields.ts';

/** What came back, before anybody has looked at it. */
export interface RawReply {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/** What the API page leads one to expect of a call. */
export type Expected = { side: Side } | { code: ApiErrorCode };

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** How the page's example writes the values of a card. */
const FORMATS: Record<string, { pattern: RegExp; written: string }> = {
	identity_code: { pattern: /^\d{17}[\dX]$/, written: '17 digits and a digit or X' },
	gender: { pattern: /^[男女]$/, written: '男 or 女' },
	race: { pattern: /[^族]$/, written: 'without 族' },
	birth: { pattern: ISO_DATE, written: 'YYYY-MM-DD' },
	valid_date_start: { pattern: ISO_DATE, written: 'YYYY-MM-DD' },
	valid_date_end: { pattern: /^(\d{4}-\d{2}-\d{2}|长期)$/, written: 'YYYY-MM-DD or 长期' },
};

/** Headers that every web server sends. Others are not on the page, so what they say is worth a look. */
const USUAL_HEADERS =
	/^(access-control-.*|age|alt-svc|cache-control|cf-.*|connection|content-.*|date|etag|expires|keep-alive|pragma|referrer-policy|server|strict-transport-security|transfer-encoding|vary|via|x-content-type-options|x-frame-options|x-xss-protection)$/;

/** Lists in which ways a reply is not as the API page says. No value of the card is among the words. */
export function differences({ status, headers, text }: RawReply, expected: Expected): string[] {
	const found: string[] = [];
	const wanted = 'code' in expected ? API_ERRORS[expected.code].httpStatus : 200;
	if (status !== wanted) found.push(`HTTP status ${status} instead of ${wanted}`);
	if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
		found.push(`Content-Type ${headers['content-type'] ?? 'missing'} instead of application/json`);
	}
	const unknown = Object.keys(headers).filter((name) => !USUAL_HEADERS.test(name));
	found.push(...unknown.map((name) => `header ${name} is not on the page`));
	const envelope = objectIn(text);
	if (envelope === undefined) return [...found, 'the body is no JSON object'];
	return [...found, ...envelopeDifferences(envelope, expected)];
}

function envelopeDifferences(envelope: Record<string, unknown>, expected: Expected): string[] {
	const { code, msg, data, request_id: requestId } = envelope;
	const isError = 'code' in expected;
	const wanted = isError ? expected.code : 0;
	const found: string[] = [];
	if (code !== wanted) found.push(`code ${JSON.stringify(code)} instead of ${wanted}`);
	if (typeof msg !== 'string') found.push(`msg is ${typeOf(msg)} instead of text`);
	// Of a refusal the page says nothing but its code.
	if (requestId !== undefined || !isError) {
		if (typeof requestId !== 'string')
			found.push(`request_id is ${typeOf(requestId)} instead of text`);
		else if (!requestId.startsWith('req_')) found.push('request_id does not begin with req_');
	}
	const known = ['code', 'msg', 'data', 'request_id'];
	for (const key of Object.keys(envelope)) {
		if (!known.includes(key)) found.push(`${key} of the envelope is not on the page`);
	}
	if (isError) {
		if (data !== null && data !== undefined) found.push(`data is ${typeOf(data)} with an error`);
		return found;
	}
	if (typeOf(data) !== 'an object')
		return [...found, `data is ${typeOf(data)} instead of an object`];
	return [...found, ...cardDifferences(data as Record<string, unknown>, expected.side)];
}

function cardDifferences(data: Record<string, unknown>, side: Side): string[] {
	const found: string[] = [];
	for (const key of Object.keys(data)) {
		if (!(ID_CARD_FIELD_NAMES as readonly string[]).includes(key)) {
			found.push(`${key} of data is not on the page`);
		}
	}
	for (const name of ID_CARD_FIELD_NAMES) {
		const value = data[name];
		const type = typeOf(value);
		if (!(name in data)) found.push(`${name} is missing`);
		else if (name === 'side') {
			if (value !== side) found.push(`side is ${JSON.stringify(value)} instead of ${side}`);
		} else if (PRINTED_FIELDS[side === 1 ? 0 : 1].includes(name)) {
			if (value !== null) found.push(`${name} is ${type} instead of null, on the other side`);
		} else if (typeof value !== 'string') found.push(`${name} is ${type} instead of text`);
		else if (FORMATS[name] && !FORMATS[name].pattern.test(value)) {
			found.push(`${name} is not written as ${FORMATS[name].written}`);
		}
	}
	return found;
}

function objectIn(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeOf(value) === 'an object' ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

function typeOf(value: unknown): string {
	if (value === undefined) return 'missing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return (
		{ string: 'text', number: 'a number', boolean: 'a boolean' }[typeof value as string] ??
		'an object'
	);
}

import { describe, expect, test } from '@jest/globals';
import { maxHeaderSize } from 'node:http';

import { ValidationError } from '../../src/errors/server-errors.mts';
import { partsOf } from '../../src/http/multipart.mts';
import { BOUNDARY, FORM_TYPE, filePart, formBody } from './form-body.mts';

/** What is read of a form whose lines end with CRLF, or why it is refused. */
function readOf(body: string | Buffer, type = FORM_TYPE) {
	try {
		const bytes = typeof body === 'string' ? Buffer.from(body.replaceAll('\n', '\r\n')) : body;
		return partsOf(bytes, type).map(({ name, isFile, bytes }) => [name, isFile, `${bytes}`]);
	} catch (error) {
		expect(error).toBeInstanceOf(ValidationError);
		return (error as ValidationError).why.reason;
	}
}

/** A form of one part. */
const oneOf = (head: string, content = 'x') =>
	`--${BOUNDARY}\n${head}\n\n${content}\n--${BOUNDARY}--\n`;
const NAMED = 'Content-Disposition: form-data; name="a"';
const X = [['a', false, 'x']];

test('a form is read part by part, whatever bytes they hold', () => {
	const bytes = Buffer.of(0, 13, 10, 45, 45, 255, 13, 10);
	const parts = partsOf(formBody({ name: 'extra', content: 'true' }, filePart(bytes)), FORM_TYPE);
	expect(parts.map(({ name, isFile }) => [name, isFile])).toEqual([
		['extra', false],
		['image', true],
	]);
	expect([...parts[1].bytes]).toEqual([...bytes]);
});

test.each([
	['a preamble and an epilogue', `hello\n--no\n${oneOf(NAMED)}bye\n--${BOUNDARY}\n`, X],
	['a part of headers alone', `--${BOUNDARY}\n${NAMED}\n\n--${BOUNDARY}--`, [['a', false, '']]],
	['headers in any case', oneOf('content-disposition: FORM-DATA;NAME=a'), X],
	[
		'a quote in a name',
		oneOf('Content-Disposition: form-data; name="a\\"; name="'),
		[['a\\"; name=', false, 'x']],
	],
	['lines within a part', oneOf(NAMED, 'x\n\n--\ny'), [['a', false, 'x\r\n\r\n--\r\ny']]],
])('%s', (_what, body, read) => {
	expect(readOf(body)).toEqual(read);
});

test.each([
	`${NAMED}; filename="card.jpg"`,
	`${NAMED}; filename="a \\"b\\"; name=c"`,
	`${NAMED}\nContent-Type: image/jpeg`,
])('is a file: %s', (head) => {
	expect(readOf(oneOf(head))).toEqual([['a', true, 'x']]);
});

describe('refused as malformed', () => {
	test.each([
		['nothing', ''],
		['LF alone', Buffer.from(oneOf(NAMED))],
		['LF alone in headers', Buffer.from(oneOf(`${NAMED}\nX: 1`).replaceAll(/(?<!1)\n/g, '\r\n'))],
		['no line end after a boundary', `--${BOUNDARY}xx${NAMED}\n\nx\n--${BOUNDARY}--`],
		['no end', `--${BOUNDARY}\n${NAMED}\n\nx\n`],
		['headers without an end', `--${BOUNDARY}\n${NAMED}\n--${BOUNDARY}--`],
		['a header on two lines', oneOf(`${NAMED};\n filename="x"`)],
		['headers of 16 KB', oneOf(`${NAMED}\nX: ${'x'.repeat(maxHeaderSize)}`)],
		['no name', oneOf('Content-Disposition: form-data; filename="a"')],
		['another disposition', oneOf('Content-Disposition: attachment; name="a"')],
	])('%s', (_what, body) => {
		expect(readOf(body)).toBe('form-malformed');
	});
});

test.each([
	['Content-Transfer-Encoding: binary', X],
	['Content-Transfer-Encoding: base64', 'form-encoded'],
	['Content-Encoding: gzip', 'form-encoded'],
])('%s', (line, read) => {
	expect(readOf(oneOf(`${NAMED}\n${line}`))).toEqual(read);
});

test('twenty parts are read, not more', () => {
	const parts = Array.from({ length: 21 }, () => ({ name: 'a', content: 'x' }));
	expect(readOf(formBody(...parts.slice(1)))).toHaveLength(20);
	expect(readOf(formBody(...parts))).toBe('form-too-many-parts');
});

test.each([
	['multipart/form-data; boundary=b', []],
	['multipart/form-data;BOUNDARY="b"; charset=utf-8', []],
	['multipart/form-data', 'form-boundary'],
	['multipart/form-data; boundary="b ', 'form-boundary'],
	['multipart/form-data; boundary=b;x', 'form-boundary'],
	[`multipart/form-data; boundary=${'b'.repeat(71)}`, 'form-boundary'],
])('boundary of %s', (type, read) => {
	expect(readOf('--b--', type)).toEqual(read);
});

import { expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../../tools/n8n/in-process/run-node.mts';
import { JPEG_BYTES } from './images.mts';
import { read, stub } from './results-stub.mts';

const base64 = JPEG_BYTES.toString('base64');
test.each<[string, INodeExecutionData, Record<string, string>, RegExp, string]>([
	['no file', { json: {} }, {}, /There is no image: the item has no files/, 'no-image'],
	['an empty file', fileItem(Buffer.alloc(0)), {}, /empty/, 'empty-file'],
	[
		'a GIF as base64',
		{ json: {} },
		{ source: 'base64', base64: 'R0lGODlhAQAB' },
		/: use JPEG or PNG \[/,
		'unsupported-format',
	],
	['no base64', { json: {} }, { source: 'base64', base64: '卡片' }, /not base64/, 'not-base64'],
	['empty base64', { json: {} }, { source: 'base64', base64: ' ' }, /is empty/, 'no-image'],
	[
		'10 MB and more of base64',
		{ json: {} },
		{ source: 'base64', base64: base64 + 'A'.repeat(10 * 1024 * 1024) },
		/too large: use one of at most 7\.5 MB/,
		'too-large',
	],
	[
		'no files',
		{ json: {} },
		{ binaryPropertyName: '*' },
		/There is no image: the item has no files/,
		'no-image',
	],
	['no field', fileItem(JPEG_BYTES), { binaryPropertyName: ' , ' }, /no field name/, 'setting'],
	['no URL', { json: {} }, { source: 'url', url: '={{ $json.link }}' }, /is empty/, 'no-image'],
	[
		'a number for base64',
		{ json: {} },
		{ source: 'base64', base64: '={{ 7 }}' },
		/is not text/,
		'setting',
	],
	[
		'a file over 7.5 MB',
		fileItem(Buffer.concat([JPEG_BYTES, Buffer.alloc(7_900_000)])),
		{},
		/too large: use one of at most 7\.5 MB/,
		'too-large',
	],
	[
		'a file that says it is over 7.5 MB',
		{ json: {}, binary: { data: { data: base64, mimeType: 'image/jpeg', bytes: 7_900_000 } } },
		{},
		/too large: use one of at most 7\.5 MB/,
		'too-large',
	],
	[
		'no file under a name with a comma',
		fileItem(JPEG_BYTES, { field: 'c' }),
		{ binaryPropertyName: 'a,b' },
		/field 'a'/,
		'no-image',
	],
	[
		'an FTP link',
		{ json: {} },
		{ source: 'url', url: 'ftp://example.com/a.jpg' },
		/http:/,
		'not-a-link',
	],
	[
		'a file link',
		{ json: {} },
		{ source: 'url', url: 'file:///etc/passwd' },
		/http:/,
		'not-a-link',
	],
])(
	'an input that cannot be sent to the cloud, %s, is refused before any call',
	async (_, item, parameters, words, code) => {
		const { outputs } = await read([item], {
			parameters,
			service: 'cloud',
			onError: 'continueRegularOutput',
		});
		expect(stub.calls).toEqual([]);
		expect(outputs[3][0].json).toMatchObject({
			reason_code: code,
			retry: code === 'setting' ? 'never' : 'image',
			error: expect.stringMatching(words),
		});
	},
);

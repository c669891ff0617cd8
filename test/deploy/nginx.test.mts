import { expect, test } from '@jest/globals';

import { readDeployFile } from './deploy-files.mts';

const text = readDeployFile('nginx/idcard-ocr.conf.template');

test("nginx's configuration passes on no id or address that a client claims", () => {
	const headers = [...text.matchAll(/^\tproxy_set_header (\S+) (.*);$/gm)];
	expect(Object.fromEntries(headers.map(([, name, value]) => [name, value]))).toMatchObject({
		'X-Forwarded-For': '$remote_addr',
		'X-Forwarded-Proto': '$scheme',
		'X-Request-Id': '$request_id',
		// An empty header is not sent.
		traceparent: '""',
	});
});

import { expect, test } from '@jest/globals';

import { base64Body, JPEG, PORTRAIT, runApp } from './running-app.mts';

test('GET /metrics counts calls, with labels that no client can choose', async () => {
	let unreadable = false;
	const app = await runApp({ read: async () => (unreadable ? null : { fields: PORTRAIT }) });
	const figures = async () => {
		const response = await fetch(`${app.url}/metrics`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
		return (await response.text()).split('\n');
	};
	await app.post(base64Body());
	await app.post(base64Body());
	unreadable = true;
	await app.post(base64Body());
	await app.post({});
	await app.post({}, {});
	await fetch(`${app.url}/made-up-by-a-client`);

	const lines = await figures();
	expect(lines).toEqual(
		expect.arrayContaining([
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="200",code="0"} 2',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="502",code="5021"} 1',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="400",code="4000"} 1',
			'idcard_ocr_requests_total{route="/api/ocr-idcard",status="401",code="4015"} 1',
			'idcard_ocr_requests_total{route="none",status="404",code="4000"} 1',
			'idcard_ocr_cards_total{side="1"} 2',
			'idcard_ocr_seconds_count{part="total"} 5',
			'idcard_ocr_seconds_count{part="read"} 3',
			`idcard_ocr_picture_bytes_sum ${3 * JPEG.length}`,
			'idcard_ocr_pictures_in_hand 0',
			'idcard_ocr_ready 1',
		]),
	);
	expect(lines.join('\n')).not.toContain('made-up');
	expect(lines.some((line) => line.startsWith('process_resident_memory_bytes'))).toBe(true);
	await app.close();
});

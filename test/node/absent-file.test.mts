import { expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { runNode } from '../../tools/n8n/in-process/run-node.mts';
import { imageSaying } from './images.mts';

/** Runs the node on an item with files in these fields, and returns the error. */
async function errorWith(fields: string[], parameters: INodeParameters = {}) {
	const file = { data: imageSaying('x').toString('base64'), mimeType: 'image/jpeg' };
	const binary = Object.fromEntries(fields.map((field) => [field, file]));
	// Nothing is sent there.
	const credential = { apiKey: 'k', baseUrl: 'http://127.0.0.1:9' };
	const { error } = await runNode({ items: [{ json: {}, binary }], parameters, credential });
	return { message: error?.message, description: error?.description };
}

/** A field that somebody chose is never replaced by another. */
const ELSEWHERE = { binaryPropertyName: 'image' };

test('the parameter is named, with the fields that hold files', async () => {
	const description =
		"Set 'Input Data Field Name' to the field that holds the image, as the input panel shows it under 'Binary', or to * for every file. The item has files in: 'photo', 'back_1'.";
	expect(await errorWith(['photo', 'back_1'])).toEqual({
		message:
			"The item has 2 files, and none in 'data': set 'Input Data Field Name' to *, or to their fields [item 0]",
		description,
	});
	expect(await errorWith(['photo', 'back_1'], ELSEWHERE)).toEqual({
		message: "The item has no file in the input field 'image' [item 0]",
		description,
	});
	const perPerson = { ...ELSEWHERE, oneItemPer: 'person' };
	expect(await errorWith(['photo', 'back_1'], perPerson)).toMatchObject({ description });
});

test('underscores, as n8n makes them of a Chinese form label, get the advice that helps', async () => {
	const advice = / 'Custom Field Name' \(under 'Add Attributes'\)\.$/;
	expect((await errorWith(['_____'], ELSEWHERE)).description).toMatch(advice);
	expect((await errorWith(['my_photo'], ELSEWHERE)).description).not.toMatch(advice);
});

test('with masking on, only plain names are listed', async () => {
	const masked = { ...ELSEWHERE, options: { mask: '3+4' } };
	const { description } = await errorWith(['photo', '张三', '_____'], masked);
	expect(description).toContain("The item has files in: 'photo', '_____', 1 more.");
	expect((await errorWith(['张三'], masked)).description).toMatch(
		/ in: fields with masked names\.$/,
	);
	const odd = await errorWith(['photo', 'other'], { ...masked, binaryPropertyName: '张三' });
	expect(JSON.stringify(odd)).not.toContain('张三');
	expect((await errorWith(['张三'], ELSEWHERE)).description).toMatch(/ in: '张三'\.$/);
});

import { describe, expect, test } from '@jest/globals';

import { inChinese, type ExampleWorkflow } from '../../../tools/examples/in-chinese.mts';
import { Dictionary } from '../../../tools/examples/words.mts';

describe('what an example says in both languages', () => {
	test.each([
		['人像面 Portrait side', '人像面'],
		['姓名 Name：', '姓名：'],
		[
			'请换一张 JPEG 或 PNG 照片。 Please send another photo, JPEG or PNG.',
			'请换一张 JPEG 或 PNG 照片。',
		],
		['已通过。<br>All checks passed.', '已通过。'],
		['另一面（如没有） The other side, if it is missing', '另一面（如没有）'],
		['iPhone 照片可以直接上传。', 'iPhone 照片可以直接上传。'],
		['PDF 和照片', 'PDF 和照片'],
		['not-sent', 'not-sent'],
	])('%s', (text, chinese) => {
		expect(new Dictionary({}).translate(text)).toBe(chinese);
	});
});

describe('an example', () => {
	const example = {
		name: 'Example',
		nodes: [
			{
				id: 'a',
				name: 'Start',
				webhookId: 'start',
				parameters: {
					columns: [{ name: 'name' }, { name: 'Days left' }],
					fieldName: 'Start',
					size: { width: 100 },
				},
			},
			{
				id: 'b',
				name: 'End',
				parameters: {
					value: `={{ $('Start').first().json.name + ' rows' }}`,
					sentences: '{\n\t"end": { "zh": "结束。", "en": "The end." }\n}',
				},
			},
		],
		connections: { Start: { main: [[{ node: 'End', index: 0 }]] } },
	} as unknown as ExampleWorkflow;
	const words = {
		Example: '示例',
		Start: '开始',
		End: '结束',
		' rows': ' 行',
		'Days left': '剩余天数',
	};

	test('is translated where people read it, with one name for a node everywhere', () => {
		const parameters = { Start: { size: { width: 80 } } };
		const { workflow, unused } = inChinese(example, { words, parameters });
		expect(unused).toEqual([]);
		expect(workflow.name).toBe('示例');
		expect(workflow.connections).toEqual({ 开始: { main: [[{ node: '结束', index: 0 }]] } });
		expect(workflow.nodes).toEqual([
			{
				...{ id: 'a', name: '开始', webhookId: 'start-zh' },
				parameters: {
					columns: [{ name: 'name' }, { name: '剩余天数' }],
					fieldName: 'Start',
					size: { width: 80 },
				},
			},
			{
				...{ id: 'b', name: '结束' },
				parameters: {
					value: `={{ $('开始').first().json.name + ' 行' }}`,
					sentences: '{\n\t"end": "结束。"\n}',
				},
			},
		]);
	});

	test('says which words it has no use for', () => {
		const parameters = { Middle: {} };
		const { unused } = inChinese(example, { words: { ...words, Middle: '中间' }, parameters });
		expect(unused).toEqual(['Middle', 'Middle']);
	});
});

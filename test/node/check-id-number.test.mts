import { expect, test } from '@jest/globals';

import { runNode } from '../../tools/n8n/in-process/run-node.mts';

const run = async (numbers: unknown[], options = {}) =>
	await runNode({
		items: numbers.map((number) => ({ json: { number } as never })),
		parameters: {
			operation: 'checkIdNumber',
			idNumber: '={{ $json.number }}',
			options: { referenceDate: '2026-11-25', ...options },
		},
	});

test('Valid and Invalid, without a credential and without a call', async () => {
	const { outputNames, outputs, error } = await run([
		'310101199001011234',
		'310101199001011235',
		' 11010519491231002x ',
		'310101900101123',
		310101199001011234n.toString().slice(0, 17),
	]);
	expect(error).toBeUndefined();
	expect(outputNames).toEqual(['Valid', 'Invalid']);
	expect(
		outputs.map((items) => items.map(({ json, pairedItem }) => [json.idNumber, pairedItem])),
	).toEqual([
		[
			['310101199001011234', { item: 0 }],
			['11010519491231002X', { item: 2 }],
		],
		[
			['310101199001011235', { item: 1 }],
			['310101900101123', { item: 3 }],
			['31010119900101123', { item: 4 }],
		],
	]);
	expect(outputs[0][0].json).toEqual({
		number: '310101199001011234',
		idNumber: '310101199001011234',
		passed: true,
		problems: '',
		warnings: '',
		numberKind: 'resident',
		birth: '1990-01-01',
		gender: '男',
		age: 36,
		referenceDate: '2026-11-25',
	});
	expect(outputs[1].map(({ json }) => json.problems)).toEqual([
		'check-digit-wrong',
		'number-first-generation',
		'number-length',
	]);
});

test('as an object, problems and warnings are lists', async () => {
	const { outputs } = await run(['310101199001011235'], { checks: 'object' });
	expect(outputs[1][0].json).toMatchObject({ problems: ['check-digit-wrong'], warnings: [] });
});

test('masks after checking', async () => {
	const { outputs } = await run(['310101199001011234'], { mask: '3+4' });
	expect(outputs[0][0].json).toMatchObject({ idNumber: '310***********1234', passed: true });
	expect(JSON.stringify(outputs)).not.toContain('1990');
});

test('an empty number is invalid, and input fields are included', async () => {
	const { outputs } = await run([''], { outputField: 'check' });
	expect(outputs[1][0].json).toMatchObject({ number: '', check: { passed: false } });
});

test('a number that lost its last digits is refused, not called wrong', async () => {
	const { error } = await run([310101199001011200]);
	expect(error?.message).toBe(
		"'ID Number' is a number, not text, and has lost its last digits [item 0]",
	);
	const { outputs } = await run([310101900101123]);
	expect(outputs[1][0].json.problems).toBe('number-first-generation');
});

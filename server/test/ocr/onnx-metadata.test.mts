import { expect, test } from '@jest/globals';

import { onnxMetadata } from '../../src/ocr/onnx-metadata.mts';
import { field } from './onnx-messages.mts';

const bytes = (text: string) => [...Buffer.from(text)];
const entry = (key: string, value: string) =>
	field(14, [...field(1, bytes(key)), ...field(2, bytes(value))]);

test('gives the entries and steps over every other kind of field', () => {
	const varint = [8, 0x80, 0x01];
	const fixed64 = [2 * 8 + 1, 0, 0, 0, 0, 0, 0, 0, 0];
	const fixed32 = [3 * 8 + 5, 0, 0, 0, 0];
	const graph = field(7, bytes('graph'));
	const model = [...varint, ...fixed64, ...fixed32, ...graph, ...entry('character', '汉\n满')];
	expect(onnxMetadata(Uint8Array.from(model))).toEqual(new Map([['character', '汉\n满']]));
});

test.each([
	['ends within a number', [0x80]],
	['ends within a field', [0x3a, 0x7f, 1]],
	['has an unknown kind of field', [7]],
])('refuses a file that %s', (_, model) => {
	expect(() => onnxMetadata(Uint8Array.from(model))).toThrow(RangeError);
});

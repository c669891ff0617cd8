import { expect, test } from '@jest/globals';

import { asAddress, asName } from '../../../src/card/print/printed-text.mts';

test.each([
	['阿卜杜拉•艾山', '阿卜杜拉·艾山'],
	['阿卜杜拉.艾山.', '阿卜杜拉·艾山'],
	['居马洪-阿布都克里木', '居马洪·阿布都克里木'],
	['阿卜杜拉··艾力', '阿卜杜拉·艾力'],
	['阿卜杜拉:艾力', '阿卜杜拉·艾力'],
	['阿卜杜拉1艾力', '阿卜杜拉·艾力'],
	['张-凡', '张凡'],
	['张··凡', '张·凡'],
	['于 雨薇', '于雨薇'],
	['𬎆薇', '𬎆薇'],
	['...', null],
])('asName turns %j into %j', (printed, expected) => {
	expect(asName(printed)).toBe(expected);
});

test.each([
	['人民路 12 号', '人民路12号'],
	['A座3—2室', 'A座3-2室'],
	['新坪村-组294号', '新坪村一组294号'],
	['-陕西省铜川市12组155号-', '陕西省铜川市12组155号'],
	['甲、乙组12，13号', '甲、乙组12，13号'],
	['12.5号。', '12.5号'],
	['3·2号', '3.2号'],
	['3:2号', '3:2号'],
	['三栋-二单元', '三栋-二单元'],
	['三栋-十单元', '三栋-十单元'],
	['十-号', '十一号'],
])('asAddress turns %j into %j', (printed, expected) => {
	expect(asAddress(printed)).toBe(expected);
});

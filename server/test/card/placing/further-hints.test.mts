import { expect, test } from '@jest/globals';

import { furtherRegions } from '../../../src/card/placing/further-hints.mts';
import { line } from '../card-lines.mts';

const IMAGE = { width: 2000, height: 2000 };

test('a whole label is worth a look, whatever part of it is near', () => {
	const label = line('签发机关', 800, 1000);
	const part = line('机关宿舍', 800, 1050);
	expect(furtherRegions([label], IMAGE, [])).toHaveLength(1);
	expect(furtherRegions([label, part], IMAGE, [])).toHaveLength(1);
	expect(furtherRegions([part], IMAGE, [])).toEqual([]);
});

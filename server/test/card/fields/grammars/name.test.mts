import { expect, test } from '@jest/globals';

import { readCard } from '../../read.mts';
import { line, portraitLines } from '../../card-lines.mts';

test('a name with only one character left is null', () => {
	const lost = portraitLines({ 于雨薇: [line('薇', 160, 50)] });
	expect(readCard(lost)).toMatchObject({ identity_name: null, race: '汉' });
});

import { expect, test } from '@jest/globals';

import { readCard } from '../../read.mts';
import { changed, line, portraitLines } from '../../card-lines.mts';

test('a name with only one character left is null', () => {
	const lost = changed(portraitLines(), { 于雨薇: [line('薇', 160, 50)] });
	expect(readCard(lost)).toMatchObject({ identity_name: null, race: '汉' });
});

test('a name may end as a label begins', () => {
	const lines = changed(portraitLines(), { 于雨薇: [line('张民族', 120, 50)] });
	expect(readCard(lines)).toMatchObject({ identity_name: '张民族' });
});

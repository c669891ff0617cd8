import { expect, test } from '@jest/globals';

import { isLeftBySystem } from '../../src/folder/read-file.mts';

test.each(['._IMG_1.jpg', '.DS_Store', '样本/.DS_Store', '.localized', 'Thumbs.db', 'desktop.ini'])(
	'%s is left by a system',
	(name) => expect(isLeftBySystem(name)).toBe(true),
);

test.each(['.trashed-1700000000-IMG_1.jpg', '.jpg', '.样本/IMG_1.jpg', 'notes.txt', 'my.DS_Store'])(
	'%s may be a photo, or says that it is none',
	(name) => expect(isLeftBySystem(name)).toBe(false),
);

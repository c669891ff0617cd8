import { expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';
import { peopleIn } from '../../../domain/result/people.ts';

interface NamedSide extends FoundSide {
	name: string;
}

const FRONT = { side: 1, address: '上海市黄浦区样本路1号' } as const;
const BACK = { side: 0, issued_by: '上海市公安局黄浦分局' } as const;

/** A side of the image with this index, by default all of one. */
const side = (
	name: string,
	fields: Partial<IdCardFields>,
	{ person = null, image = 0 }: { person?: number | null; image?: number } = {},
): NamedSide => ({
	...{ name, side: fields.side!, fields: { ...emptyIdCardFields(), ...fields } },
	...{ person, image, index: 0, place: 1, reviews: [], files: {} },
});
const front = (name: string, person?: number) => side(name, FRONT, { person });
const back = (name: string, person?: number) => side(name, BACK, { person });
const photo = (name: string, image: number, fields: Partial<IdCardFields> = {}) =>
	side(name, { ...FRONT, ...fields }, { image });

/** The cards in short, such as `a+b` for two sides and `a?` for one that is unsure. */
const shown = (...sides: NamedSide[]) =>
	peopleIn(sides).map(
		({ portrait, emblem, unsure, others }) =>
			[portrait, emblem].flatMap((one) => (one as NamedSide | undefined)?.name ?? []).join('+') +
			(unsure ? '?' : '') +
			others.map(() => '*').join(''),
	);

test.each([
	['no card', [], []],
	['a front', [front('f')], ['f']],
	['a back', [back('b')], ['b']],
	['both sides of a person', [front('f', 0), back('b', 0)], ['f+b']],
	['a front and a back alone, unproven', [back('b'), front('f')], ['f+b']],
	['a front twice and a back', [front('f', 0), front('again', 0), back('b')], ['f+b']],
	['two people', [front('f', 1), front('g', 0), back('c', 0), back('b', 1)], ['f+b', 'g+c']],
	['a person and a front', [front('f', 0), front('g'), back('b', 0)], ['f+b', 'g']],
	['relatives', [front('f'), front('g'), back('b'), back('c')], ['f?', 'g?', 'b?', 'c?']],
	[
		'a person and an unproven pair',
		[front('f', 0), back('b', 0), front('g'), back('c')],
		['f+b', 'g?', 'c?'],
	],
	['two backs for a front', [front('f'), back('b'), back('c')], ['f?', 'b?', 'c?']],
	['a front in two images', [photo('f', 0), photo('g', 1)], ['f*']],
	[
		'a blurred front, and a sharp one in another image',
		[photo('blurred', 0), photo('f', 1, { identity_code: '1' })],
		['f*'],
	],
	[
		'both sides of a person in two images, each with something that the other lacks',
		[
			side('f', { ...FRONT, identity_code: '1' }, { image: 0, person: 0 }),
			side('b', { ...BACK, valid_date_end: '长期' }, { image: 0, person: 0 }),
			side('g', { ...FRONT, identity_code: '1', gender: '男' }, { image: 1, person: 0 }),
			side('c', BACK, { image: 1, person: 0 }),
			side('h', { ...FRONT, identity_code: '2' }, { image: 2 }),
		],
		['f+b**', 'h'],
	],
	[
		'a couple whose backs were issued on one day, each on a page',
		[
			side('f', { ...FRONT, identity_code: '1' }, { image: 0, person: 0 }),
			side('b', BACK, { image: 0, person: 0 }),
			side('g', { ...FRONT, identity_code: '2' }, { image: 1, person: 0 }),
			side('c', BACK, { image: 1, person: 0 }),
		],
		['f+b', 'g+c'],
	],
	[
		'a front without its number, one of another person, and a back',
		[
			photo('f', 0, { identity_name: '样本一' }),
			photo('g', 1, { identity_name: '样本二', identity_code: '2' }),
			side('b', BACK, { image: 2 }),
		],
		['f?', 'g?', 'b?'],
	],
	[
		'a front again, where another image proves whose it is, beside a relative',
		[
			photo('again', 0, { identity_code: '1' }),
			side('f', { ...FRONT, identity_code: '1' }, { image: 1, person: 0 }),
			side('b', BACK, { image: 1, person: 0 }),
			side('g', { ...FRONT, identity_code: '2' }, { image: 1, person: 1 }),
			side('c', BACK, { image: 1, person: 1 }),
		],
		['f+b*', 'g+c'],
	],
	[
		'two fronts in two images',
		[photo('f', 0, { identity_code: '1' }), photo('g', 1, { identity_code: '2' })],
		['f', 'g'],
	],
])('%s', (_, sides, cards) => {
	expect(shown(...sides)).toEqual(cards);
});

test.each([
	[1, 1],
	[2, 2],
])(
	'a front and a back beside %i images of which nothing is known are %i cards',
	(unknown, cards) => {
		expect(peopleIn([front('f'), back('b')], unknown)).toHaveLength(cards);
	},
);

test.each([
	[1, 1, 1],
	[1, 4, 2],
])(
	'beside many others, a front on page %i and a back on page %i are %i cards',
	(one, two, cards) => {
		const on = (page: number) => ({ details: { page } }) as Pick<NamedSide, 'details'>;
		const sides = [
			{ ...front('f'), ...on(one) },
			{ ...back('b'), ...on(two) },
		];
		expect(peopleIn(sides, 7)).toHaveLength(cards);
	},
);

test.each([
	['a front of which only sex and group were read', { side: 1, gender: '男', race: '汉' }],
	['a back of which only the authority was read', BACK],
] as const)('%s may be another person\u2019s', (_, little) => {
	const full = little.side === 1 ? { ...FRONT, ...little } : { ...BACK, valid_date_end: '长期' };
	const other = little.side === 1 ? BACK : FRONT;
	const sides = [full, little, other].map((fields, image) => side(`${image}`, fields, { image }));
	expect(shown(...sides)).toEqual(['0?', '1?', '2?']);
});

test('the other readings of a side are kept, to be compared', () => {
	const read = { identity_code: '1', identity_name: '样本' };
	const cards = peopleIn([
		photo('f', 0, read),
		photo('again', 1, { ...read, identity_name: '样木' }),
		side('b', BACK, { image: 2 }),
	]);
	expect(cards.map(({ others }) => others.map(({ name }) => name))).toEqual([['again']]);
});

test('a side repeats only what is shown', () => {
	const read = { identity_name: '样本', identity_code: '1', gender: '男' };
	const sides = [
		read,
		{ ...read, identity_code: null },
		{ ...read, identity_code: '2', gender: null },
	];
	expect(shown(...sides.map((fields, image) => photo(`${image}`, image, fields)))).toEqual([
		'0*',
		'2',
	]);
});

import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';

import { ETHNIC_GROUPS } from '../../../../domain/ethnic-group.ts';
import type { Side } from '../../../../domain/id-card.ts';
import { drawSpecimen, type SpecimenRequest } from '../../specimens/draw.mts';
import { LOOKALIKES } from '../../specimens/layout.mts';
import { allCounties } from '../../../../test/support/people/county.mts';
import * as nameLists from '../../../../test/support/people/name-lists.mts';
import { illegibleUnder } from '../../specimens/image/glare-spot.mts';
import { notoFamily } from '../../specimens/type/font-family.mts';
import { MissingGlyphError } from '../../specimens/type/glyph-font.mts';
import { Typesetter } from '../../specimens/type/typesetter.mts';

const PORTRAIT = { seed: 'draw test', index: 2, side: 1 } as const satisfies SpecimenRequest;

test('the same request draws the same bytes, and another one others', async () => {
	// In a process of its own: within Jest, each use of a global slows loops over pixels down.
	const script = fileURLToPath(new URL('drawn-twice.mts', import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, [script]);
	const drawn = JSON.parse(stdout) as Array<[string, string]>;
	expect(drawn.map(([, again]) => again)).toEqual(drawn.map(([first]) => first));
	expect(new Set(drawn.map(([first]) => first)).size).toBe(drawn.length);
	expect(drawn.length).toBeGreaterThan(5);
});

test.each<[Side, SpecimenRequest['lookalike']]>([
	[1, undefined],
	[0, undefined],
	...LOOKALIKES.map((lookalike): [Side, SpecimenRequest['lookalike']] => [1, lookalike]),
])('side %i (%s) is marked as a specimen in translucent red', async (side, lookalike) => {
	const { image } = await drawSpecimen({ ...PORTRAIT, side, lookalike });
	// A part of the mark between the lines of text: the last letters, right of the middle.
	const region = { left: 540, top: 180, width: 120, height: 110 };
	const { data } = await sharp(image).extract(region).raw().toBuffer({ resolveWithObject: true });
	let reddish = 0;
	for (let at = 0; at < data.length; at += 3) if (data[at] - data[at + 2] > 12) reddish++;
	expect(reddish / (data.length / 3)).toBeGreaterThan(0.1);
});

describe('text', () => {
	const type = new Typesetter(notoFamily());
	const style = { size: 3, weight: 'medium', colour: '#000' } as const;

	test('without a glyph is refused, rather than drawn as a box', () => {
		expect(() => type.path('张𬎆', 0, 0, style)).toThrow(MissingGlyphError);
	});

	test('has a glyph for every name, ethnic group and region on the specimens', () => {
		const regions = allCounties().flatMap(({ province, prefecture, county }) => [
			province,
			prefecture,
			county,
		]);
		const texts = [...Object.values(nameLists).flat(), ...ETHNIC_GROUPS, ...regions];
		for (const character of new Set([...texts.join('')])) {
			expect(() => type.path(character, 0, 0, style)).not.toThrow();
		}
	});
});

describe('what cannot be read', () => {
	test('under a bar is null', async () => {
		const plain = await drawSpecimen(PORTRAIT);
		const { fields } = await drawSpecimen({ ...PORTRAIT, conditions: ['blacked-out'] });
		const hidden = Object.entries(fields).filter(([, value]) => value === null);
		expect({ ...plain.fields, ...Object.fromEntries(hidden) }).toEqual(fields);
		expect(fields).not.toEqual(plain.fields);
	});

	test('under a seal is named', async () => {
		const { fields, illegible } = await drawSpecimen({ ...PORTRAIT, mark: { kind: 'dark-box' } });
		expect(illegible?.length).toBeGreaterThan(0);
		expect(illegible?.filter((name) => fields[name] === null)).toEqual([]);
	});

	test('under glare is named: what is within its ellipse', () => {
		const spot = { x: 20, y: 10, long: 6, short: 3, degrees: 90 };
		const row = { width: 10, height: 3 };
		const areas = {
			identity_name: [{ left: 15, top: 8, ...row }],
			// Beside the narrow ellipse, but within its length.
			race: [{ left: 24, top: 8, ...row }],
			gender: [{ left: 15, top: 15, ...row }],
			address: [
				{ left: 15, top: 60, ...row },
				{ left: 15, top: 2, ...row },
			],
			birth: [{ left: 15, top: 20, ...row }],
		};
		expect(illegibleUnder(spot, areas)).toEqual(['identity_name', 'gender', 'address']);
	});
});

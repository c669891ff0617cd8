import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { checkCard } from '../../nodes/IdCardOcr/card/card-checks.ts';
import { compareCards, withComparison } from '../../nodes/IdCardOcr/card/card-comparison.ts';
import { emptyIdCardFields } from '../../domain/id-card.ts';
import { MASKING_PRESETS, type MaskingPreset } from '../../nodes/IdCardOcr/card/masking-preset.ts';
import { CHECK_NAMES, PROBLEMS } from '../../nodes/IdCardOcr/card/problem-code.ts';

const DOCUMENT = readFileSync(
	fileURLToPath(new URL('../../docs/checks-and-masking.md', import.meta.url)),
	'utf8',
);

/** The cells of the table whose first heading is given, without code marks. */
function tableOf(heading: string): string[][] {
	const lines = DOCUMENT.split('\n');
	const first = lines.findIndex((line) => line.startsWith(`| ${heading} `));
	const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
	return lines.slice(first + 2, first + length).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim().replaceAll('`', '')),
	);
}

test('the document lists every key of checks', () => {
	const checks = checkCard({}, '2026-11-25', [1, 0]);
	const compared = withComparison(checks, compareCards(emptyIdCardFields(), emptyIdCardFields()));
	const keys = [...Object.keys(compared), 'normalized'];
	expect(
		tableOf('Key')
			.map(([key]) => key)
			.sort(),
	).toEqual(keys.sort());
});

test('the document lists every problem code as the code has it', () => {
	const inCode = Object.entries(PROBLEMS).map(([code, problem]) => [
		code,
		problem.severity,
		problem.check,
		problem.sentence,
	]);
	expect(tableOf('Code')).toEqual(inCode);
});

test('the document lists every masking preset as the code has it', () => {
	const inCode = Object.entries<MaskingPreset>(MASKING_PRESETS).map(([name, preset]) => [
		name,
		`${preset.number.first} + ${preset.number.last}`,
		preset.birth,
		preset.validity,
		preset.place,
		preset.kind,
	]);
	expect(tableOf('Preset')).toEqual(inCode);
});

test('every check can find something, and every finding belongs to a check', () => {
	const found = new Set(Object.values(PROBLEMS).map(({ check }) => check));
	expect([...found].sort()).toEqual([...CHECK_NAMES].sort());
});

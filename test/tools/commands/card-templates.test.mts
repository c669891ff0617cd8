import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { TEMPLATES } from '../../../server/src/card/layout/templates.mts';
import { drawTemplate } from '../../../tools/commands/card-templates/template-drawing.mts';

const DOCS = fileURLToPath(new URL('../../../server/docs/', import.meta.url));
const page = readFileSync(`${DOCS}card-templates.md`, 'utf8');

test('there is one drawing of each template', () => {
	const names = TEMPLATES.map(({ name }) => `${name}.svg`);
	expect(readdirSync(`${DOCS}templates`).sort()).toEqual(names.sort());
});

describe.each(TEMPLATES)('the drawing of the template $name', (template) => {
	test('is what npm run docs:templates makes of it', () => {
		const drawing = readFileSync(`${DOCS}templates/${template.name}.svg`, 'utf8');
		expect(drawing).toBe(drawTemplate(template));
	});

	test('is shown by the page', () => {
		expect(page).toContain(`](templates/${template.name}.svg)`);
	});
});

test('the page has a row for each grammar', () => {
	const rows = [...page.matchAll(/^\| ([a-z ]+?) +\| `/gm)].map(([, grammar]) => grammar);
	const fields = TEMPLATES.flatMap(({ fields }) => fields.map(({ grammar }) => grammar));
	expect(rows.sort()).toEqual([...new Set(fields)].sort());
});

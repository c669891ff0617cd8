// npm run docs:templates
// Draws the templates that cards are read with, for server/docs/card-templates.md. A test compares the
// drawings with the templates.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { TEMPLATES } from '../../server/src/card/layout/templates.mts';
import { drawTemplate } from './card-templates/template-drawing.mts';

const folder = fileURLToPath(new URL('../../server/docs/templates/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const template of TEMPLATES) {
	writeFileSync(`${folder}${template.name}.svg`, drawTemplate(template));
}

const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { rm } = require('node:fs/promises');
const { join } = require('node:path');
const { dest, parallel, src } = require('gulp');

// Narrow on purpose: domain/package.json marks ES modules and would break the CommonJS in dist.
const icons = () => src('nodes/**/*.svg', { base: '.', encoding: false }).pipe(dest('dist'));
const codex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
const outputSchemas = () => src('nodes/*/__schema__/v*/*.json', { base: '.' }).pipe(dest('dist'));

// The compiler indents by four spaces, which are a twentieth of the package; no string has such a line.
const tabs = async () => {
	for (const name of readdirSync('dist', { recursive: true })) {
		if (!name.endsWith('.js')) continue;
		const file = join('dist', name);
		const indented = readFileSync(file, 'utf8').replace(/^(?: {4})+/gm, (spaces) =>
			'\t'.repeat(spaces.length / 4),
		);
		writeFileSync(file, indented);
	}
};

exports.assets = parallel(icons, codex, outputSchemas, tabs);
exports.clean = async () => await rm('dist', { recursive: true, force: true });

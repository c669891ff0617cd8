const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

// Narrow on purpose: domain/package.json marks ES modules and would break the CommonJS in dist.
const icons = () => src('nodes/**/*.svg', { base: '.', encoding: false }).pipe(dest('dist'));
const codex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
const outputSchemas = () => src('nodes/*/__schema__/v*/*.json', { base: '.' }).pipe(dest('dist'));

exports.assets = parallel(icons, codex, outputSchemas);
exports.clean = async () => await rm('dist', { recursive: true, force: true });

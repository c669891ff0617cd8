// For the files that n8n's own lint does not read: server, tests, commands, the page to try the server.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist/**', 'node_modules/**', '.demo/**', 'tools/lab/**'] },
	{
		files: ['**/*.mts'],
		extends: [eslint.configs.recommended, tseslint.configs.recommended],
		languageOptions: {
			parserOptions: { project: ['tsconfig.mts.json', 'server/page/tsconfig.json'] },
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
			'no-console': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'off',
		},
	},
	{
		// Runs in the browser; its types are checked, which finds unknown names too.
		files: ['server/{try,photo,page}/**/*.js'],
		extends: [eslint.configs.recommended],
		rules: { 'no-console': 'error', eqeqeq: 'error', 'no-undef': 'off' },
	},
	{
		// What the photo page loads runs on phones of eight years ago.
		files: ['server/photo/*.js', 'server/try/{ask-server,element,shown-image,words}.js'],
		languageOptions: { ecmaVersion: 2019 },
	},
	{
		// These talk to a person on a terminal.
		files: [
			...['tools/commands/**', 'tools/score/**'],
			...['server/src/run-server.mts', 'server/src/read-options.mts', 'server/src/run-read.mts'],
			...['server/src/or-exit.mts', 'server/scripts/**'],
		],
		rules: { 'no-console': 'off' },
	},
);

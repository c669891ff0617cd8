// For tests that load ONNX Runtime in their own process, whose true environment Jest keeps from them.
process.env.ORT_DISABLE_TELEMETRY = '1';

/** @type {import('jest').Config} */
export default {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.mts', '<rootDir>/server/test/**/*.test.mts'],
	// "npm run test:e2e" and "npm run test:queue" start what these need.
	testPathIgnorePatterns: ['/test/e2e/'],
	extensionsToTreatAsEsm: ['.ts', '.mts'],
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'cjs', 'js', 'json', 'node'],
	transform: {
		'\\.m?ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
	},
	// Two cores: more workers only share them, and each loads n8n's engine or the models.
	maxWorkers: 2,
	globalSetup: '<rootDir>/tools/n8n/in-process/user-folder/setup.mjs',
	globalTeardown: '<rootDir>/tools/n8n/in-process/user-folder/teardown.mjs',
	testTimeout: 60_000,
};

// For tests that load ONNX Runtime in their own process, whose true environment Jest keeps from them.
process.env.ORT_DISABLE_TELEMETRY = '1';
// A process that a test starts takes the server's sources as compiled before: half of a start's time.
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/node_modules/.cache/compiled`;

/** @type {import('jest').Config} */
export default {
	testEnvironment: '<rootDir>/tools/n8n/in-process/jest-environment.mjs',
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
	// Jest keeps parts of every test file in memory, and each garbage collection walks all of them.
	workerIdleMemoryLimit: '1GB',
	globalSetup: '<rootDir>/tools/n8n/in-process/jest-setup.mjs',
	testTimeout: 60_000,
};

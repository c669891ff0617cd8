import { TestEnvironment } from 'jest-environment-node';
import { createRequire } from 'node:module';

/**
 * Jest loads every module afresh for each test file. n8n's engine has thousands, so it is loaded once per
 * process, outside Jest's registry.
 */
export default class SharedEngineEnvironment extends TestEnvironment {
	constructor(...given) {
		super(...given);
		this.global.requireShared = createRequire(import.meta.url);
	}
}

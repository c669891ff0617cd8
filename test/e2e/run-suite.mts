import process from 'node:process';
import { stopRequested } from '../../tools/processes/stop-request.mts';
import { runJest } from './run-jest.mts';
import type { StartedEnvironment } from './suite-environment.mts';

/** What became of a suite. */
export interface SuiteRun<Environment> {
	environment: Environment;
	/** Of Jest; 1 where the run was to stop. */
	code: number;
}

/**
 * Starts an environment, runs tests in it, and stops it. Ends the process where nothing could start.
 *
 * @param config file name in this folder.
 */
export async function runSuite<Environment>(
	config: string,
	start: () => Promise<StartedEnvironment<Environment>>,
	{ testFiles = [], more = {} }: { testFiles?: string[]; more?: Record<string, string> } = {},
): Promise<SuiteRun<Environment>> {
	const { environment, env, stop } = await start().catch((error: Error) => {
		process.stderr.write(`\nThe tests could not start. ${error.message}\n`);
		process.exit(1);
	});
	const tests = runJest(config, testFiles, { ...env, ...more });
	const code = await Promise.race([tests, stopRequested().then(() => 1)]);
	await stop();
	return { environment, code };
}

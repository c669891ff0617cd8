import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { waitForExecution, type Execution } from '../../../tools/n8n/installed/executions.mts';
import type { N8nRestClient } from '../../../tools/n8n/installed/rest-client.mts';

/** The executions of a form's workflow, one after the other. */
export class FormExecutions {
	readonly #client: N8nRestClient;
	readonly #workflowId: string;
	#latest = 0;

	constructor(client: N8nRestClient, workflowId: string) {
		this.#client = client;
		this.#workflowId = workflowId;
	}

	/** Closes the last page of the next execution, which ends only after that has loaded. */
	async ended(page: Page): Promise<Execution> {
		const execution = await waitForExecution(this.#client, this.#workflowId, {
			after: this.#latest,
		});
		this.#latest = Number(execution.id);
		await page.close();
		expect(execution.error).toBeUndefined();
		return execution;
	}
}

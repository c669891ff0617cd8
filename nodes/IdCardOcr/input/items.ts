import type { IExecuteFunctions } from 'n8n-workflow';

import { type NodeItem, nodeItem } from './item.ts';
import { carefulSettings, resultSettings, type ResultSettings } from './result-settings.ts';

/** An input item with its settings. */
export interface Item extends NodeItem {
	settings: ResultSettings;
	/** What was thrown for one whose settings cannot be used: it has careful ones. */
	refusal?: { thrown: unknown };
}

/**
 * Reads all input items before anything is sent. Never throws: n8n would then pass the unread rows to the first
 * output.
 */
export function readItems(context: IExecuteFunctions): Item[] {
	return context.getInputData().map((_, i) => {
		const item = nodeItem(context, i);
		try {
			return { ...item, settings: resultSettings(item) };
		} catch (thrown) {
			return { ...item, settings: carefulSettings(item), refusal: { thrown } };
		}
	});
}

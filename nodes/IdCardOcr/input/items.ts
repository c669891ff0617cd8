import type { IExecuteFunctions } from 'n8n-workflow';

import { type NodeItem, nodeItem } from './item.ts';
import { resultSettings, type ResultSettings } from './result-settings.ts';

/** An input item with its settings, or what was thrown for one that cannot be used. */
export type Item = NodeItem &
	({ settings: ResultSettings } | { settings: undefined; thrown: unknown });

/** An input item whose settings could be read. */
export type UsableItem = Item & { settings: ResultSettings };

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
			return { ...item, settings: undefined, thrown };
		}
	});
}

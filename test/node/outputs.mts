import type { INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

/** Returns how many items leave, by output. */
export function counts(outputs: INodeExecutionData[][]): number[] {
	return outputs.map(({ length }) => length);
}

/** Returns the index of the input item of each item, by output. */
export function sources(outputs: INodeExecutionData[][]): unknown[][] {
	return outputs.map((items) =>
		items.map(({ pairedItem }) => (pairedItem as { item: number }).item),
	);
}

/** Returns a column of each item, by output. */
export function column(outputs: INodeExecutionData[][], name: string): unknown[][] {
	return outputs.map((items) => items.map(({ json }) => json[name]));
}

/** Returns what the editor shows below the outputs. */
export function messagesOf(hints: readonly NodeExecutionHint[]): string[] {
	return hints.map(({ message }) => message);
}

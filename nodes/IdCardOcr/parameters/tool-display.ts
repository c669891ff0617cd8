import type { IDisplayOptions } from 'n8n-workflow';

/** Shows a parameter unless the node is an AI agent's tool. */
export const NOT_AS_TOOL: IDisplayOptions = { hide: { '@tool': [true] } };

/** Shows a parameter only where the node is such a tool. n8n passes tools neither rows nor files. */
export const AS_TOOL: IDisplayOptions = { show: { '@tool': [true] } };

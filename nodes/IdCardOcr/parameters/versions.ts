import type { IDisplayOptions } from 'n8n-workflow';

/** Shows a parameter in workflows that were saved before 0.2. */
export const IN_VERSION_1: IDisplayOptions = { show: { '@version': [1] } };

/** Shows a parameter in every newer one. */
export const SINCE_VERSION_2: IDisplayOptions = { show: { '@version': [{ _cnd: { gte: 2 } }] } };

/** Shows a parameter of {@link SINCE_VERSION_2} unless the node is an AI agent's tool. */
export const NOT_AS_TOOL: IDisplayOptions = { ...SINCE_VERSION_2, hide: { '@tool': [true] } };

/** Shows it only where the node is such a tool. n8n passes tools neither rows nor files. */
export const AS_TOOL: IDisplayOptions = {
	show: { ...SINCE_VERSION_2.show, '@tool': [true] },
};

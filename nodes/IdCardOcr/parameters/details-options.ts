import type { INodeProperties } from 'n8n-workflow';

/** Whether to output what else the service says about a reading. */
const details: INodeProperties = {
	displayName: 'Details',
	name: 'details',
	type: 'boolean',
	default: false,
	description:
		"Whether to output how confident the reading of each field is, whether it needs review and why, and the image quality. As columns, or as an object if 'Checks' is set to Object. Needs a self-hosted server.",
};

/** From which confidence on a field counts. */
const minimumConfidence: INodeProperties = {
	displayName: 'Minimum Confidence',
	name: 'minimumConfidence',
	type: 'number',
	typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 3 },
	default: 0.8,
	description:
		'A card does not pass its checks, and needs_review is true, if the confidence of a field is lower or unknown. Needs a self-hosted server.',
};

/** What only a self-hosted server can say about a reading, in the order of their titles. */
export const detailsOptions: INodeProperties[] = [details, minimumConfidence];

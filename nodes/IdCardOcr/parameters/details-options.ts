import type { INodeProperties } from 'n8n-workflow';

/** Whether to put out what else the service says of a reading. */
const details: INodeProperties = {
	displayName: 'Details',
	name: 'details',
	type: 'boolean',
	default: false,
	description:
		"Whether to put out how sure the reading of each field is, whether a person should look at it and why, and the image's quality. As columns, or as an object where 'Checks' are one. Needs a self-hosted server.",
};

/** From which confidence on a field counts. */
const minimumConfidence: INodeProperties = {
	displayName: 'Minimum Confidence',
	name: 'minimumConfidence',
	type: 'number',
	typeOptions: { minValue: 0.5, maxValue: 1, numberPrecision: 3 },
	default: 0.8,
	description:
		'A card does not pass its checks, and needs_review is true, if the confidence of a field is lower or not known. Needs a self-hosted server.',
};

/** What only a self-hosted server can say of a reading, in the order of their titles. */
export const detailsOptions: INodeProperties[] = [details, minimumConfidence];

import type { INodeProperties } from 'n8n-workflow';

import { imageSource, oneImage, simplify, twoImages } from '../parameters/image-parameters.ts';
import { imageOptions, optionsParameter } from '../parameters/options-parameter.ts';
import { recognizeImages } from '../run/images.ts';
import type { Operation } from '../run/operation.ts';
import { bothSidesInOneImage } from './both-sides-in-one-image.ts';
import { bothSidesInTwoImages } from './both-sides-in-two-images.ts';

const IMAGES: INodeProperties = {
	displayName: 'Images',
	name: 'images',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'One Image with Both Sides',
			value: 'one',
			description: 'A photo, scan or copy that shows both. Needs a self-hosted server.',
		},
		{
			name: 'Two Images',
			value: 'two',
			description: 'One for each side, in either order',
		},
	],
	default: 'two',
	description:
		'Whether the two sides of a card come in one image or in two. If one image shows cards of several people, each person gets an item.',
};

/** Both sides of a card become one item: from two images in either order, or from one that shows both. */
export const recognizeBothSides: Operation = {
	title: 'Recognize Both Sides',
	value: 'recognizeBothSides',
	description:
		'Read two images of one card, in either order, or one that shows both, into one item',
	action: 'Recognize both sides of ID card',
	callsService: true,
	parameters: [
		IMAGES,
		...imageSource,
		...oneImage.map((parameter) => ({
			...parameter,
			displayOptions: { show: { ...parameter.displayOptions?.show, images: ['one'] } },
		})),
		...twoImages,
		simplify,
		optionsParameter(imageOptions),
	],
	outputs: () => ['Complete', 'Incomplete'],
	run: async (context, outputs) => {
		const isOne = context.getNodeParameter('images', 0, 'two') === 'one';
		const operation = isOne ? bothSidesInOneImage : bothSidesInTwoImages;
		return await recognizeImages(context, outputs, operation);
	},
};

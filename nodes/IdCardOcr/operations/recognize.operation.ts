import { pairingSettings } from '../input/pairing-settings.ts';
import { imageParameters } from '../parameters/image-parameters.ts';
import { imageOptions, serverOptions } from '../parameters/options.ts';
import { columnsParameters } from '../parameters/columns-parameters.ts';
import { pairingParameters } from '../parameters/pairing-parameters.ts';
import { optionsParameter, ROUTING } from '../parameters/shared-parameters.ts';
import { recognizeImages } from '../run/images.ts';
import type { Operation } from '../run/operation.ts';
import { allItemsReadout } from './all-items-results.ts';
import { personReadout } from './person-results.ts';
import { sideReadout } from './side-results.ts';

/** One call for each image; an item for every side that is found, or for every person of an item or of the run. */
export const recognize: Operation = {
	title: 'Recognize ID Card',
	value: 'recognize',
	description: 'Read images of ID cards and detect which side they show',
	action: 'Recognize ID card',
	parameters: [
		...imageParameters,
		...pairingParameters.map((parameter) => ({
			...parameter,
			displayOptions: { show: { oneItemPer: ['personAllItems'] } },
		})),
		...ROUTING,
		...columnsParameters,
		optionsParameter(imageOptions),
		optionsParameter(serverOptions, ['Self-Hosted Server Options', 'serverOptions']),
	],
	outputs: (parameters) => {
		if (parameters.route === false) return [''];
		return ['person', 'personAllItems'].includes(parameters.oneItemPer as string)
			? ['Complete', 'Needs Review', 'Incomplete']
			: ['Front', 'Back', 'Needs Review', 'Not Read'];
	},
	run: async (context, outputs) => {
		const chosen = context.getNodeParameter('oneItemPer', 0, 'side');
		const readout =
			chosen === 'personAllItems'
				? allItemsReadout(pairingSettings(context))
				: chosen === 'person'
					? personReadout
					: sideReadout;
		return await recognizeImages(context, outputs, readout);
	},
};

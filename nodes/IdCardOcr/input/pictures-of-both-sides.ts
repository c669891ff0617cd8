import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputRefusal } from '../failure/input-refusal.ts';
import { AbsentPicture, OtherPictureRefused } from './absent-picture.ts';
import type { AcceptedImages } from './accepted-images.ts';
import { DEFAULT_FIELDS, fieldsToRead } from './default-file.ts';
import { filesOf } from './item-files.ts';
import type { ItemPicture } from './item-picture.ts';
import {
	FILE_LABEL,
	filePicture,
	type NamedPicture,
	refusedPicture,
	sourceOf,
	TEXT_PARAMETERS,
	textPicture,
} from './named-picture.ts';

type Which = 'first' | 'second';

/** Returns the two pictures that "Recognize Both Sides" reads from one item, in either order. */
export function picturesOfBothSides(
	context: IExecuteFunctions,
	itemIndex: number,
	accepted: AcceptedImages,
): [ItemPicture, ItemPicture] {
	const [first, second] = (['first', 'second'] as const).map((which) => {
		try {
			return namedPicture(context, itemIndex, which, accepted);
		} catch (thrown) {
			return refusedPicture(thrown);
		}
	});
	return [
		{ itemIndex, ...besideOther(first, second) },
		{ itemIndex, ...besideOther(second, first) },
	];
}

function namedPicture(
	context: IExecuteFunctions,
	itemIndex: number,
	which: Which,
	accepted: AcceptedImages,
): NamedPicture {
	const source = sourceOf(context, itemIndex);
	const ordinal = which === 'first' ? 'First' : 'Second';
	if (source !== 'binary') {
		const name = source === 'url' ? `${which}Url` : `${which}Base64`;
		const label = `${ordinal} ${TEXT_PARAMETERS[source][1]}`;
		return textPicture(context, itemIndex, source, [name, label], accepted);
	}
	const field = fieldOfBoth(context, itemIndex, which);
	return filePicture(context, itemIndex, field, `${ordinal} ${FILE_LABEL}`, accepted);
}

function fieldOfBoth(
	context: IExecuteFunctions,
	itemIndex: number,
	which: Which,
): string | IBinaryData {
	const fieldOf = (one: Which) =>
		context.getNodeParameter(`${one}BinaryPropertyName`, itemIndex) as string | IBinaryData;
	const [first, second] = [fieldOf('first'), fieldOf('second')];
	const own = which === 'first' ? first : second;
	if (typeof first !== 'string' || typeof second !== 'string') return own;
	const files = Object.keys(filesOf(context, itemIndex));
	const fields = fieldsToRead([first, second], DEFAULT_FIELDS.recognizeBothSides, files);
	return fields[which === 'first' ? 0 : 1];
}

/** Spends no call on a picture if the other one cannot be sent. */
function besideOther(own: NamedPicture, other: NamedPicture): NamedPicture {
	return {
		check: () => void unlessRefused(attempt(own.check), attempt(other.check)),
		job: async () => unlessRefused(await attemptAsync(own.job), await attemptAsync(other.job)),
	};
}

/** What came of one picture. */
type Attempt<Value> = { value: Value } | { thrown: unknown };

/**
 * Returns what came of a picture, unless the other one cannot be sent. An absent picture is an
 * {@link AbsentPicture} only where the other one is there.
 */
function unlessRefused<Value>(own: Attempt<Value>, other: Attempt<Value>): Value {
	const otherRefused = 'thrown' in other && !(other.thrown instanceof AbsentPicture);
	if ('thrown' in own) {
		const { thrown } = own;
		if (!(thrown instanceof AbsentPicture) || 'value' in other) throw thrown;
		if (!otherRefused) throw new InputRefusal(thrown.message, thrown.advice, thrown.problem);
	}
	if (otherRefused) throw new OtherPictureRefused(other.thrown);
	return (own as { value: Value }).value;
}

function attempt<Value>(work: () => Value): Attempt<Value> {
	try {
		return { value: work() };
	} catch (thrown) {
		return { thrown };
	}
}

async function attemptAsync<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
	return await work().then(
		(value) => ({ value }),
		(thrown: unknown) => ({ thrown }),
	);
}

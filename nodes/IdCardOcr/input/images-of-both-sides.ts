import type { IBinaryData } from 'n8n-workflow';

import { AbsentImage, InputRefusal, OtherImageRefused } from '../failure/input-refusal.ts';
import type { AcceptedImages } from './accepted-images.ts';
import type { Item } from './items.ts';
import {
	fieldsToRead,
	FILE_LABEL,
	fileImage,
	type ImageGroup,
	type NamedImage,
	refusedImage,
	sourceOf,
	TEXT_PARAMETERS,
	textImage,
} from './named-image.ts';

type Which = 'first' | 'second';

/** The fields that the parameters name by default. */
const DEFAULT_FIELDS = ['front', 'back'];

/** Returns the two images that "Recognize Both Sides" reads from one item, in either order. */
export function imagesOfBothSides(item: Item, accepted: AcceptedImages): ImageGroup {
	const [first, second] = (['first', 'second'] as const).map((which) => {
		try {
			return namedImage(item, which, accepted);
		} catch (thrown) {
			return refusedImage(thrown);
		}
	});
	return { item, images: [unlessOtherRefused(first, second), unlessOtherRefused(second, first)] };
}

function namedImage(item: Item, which: Which, accepted: AcceptedImages): NamedImage {
	const source = sourceOf(item);
	const ordinal = which === 'first' ? 'First' : 'Second';
	if (source !== 'binary') {
		const name = source === 'url' ? `${which}Url` : `${which}Base64`;
		const label = `${ordinal} ${TEXT_PARAMETERS[source][1]}`;
		return textImage(item, source, [name, label], accepted);
	}
	return fileImage(item, fieldOfBoth(item, which), `${ordinal} ${FILE_LABEL}`, accepted);
}

function fieldOfBoth(item: Item, which: Which): string | IBinaryData {
	const [first, second] = ['first', 'second'].map(
		(one) => item.parameter(`${one}BinaryPropertyName`) as string | IBinaryData,
	);
	const isFirst = which === 'first';
	if (typeof first !== 'string' || typeof second !== 'string') return isFirst ? first : second;
	return fieldsToRead([first, second], DEFAULT_FIELDS, item)[isFirst ? 0 : 1];
}

/** Spends no call on an image if the other one cannot be sent. */
function unlessOtherRefused(own: NamedImage, other: NamedImage): NamedImage {
	return {
		check: () => void unlessRefused(attempt(own.check), attempt(other.check)),
		job: async () => unlessRefused(await attemptAsync(own.job), await attemptAsync(other.job)),
	};
}

/** What came of one image. */
type Attempt<Value> = { value: Value } | { thrown: unknown };

/**
 * Returns what came of an image, unless the other one cannot be sent. An absent image is an
 * {@link AbsentImage} only where the other one is there.
 */
function unlessRefused<Value>(own: Attempt<Value>, other: Attempt<Value>): Value {
	const otherRefused = 'thrown' in other && !(other.thrown instanceof AbsentImage);
	if ('thrown' in own) {
		const { thrown } = own;
		if (!(thrown instanceof AbsentImage) || 'value' in other) throw thrown;
		if (!otherRefused) throw new InputRefusal(thrown.message, thrown.advice, thrown.problem);
	}
	if (otherRefused) throw new OtherImageRefused(other.thrown);
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

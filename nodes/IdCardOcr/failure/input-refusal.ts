import type { Sentence } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

/** What may be wrong with an image, as a code for workflows, and what to check if that is wrong with all of a run. */
const IMAGE_PROBLEMS = {
	'empty-file': 'Check whether the node that fetches the files gets their content.',
	'too-large':
		'Make the images smaller, or ask whoever runs the service, or a proxy in front of it, to allow more.',
	'unsupported-format':
		"Check that 'Input Data Field Name' or 'Image as Base64' is where the photos are, and nothing else.",
	'not-a-link': "Check that 'Image URL' takes the column with the links.",
	'not-base64': "Check that 'Image as Base64' takes the field with the images.",
} as const;

export class InputRefusal extends PlainFailure {
	/** What is wrong with a parameter is said in English, as the editor names it. */
	constructor(wrong: string, advice: string) {
		super(({ setting }) => setting(wrong), { reasonCode: 'setting', retry: 'never', advice });
	}
}

/** A number of which JavaScript cannot hold all digits, in the field `column`. */
export class LostDigits extends PlainFailure {
	constructor(column: string) {
		const advice = 'Excel and n8n keep 15 or 16 digits of a number, and all of a text.';
		super(({ lostDigits }) => lostDigits(column), {
			reasonCode: 'setting',
			retry: 'never',
			advice,
		});
	}
}

/** A credential that is missing, or that nothing can be sent with. */
export class UnusableCredential extends PlainFailure {
	constructor(wrong: string, advice: string) {
		super(({ setting }) => setting(wrong), { reasonCode: 'setting', retry: 'credential', advice });
	}
}

/** No image was given: either somebody has to, or a parameter names the wrong field for every item. */
export class AbsentImage extends PlainFailure {
	constructor(sentence: Sentence, advice: string) {
		super(sentence, { reasonCode: 'no-image', retry: 'image', advice });
	}
}

/** An image that was given, and that no service can read. */
export class UnusableImage extends PlainFailure {
	constructor(reasonCode: keyof typeof IMAGE_PROBLEMS, sentence: Sentence) {
		super(sentence, { reasonCode, retry: 'image', advice: IMAGE_PROBLEMS[reasonCode] });
	}
}

import type { Sentence } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

/** What is wrong with an image that was given, as a code that workflows can compare with. */
type ImageProblem = 'empty-file' | 'too-large' | 'unsupported-format' | 'not-a-link' | 'not-base64';

export class InputRefusal extends PlainFailure {
	/** What is wrong with a parameter is said in English, as the editor names it. */
	constructor(wrong: string, advice: string) {
		super(({ setting }) => setting(wrong), { reasonCode: 'setting', retry: 'never', advice });
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
	constructor(reasonCode: ImageProblem, sentence: Sentence) {
		super(sentence, { reasonCode, retry: 'image' });
	}
}

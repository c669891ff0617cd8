import type { Sentence } from '../../../domain/language/language.ts';
import { PlainFailure } from './failure.ts';

/** What is wrong with an image, as a code that workflows can compare with. */
type ImageProblem =
	| 'no-image'
	| 'empty-file'
	| 'too-large'
	| 'not-jpeg-or-png'
	| 'not-a-link'
	| 'not-base64';

export class InputRefusal extends PlainFailure {
	/**
	 * `problem` is set where the image itself is at fault, not a parameter; what is wrong with a parameter is said in
	 * English, as the editor names it.
	 */
	constructor(wrong: string | Sentence, advice: string, problem?: ImageProblem) {
		const retry = problem === undefined ? 'never' : 'image';
		super(typeof wrong === 'string' ? ({ setting }) => setting(wrong) : wrong, {
			reasonCode: problem ?? 'setting',
			retry,
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

export class AbsentImage extends InputRefusal {
	constructor(wrong: Sentence, advice: string) {
		super(wrong, advice, 'no-image');
	}
}

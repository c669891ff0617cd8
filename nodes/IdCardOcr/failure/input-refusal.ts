import { Failure } from './failure.ts';
import type { Retry } from './reason.ts';

/** Why an image cannot be sent, as a code that workflows can compare with. */
type ImageProblem =
	| 'no-image'
	| 'empty-file'
	| 'too-large'
	| 'not-jpeg-or-png'
	| 'not-a-link'
	| 'not-base64';

/** An input or option that cannot be used. */
export class InputRefusal extends Failure {
	override readonly name: string = 'InputRefusal';

	declare readonly advice: string;

	override readonly reasonCode: string;

	override readonly retry: Retry;

	/** `problem` is set where the image itself is at fault, not a parameter. */
	constructor(message: string, advice: string, problem?: ImageProblem) {
		super(message, advice);
		this.reasonCode = problem ?? 'setting';
		this.retry = problem === undefined ? 'never' : 'image';
	}
}

/** There is no image where the parameters point. */
export class AbsentImage extends InputRefusal {
	override readonly name = 'AbsentImage';

	constructor(message: string, advice: string) {
		super(message, advice, 'no-image');
	}
}

/** Why an image cannot be sent, as a code that workflows can compare with. */
export type ImageProblem =
	| 'no-image'
	| 'empty-file'
	| 'too-large'
	| 'not-jpeg-or-png'
	| 'not-a-link'
	| 'not-base64';

/** An input or option that cannot be used. `message` says what is wrong, `advice` what to do. */
export class InputRefusal extends Error {
	override readonly name: string = 'InputRefusal';

	readonly advice: string;

	/** Set where the image itself is at fault, not a parameter. */
	readonly problem?: ImageProblem;

	constructor(message: string, advice: string, problem?: ImageProblem) {
		super(message);
		this.advice = advice;
		this.problem = problem;
	}
}

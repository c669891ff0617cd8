import type { IDataObject } from 'n8n-workflow';

import { Failure } from './failure.ts';

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

	/** Set where the image itself is at fault, not a parameter. */
	readonly problem?: ImageProblem;

	override readonly codes: IDataObject;

	constructor(message: string, advice: string, problem?: ImageProblem) {
		super(message, advice);
		this.problem = problem;
		this.codes = problem === undefined ? {} : { problem };
	}
}

/** Options that the credential's service cannot do: whatever the image, it is not sent. */
export class ServiceRefusal extends InputRefusal {
	override readonly name = 'ServiceRefusal';
}

/** There is no image where the parameters point. */
export class AbsentImage extends InputRefusal {
	override readonly name = 'AbsentImage';

	constructor(message: string, advice: string) {
		super(message, advice, 'no-image');
	}
}

/** An image that is not sent because the other one of its pair cannot be. */
export class OtherImageRefused extends Failure {
	override readonly name = 'OtherImageRefused';

	/** What was thrown for the other one. */
	readonly refusal: unknown;

	constructor(refusal: unknown) {
		super('The other image cannot be sent');
		this.refusal = refusal;
	}
}

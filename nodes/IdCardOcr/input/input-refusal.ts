/** An item whose input cannot be sent. `message` says what is wrong, `advice` how to go on. */
export class InputRefusal extends Error {
	override readonly name: string = 'InputRefusal';

	readonly advice: string;

	constructor(message: string, advice: string) {
		super(message);
		this.advice = advice;
	}
}

/** There is no picture at all where the parameters say that one should be. */
export class AbsentPicture extends InputRefusal {
	override readonly name = 'AbsentPicture';
}

/** A picture that could be sent, but is not, as the other one of its pair cannot be. */
export class OtherPictureRefused extends Error {
	override readonly name = 'OtherPictureRefused';

	/** What was thrown for the other one. */
	readonly refusal: unknown;

	constructor(refusal: unknown) {
		super('The other picture cannot be sent');
		this.refusal = refusal;
	}
}

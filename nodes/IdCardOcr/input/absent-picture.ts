import { InputRefusal } from '../failure/input-refusal.ts';

/** There is no picture where the parameters point. */
export class AbsentPicture extends InputRefusal {
	override readonly name = 'AbsentPicture';

	constructor(message: string, advice: string) {
		super(message, advice, 'no-image');
	}
}

/** A picture that is not sent because the other one of its pair cannot be. */
export class OtherPictureRefused extends Error {
	override readonly name = 'OtherPictureRefused';

	/** What was thrown for the other one. */
	readonly refusal: unknown;

	constructor(refusal: unknown) {
		super('The other image cannot be sent');
		this.refusal = refusal;
	}
}

/** An input or option that cannot be used. `message` says what is wrong, `advice` what to do. */
export class InputRefusal extends Error {
	override readonly name: string = 'InputRefusal';

	readonly advice: string;

	constructor(message: string, advice: string) {
		super(message);
		this.advice = advice;
	}
}

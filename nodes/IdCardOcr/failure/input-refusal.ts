/** An item whose input cannot be sent. `message` says what is wrong, `advice` how to go on. */
export class InputRefusal extends Error {
	override readonly name: string = 'InputRefusal';

	readonly advice: string;

	constructor(message: string, advice: string) {
		super(message);
		this.advice = advice;
	}
}

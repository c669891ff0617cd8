import type { Sentence } from '../../../domain/language/language.ts';
import { Failure } from './failure.ts';
import { AbsentImage } from './input-refusal.ts';
import { LostConnection } from './lost-connection.ts';

/** What n8n threw, such as for an expression that fails. */
class OtherFailure extends Failure {
	constructor(sentence: Sentence, advice?: string) {
		super(sentence, { reasonCode: 'failed', retry: 'never', advice });
	}

	override masked(): Failure {
		return new OtherFailure(
			({ failedMasked }) => failedMasked,
			"To see it, set 'Mask Sensitive Values' to Off for a test item.",
		);
	}
}

/**
 * Whether the image that was given, or its link, is at fault, as one without a card is: that comes of this image alone, and stops no run. One
 * that is absent is not: a parameter may name the wrong field for every item.
 */
export function isOfImage(thrown: unknown): boolean {
	const { retry, reasonCode } = failureOf(thrown).facts;
	return (retry === 'image' || reasonCode === '4000') && !(thrown instanceof AbsentImage);
}

export function failureOf(thrown: unknown): Failure {
	if (thrown instanceof Failure) return thrown;
	const apiError = errorNamed('NodeApiError', thrown);
	if (apiError !== undefined) {
		return new LostConnection(typeof apiError.httpCode === 'string' ? apiError.httpCode : '');
	}
	const advice = errorNamed('NodeOperationError', thrown)?.description;
	const message = thrown instanceof Error ? thrown.message : 'Unknown reason';
	return new OtherFailure(
		({ failed }) => failed(message),
		typeof advice === 'string' && advice !== '' ? advice : undefined,
	);
}

// By name: where another copy of n8n-workflow is installed next to this package, n8n's error classes
// are not the ones that this package imports.
function errorNamed(name: string, thrown: unknown): Record<string, unknown> | undefined {
	const isNamed = thrown instanceof Error && thrown.name === name;
	return isNamed ? (thrown as unknown as Record<string, unknown>) : undefined;
}

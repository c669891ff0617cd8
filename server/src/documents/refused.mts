import { ValidationError } from '../errors/server-errors.mts';
import { MAX_PAGES, type Refusal } from './decoder-protocol.mts';

/** Returns the error that tells a caller why a document was refused. */
export function refused(why: Refusal | 'too-slow'): ValidationError {
	return new ValidationError(
		why === 'too-many-pages'
			? { reason: 'document-too-many-pages', most: MAX_PAGES }
			: { reason: `document-${why}` },
	);
}

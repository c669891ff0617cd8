import { MOST_MISSES, readBatch } from './directed-lines.mts';
import { draftRule, type DraftOptions } from './draft.mts';
import { lineInput, neededOutputs, posteriorOf } from './recognition.mts';
import type { Session } from './session.mts';
import type { Handlers } from './worker-protocol.mts';

/** A network that drafts lines, and when its drafts stand. */
export interface Drafting {
	session: Session;
	options: DraftOptions;
}

/**
 * What a thread with the recognition network does: it recognizes lines of text.
 * @throws when the draft network has no classes, since they would not be numbered like the full network's.
 */
export function recognitionTasks(
	session: Session,
	alphabet: readonly string[],
	drafting?: Drafting,
): Handlers {
	if (drafting !== undefined && neededOutputs(drafting.session).length === 1) {
		throw new Error('The draft network has no classes.');
	}
	const draftStands = drafting && draftRule(drafting.options);
	return {
		async recognize({ raster, batch, ...rendering }) {
			let patience = rendering.careful ? 0 : MOST_MISSES;
			return readBatch(batch, async (quad) => {
				const line = lineInput(raster, quad, rendering);
				if (drafting !== undefined && draftStands !== undefined && patience > 0) {
					const posterior = await posteriorOf(drafting.session, line, alphabet);
					const stands = draftStands(posterior);
					patience += stands ? 1 : -1;
					if (stands) return { ...posterior, isDraft: true };
				}
				return posteriorOf(session, line, alphabet);
			});
		},
	};
}

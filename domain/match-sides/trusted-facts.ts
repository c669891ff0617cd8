import { hasValidCheckCharacter } from '../id-number.ts';
import { type EmblemFacts, emblemFacts, type PortraitFacts, portraitFacts } from '../side-facts.ts';
import type { ItemSide } from './distinct-sides.ts';

/** Returns what a front says about its back. A birth that no sound number confirms may be misread, and proves nothing. */
export function factsOfFront({ fields }: ItemSide): PortraitFacts {
	const isSound = hasValidCheckCharacter(fields.identity_code ?? '');
	return portraitFacts({ ...fields, birth: isSound ? fields.birth : null });
}

/** Cards of today's kind were first issued in 2004; an earlier date is misread. */
const FIRST_DAY = '2004-01-01';

/** Returns what a back says about its front. A period that begins before there were such cards proves nothing. */
export function factsOfBack({ fields }: ItemSide): EmblemFacts {
	const isMisread = (fields.valid_date_start ?? FIRST_DAY) < FIRST_DAY;
	return emblemFacts({ ...fields, ...(isMisread ? { valid_date_start: null } : {}) });
}

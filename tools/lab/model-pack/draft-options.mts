import { ETHNIC_GROUPS } from '../../../domain/ethnic-group.ts';
import { TEMPLATES } from '../../../server/src/card/layout/templates.mts';
import type { DraftOptions } from '../../../server/src/ocr/draft.mts';

/** The words printed on every card. */
const WORDS = TEMPLATES.flatMap(({ anchors }) =>
	anchors.flatMap(({ word }) => (typeof word === 'string' ? [word] : [])),
);

const PIECES = [...new Set(WORDS)]
	// A name may follow it, and be lost.
	.filter((word) => word !== '姓名')
	.concat(`民族(?:${ETHNIC_GROUPS.join('|')})`, '[男女年月日]', '长期', '[0-9X.-]')
	.join('|');

/**
 * When a draft stands. One character, or only such as 月 or a dash, may be part of a name or dirt. Of lines of this form on
 * 1,150 drawn cards, 0.95 by width stand, and each says what the full network reads. Addresses and authorities are
 * not among them: on 950 cards in fonts that nothing was trained on, 8 drafts with more than 0.9 had 杜 for 社.
 */
export const DRAFT_OPTIONS: DraftOptions = {
	closed: `^(?=..)(?![年月日.-]+$)(?:${PIECES})+$`,
	sure: 0.8,
};

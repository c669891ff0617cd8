import { matchSides } from '../match-sides/match-sides.operation.ts';
import type { Operation } from '../run/operation.ts';
import { checkIdCard } from './check-id-card.operation.ts';
import { checkIdNumber } from './check-id-number.operation.ts';
import { recognizeBothSides } from './recognize-both-sides.operation.ts';
import { recognize } from './recognize.operation.ts';

/** The operations of the node. */
export const OPERATIONS: readonly Operation[] = [
	recognize,
	recognizeBothSides,
	checkIdCard,
	checkIdNumber,
	matchSides,
];

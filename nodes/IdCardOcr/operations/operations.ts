import { matchSides } from '../match-sides/match-sides.operation.ts';
import type { Operation } from '../run/operation.ts';
import { checkIdCard } from './check-id-card.operation.ts';
import { recognize } from './recognize.operation.ts';

/** The operations of the node, in the order of its lists. */
export const OPERATIONS: readonly Operation[] = [recognize, checkIdCard, matchSides];

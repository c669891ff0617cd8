import { matchSides } from '../match-sides/match-sides.operation.ts';
import type { Operation } from '../run/operation.ts';
import { checkIdCard } from './check-id-card.operation.ts';
import { recognize } from './recognize.operation.ts';

/** In the order of the editor's lists. */
export const OPERATIONS: readonly Operation[] = [recognize, checkIdCard, matchSides];

import { matchSides } from '../match-sides/match-sides.operation.ts';
import type { Operation } from '../run/operation.ts';
import { checkIdCard } from './check-id-card.operation.ts';
import { recognize } from './recognize.operation.ts';

/** By their titles, as n8n lists them; the first one of a new node is 'Recognize ID Card'. */
export const OPERATIONS: readonly Operation[] = [checkIdCard, matchSides, recognize];

export function operationNamed(value: unknown): Operation {
	return OPERATIONS.find((one) => one.value === value) ?? recognize;
}

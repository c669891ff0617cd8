import type { ExtraRequest } from '../../../domain/extra.ts';
import type { Service } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import type { Item } from './items.ts';

/**
 * Returns what an item's requests ask for beyond the ten fields: of a self-hosted server always the details, which
 * say whether a card needs review.
 * @throws InputRefusal for an option that the cloud lacks, since a safeguard must not be absent without notice.
 */
export function askedExtra({ settings }: Item, service: Service): ExtraRequest | undefined {
	const { copies, asksDetails, minimumConfidence } = settings;
	if (service === 'ownServer') return copies ?? true;
	const needs = [
		copies !== undefined && "'Copies of the Card'",
		asksDetails && "'Details'",
		minimumConfidence !== null && "'Minimum Confidence'",
	].filter((option) => option !== false);
	if (needs.length === 0) return undefined;
	throw new InputRefusal(
		`ApiZero's cloud does not offer ${needs.join(', ')}`,
		'Remove what only a self-hosted server can do, or use a credential for a self-hosted server.',
	);
}

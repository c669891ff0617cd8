import type { ExtraRequest } from '../../../domain/extra.ts';
import type { Service } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';
import type { Item } from './items.ts';

/**
 * Returns what an item's requests ask for in addition to the ten fields: of a self-hosted server at least the details,
 * which say whether a card needs review.
 * @throws InputRefusal for an option that only such a server can do: without it, what should safeguard something
 * would do nothing. And what was thrown when the item's settings were read.
 */
export function askedExtra(item: Item, service: Service): ExtraRequest | undefined {
	if (item.settings === undefined) throw item.thrown;
	const { copies, details, minimumConfidence } = item.settings;
	if (service === 'ownServer') return copies ?? true;
	const options = [
		...(copies === undefined ? [] : ["'Copies'"]),
		...(details ? ["'Details'"] : []),
		...(minimumConfidence === null ? [] : ["'Minimum Confidence'"]),
	];
	if (options.length === 0) return undefined;
	const [needs, it] = options.length === 1 ? ['needs', 'it'] : ['need', 'them'];
	throw new InputRefusal(
		`${options.join(' and ')} ${needs} a self-hosted server: ApiZero's cloud does not offer ${it}`,
		`Do without ${it}, or use a credential for a self-hosted server. If this one is for such a server, set its 'Service' to Self-Hosted Server.`,
	);
}

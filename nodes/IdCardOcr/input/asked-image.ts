import type { ExtraRequest } from '../../../domain/extra.ts';
import type { Service } from '../calls/connection.ts';
import { ServiceRefusal } from '../failure/input-refusal.ts';
import type { Item } from './items.ts';
import type { NamedImage } from './named-image.ts';
import type { ResultSettings } from './result-settings.ts';

/**
 * Returns an image whose request asks for what its item's settings need. It cannot be sent where the
 * settings could not be read, or where the service cannot give that.
 */
export function askedImage(
	image: NamedImage,
	item: Item,
	service: Service,
	use: { bothSides: boolean },
): NamedImage {
	const asked = () => {
		if (item.settings === undefined) throw item.thrown;
		return askedExtra(item.settings, service, use);
	};
	return {
		check: () => {
			asked();
			image.check();
		},
		job: async () => {
			const extra = asked();
			const request = await image.job();
			return extra === undefined ? request : { ...request, extra };
		},
	};
}

/**
 * Returns what a request asks for in addition to the ten fields, by its item's settings; `undefined` for nothing.
 * `bothSides`: whether one image may show both sides of a card.
 * @throws ServiceRefusal when only a self-hosted server can give it: without it, an option that should
 * safeguard something would do nothing.
 */
function askedExtra(
	settings: ResultSettings,
	service: Service,
	{ bothSides }: { bothSides: boolean },
): ExtraRequest | undefined {
	const options = [
		...(bothSides ? ["'Images' set to One Image with Both Sides"] : []),
		...(settings.cards === 'all' ? ["'Cards per Image' set to All"] : []),
		...(settings.cutOuts === undefined ? [] : ["'Cut-Outs'"]),
		...(settings.details ? ["'Details'"] : []),
		...(settings.minimumConfidence === null ? [] : ["'Minimum Confidence'"]),
	];
	if (options.length === 0) return undefined;
	if (service === 'ownServer') return settings.cutOuts ?? true;
	const [needs, it] = options.length === 1 ? ['needs', 'it'] : ['need', 'them'];
	throw new ServiceRefusal(
		`${options.join(' and ')} ${needs} a self-hosted server: ApiZero's cloud does not offer ${it}`,
		`Do without ${it}, or use a credential for a self-hosted server. If this one is for such a server, set its 'Service' to Self-Hosted Server.`,
	);
}

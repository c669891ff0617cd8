import type { Service } from '../calls/connection.ts';
import type { ItemPicture } from '../input/item-picture.ts';
import type { ResultSettings } from '../result/result-settings.ts';
import { askedExtra } from './asked-extra.ts';
import type { Prepared } from './prepared.ts';

/**
 * Returns a picture whose request asks for what its item's settings need. It cannot be sent where the
 * settings could not be read, or where the service cannot give that.
 */
export function askedPicture(
	picture: ItemPicture,
	settings: Prepared<ResultSettings>,
	service: Service,
	use: { bothSides: boolean },
): ItemPicture {
	const asked = () => {
		if ('thrown' in settings) throw settings.thrown;
		return askedExtra(settings, service, use);
	};
	return {
		...picture,
		check: () => {
			asked();
			picture.check();
		},
		job: async () => {
			const extra = asked();
			const request = await picture.job();
			return extra === undefined ? request : { ...request, extra };
		},
	};
}

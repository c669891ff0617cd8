import type { ExtraRequest } from '../../../domain/extra.ts';
import type { Service } from '../calls/connection.ts';
import { ServiceRefusal } from '../failure/service-refusal.ts';
import type { ResultSettings } from '../result/result-settings.ts';

/**
 * Returns what a request asks for beside the ten fields, by its item's settings; `undefined` for nothing.
 * @throws ServiceRefusal when only a self-hosted server can give it: without it, an option that should
 * safeguard something would do nothing.
 */
export function askedExtra(settings: ResultSettings, service: Service): ExtraRequest | undefined {
	const options = [
		...(settings.details ? ['Details'] : []),
		...(settings.minimumConfidence === null ? [] : ['Minimum Confidence']),
	];
	if (options.length === 0) return undefined;
	if (service === 'ownServer') return true;
	const named = options.map((option) => `'${option}'`).join(' and ');
	const needs = options.length === 1 ? 'needs' : 'need';
	throw new ServiceRefusal(
		`${named} ${needs} a self-hosted server: ApiZero's cloud does not say how sure it is`,
		"Remove the option, or use a credential for a self-hosted server. If this one is for such a server, set its 'Service' to Self-Hosted Server.",
	);
}

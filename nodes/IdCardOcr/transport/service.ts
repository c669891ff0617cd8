import type { Service } from '../calls/connection.ts';
import { InputRefusal } from '../failure/input-refusal.ts';

const CLOUD_DOMAIN = 'apizero.cn';

const OPEN_CREDENTIAL = "Open the 'ApiZero API' credential";

/**
 * Returns which service is at `address`, as the credential's field 'Service' says. Automatic, and where a
 * credential was saved without the field, it goes by the host.
 * @throws InputRefusal when the field has no such value, or the address is the cloud's and it says otherwise.
 */
export function serviceAt(address: string, chosen: unknown): Service {
	// A name may end in the dot of the root.
	const hostname = new URL(address).hostname.replace(/\.$/, '');
	const isCloud = hostname === CLOUD_DOMAIN || hostname.endsWith(`.${CLOUD_DOMAIN}`);
	if (chosen === 'cloud') return 'cloud';
	if (chosen === 'ownServer') {
		if (!isCloud) return 'ownServer';
		throw new InputRefusal(
			"'Service' of the credential is Self-Hosted Server, but its 'Base URL' is ApiZero's cloud",
			`${OPEN_CREDENTIAL} and set 'Service' to Automatic, or enter the address of your server.`,
		);
	}
	if ([undefined, null, '', 'automatic'].includes(chosen as string | null | undefined)) {
		return isCloud ? 'cloud' : 'ownServer';
	}
	throw new InputRefusal(
		"'Service' of the credential has an unsupported value",
		`${OPEN_CREDENTIAL} and choose one of the list.`,
	);
}

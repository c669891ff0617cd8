import { InputRefusal } from './input-refusal.ts';

/** Options that the credential's service cannot do: whatever the image, it is not sent. */
export class ServiceRefusal extends InputRefusal {
	override readonly name = 'ServiceRefusal';
}

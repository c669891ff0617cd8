import type { IdCardFields } from '../../domain/id-card.ts';

/** What a service said of an image: a card, or why there is none. */
export type Reading = { fields: IdCardFields } | { failure: string };

/** A service that reads ID cards, with the caller's keys. */
export interface CardService {
	name: string;
	/** Reads one image. Whatever goes wrong is a `failure` without any value or key in it. */
	read(image: Buffer): Promise<Reading>;
}

/** How to reach a service. */
export interface ServiceAccess {
	/** By the name of the variable in the environment. */
	keys: Record<string, string>;
	/** Instead of the service's own address. */
	baseUrl?: string;
}

/** A service that can be asked, and the variables that its keys are in. */
export interface ServiceKind {
	name: string;
	variables: readonly string[];
	connect(access: ServiceAccess): CardService;
}

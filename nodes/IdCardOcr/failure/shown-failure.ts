import type { Failure } from './failure.ts';
import { failureOf } from './thrown-failure.ts';
import type { Reason } from '../../../domain/result/reason.ts';

/** Returns why an image failed, as far as masking lets anyone see. */
export function shownFailure(thrown: unknown, masked: boolean): Failure {
	const failure = failureOf(thrown);
	return masked ? failure.masked() : failure;
}

/** Returns the reason for an item, with the service's own words unless these could reveal what is masked. */
export function reasonOf(thrown: unknown, masked: boolean): Reason {
	const { sentence, facts } = shownFailure(thrown, masked);
	const { reasonCode: code, retry, cure, serviceWords, requestId } = facts;
	const request = requestId === undefined || retry === 'image' ? '' : ` [request ${requestId}]`;
	return {
		code,
		sentence: (language) => {
			const said = masked || !serviceWords ? '' : language.serviceSaid(serviceWords);
			const what = `${sentence(language)}${said}${request}`;
			// Whoever has to send another photo can do nothing of the rest.
			if (cure === undefined || retry === 'image') return what;
			return language.joined([language.ended(what), cure(language)]);
		},
		retry,
	};
}

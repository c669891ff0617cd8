import { API_ERRORS } from '../../domain/api-error.ts';
import {
	optionOf,
	OPTION_NAMES,
	variableOf,
	type OptionName,
} from '../../server/src/config/options.mts';
import { describeOption } from '../../server/src/config/usage.mts';
import { REVIEW_REASONS } from '../../server/src/card/review/review.mts';
import { PEOPLE_EVIDENCE } from '../../server/src/extra/people.mts';
import { UNREAD_REASONS } from '../../server/src/extra/unread.mts';
import { WARNINGS } from '../../server/src/extra/warnings.mts';
import { MESSAGES } from '../../server/src/http/reasons.mts';
import type { Part, Row } from './part.mts';

/** What documents of the server show, by the names of their marks. */
export function serverParts(): Record<string, Part> {
	return {
		'server-codes': Object.entries(API_ERRORS)
			.filter(([code]) => code in MESSAGES)
			.map(([code, { httpStatus }]) => [code, String(httpStatus), undefined]),
		warnings: meanings(WARNINGS),
		'review-reasons': meanings(REVIEW_REASONS),
		// The page of all evidence says what they mean.
		'people-proofs': Object.keys(PEOPLE_EVIDENCE)
			.map((code) => `\`${code}\``)
			.join(', '),
		unread: meanings(UNREAD_REASONS),
	};
}

const meanings = (codes: Readonly<Record<string, string>>): Row[] =>
	Object.entries(codes).map(([code, meaning]) => [`\`${code}\``, meaning]);

/** The text of `server/.env.example`: every option, with its default or an example. */
export function environmentExample(): string {
	return `\
# Settings of the server. To start it with them: npx --no -- node24 --env-file=server/.env server/src/main.mts
# Lines without a leading "#" take effect. Flags override them; they override the config file.
${OPTION_NAMES.map(exampleOf).join('')}`;
}

function exampleOf(name: OptionName): string {
	const { default: fallback, example } = optionOf(name);
	const description = describeOption(name, 'comma-separated list');
	const sentence = `${description[0].toUpperCase()}${description.slice(1)}.`;
	const value = example ?? (typeof fallback === 'function' ? '' : (fallback ?? ''));
	return `\n# ${sentence}\n# ${variableOf(name)}=${value}\n`;
}

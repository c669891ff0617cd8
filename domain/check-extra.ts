import { EXTRA, type Extra, type ExtraRequest } from './extra.ts';
import { isRecord, WrongType } from './reply-value.ts';

/**
 * Returns the details of a reply after checking that they are whole and have the images that were asked
 * for. Leaves out the keys that the node does not use.
 * @throws WrongType with the key that is missing or not as it should be.
 */
export function checkExtra(given: unknown, asked: ExtraRequest): Extra {
	const { crops = [] } = asked === true ? {} : asked;
	const unread = isRecord(given) ? given.unread : undefined;
	const keys = [
		...(crops.length > 0 ? ['crops', ...crops] : []),
		...(unread === undefined ? [] : ['unread']),
		...(isRecord(unread) && unread.seen !== undefined ? ['seen'] : []),
	];
	const extra = EXTRA.read(given, 'extra', new Set(keys));
	const { cards, people } = extra;
	// Only `data` may be of a side that could not be told.
	if (cards.some(({ fields }) => fields.side === null)) throw new WrongType('side');
	if (cards.some(({ person }) => person !== null && person >= people.length)) {
		throw new WrongType('person');
	}
	if (people.some((one) => one.cards.some((index) => index >= cards.length))) {
		throw new WrongType('people');
	}
	return extra;
}

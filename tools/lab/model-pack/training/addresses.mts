// node24 addresses.mts PART SEED: prints addresses of the counties of a part, as cards break them into rows.
import process from 'node:process';

import { ADDRESS_LINES } from '../../../../test/support/people/address.mts';
import { breakLines } from '../../../../test/support/people/line-breaks.mts';
import { Random } from '../../../../test/support/random.mts';
import { allDivisions, type Part } from '../../address-language/divisions.mts';
import { addressTexts } from '../../address-language/training-texts.mts';

/** Widths of a row, in units, that cards are printed with. */
const ROW_UNITS = [10.5, 11, 11, 11.5];

const [part, seed] = [process.argv[2] as Part, process.argv[3]];
const random = new Random(seed);
const divisions = (await allDivisions()).filter((one) => one.part === part);
for (const { text } of addressTexts(divisions)) {
	// The language knows no digit but 0.
	const address = text.replace(/0+/g, ({ length }) => {
		return String(random.integer(10 ** (length - 1), 10 ** length - 1));
	});
	const rows = breakLines(address, random.pick(ROW_UNITS));
	if (rows.length <= ADDRESS_LINES.most) process.stdout.write(`${rows.join('/')}\n`);
}

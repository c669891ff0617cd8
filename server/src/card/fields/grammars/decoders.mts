import type { FieldBox, Grammar } from '../../layout/template.mts';
import type { Glyph } from '../../print/glyph.mts';
import type { FieldName, Hypothesis } from '../hypothesis.mts';
import { readAddress } from './address.mts';
import { readAuthority } from './authority.mts';
import { readBirth } from './birth.mts';
import { readGroup } from './ethnic-group.mts';
import { readGender } from './gender.mts';
import { readName } from './name.mts';
import { readNumber } from './number.mts';
import { readValidity } from './validity.mts';

type Decoded = Partial<Record<FieldName, Hypothesis | null>>;

/** How the characters of a field's box, row by row, are read under each grammar. */
export const DECODERS: Readonly<Record<Grammar, (rows: Glyph[][], box: FieldBox) => Decoded>> = {
	name: (rows) => ({ identity_name: readName(rows) }),
	gender: (rows) => ({ gender: readGender(rows.flat()) }),
	'ethnic group': (rows) => ({ race: readGroup(rows.flat()) }),
	birth: (rows) => ({ birth: readBirth(rows.flat()) }),
	address: (rows, box) => ({ address: readAddress(rows, box) }),
	number: (rows) => ({ identity_code: readNumber(rows) }),
	authority: (rows) => ({ issued_by: readAuthority(rows) }),
	validity: (rows) => readValidity(rows),
};

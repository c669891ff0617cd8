import { emptyIdCardFields, type Side } from '../../../../domain/id-card.ts';
import { checkCharacter } from '../../../../domain/id-number.ts';
import type { Lookalike } from '../layout.mts';
import type { Issue } from '../../../../test/support/people/issue.mts';
import type { Person } from '../../../../test/support/people/person.mts';
import type { Random } from '../../../../test/support/random.mts';
import { numberStrokes } from '../type/number-strokes.mts';
import type { TextStyle, Typesetter } from '../type/typesetter.mts';
import { BUST, portraitSide } from './portrait-side.mts';
import { type CardFace, CARD_WIDTH, LABEL_COLOUR, VALUE_COLOUR } from './card-face.mts';
import { emblemSide, printedPeriod } from './emblem-side.mts';
import type { PrintRun } from './print-run.mts';

type Permit = Exclude<Lookalike, 'foreigner-card'>;

/** The region code, title and first letter of the pass number of a residence permit. */
const PERMITS: Record<Permit, { prefix: string; title: string; passLetter: string }> = {
	'hong-kong-permit': { prefix: '810000', title: '港澳居民居住证', passLetter: 'H' },
	'macao-permit': { prefix: '820000', title: '港澳居民居住证', passLetter: 'M' },
	'taiwan-permit': { prefix: '830000', title: '台湾居民居住证', passLetter: '' },
};

const SMALL: TextStyle = { size: 2.5, weight: 'medium', colour: LABEL_COLOUR };
const VALUE: TextStyle = { size: 3, weight: 'medium', colour: VALUE_COLOUR };
const HEADING: TextStyle = { size: 3.5, weight: 'bold', colour: VALUE_COLOUR };
const NUMBER = { height: 2.6, pitch: 2.4, colour: VALUE_COLOUR };
/** Baseline of the additional line above a permit's issuing authority. */
const PASS_Y = 32.4;
const IMMIGRATION_AUTHORITY = '国家移民管理局';

/** Nationalities as printed on the card. */
const NATIONS = [
	'美国 / USA',
	'英国 / GBR',
	'法国 / FRA',
	'韩国 / KOR',
	'日本 / JPN',
	'德国 / DEU',
];
const LATIN_NAMES: ReadonlyArray<readonly [latin: string, chinese: string]> = [
	['SAMPLE, JOHN', '约翰·桑普'],
	['MUSTERMANN, ERIKA', '艾丽卡·穆斯特曼'],
	['DUPONT, CAMILLE', '卡米耶·杜邦'],
	['DOE, JANE', '简·多伊'],
	['MODELO, CARLOS', '卡洛斯·莫德洛'],
];

/** Returns the first six digits of a lookalike's number, if they are not a county code. */
export function numberPrefixOf(lookalike: Lookalike | undefined): string | undefined {
	return lookalike === undefined || lookalike === 'foreigner-card'
		? undefined
		: PERMITS[lookalike].prefix;
}

function permitEmblemSide(
	random: Random,
	type: Typesetter,
	issue: Issue,
	run: PrintRun,
	permit: Permit,
): CardFace {
	const { title, passLetter } = PERMITS[permit];
	const face = emblemSide(type, issue, run, title);
	const pass = passLetter + String(random.integer(10_000_000, 99_999_999));
	const extra =
		type.path('通行证号码', 20.4, PASS_Y, { ...SMALL, colour: VALUE_COLOUR }) +
		type.path(pass, 35.4, PASS_Y, VALUE) +
		type.path('签发次数', 60, PASS_Y, { ...SMALL, colour: VALUE_COLOUR }) +
		type.path(`0${random.integer(1, 3)}`, 72, PASS_Y, VALUE);
	return { ...face, printed: face.printed + extra };
}

function foreignerNumber(random: Random, { birth, idNumber }: Person): string {
	const region = String(random.integer(100, 999)) + String(random.integer(10, 99));
	const first17 = `9${region}${birth.replaceAll('-', '')}${idNumber.slice(14, 17)}`;
	return first17 + checkCharacter(first17);
}

function foreignerFront(random: Random, type: Typesetter, person: Person, issue: Issue): CardFace {
	const [latin, chinese] = random.pick(LATIN_NAMES);
	const number = foreignerNumber(random, person);
	const labelled = (label: string, value: string, y: number) =>
		type.path(label, 5.8, y, SMALL) + type.path(value, 5.8, y + 3.9, VALUE);
	const printed = [
		type.centred('中华人民共和国外国人永久居留身份证', CARD_WIDTH / 2, 6.2, HEADING),
		labelled('姓名 / Name', latin, 10.6),
		type.path(chinese, 5.8, 18.3, VALUE),
		labelled('性别 / Sex', `${person.gender} / ${person.gender === '男' ? 'M' : 'F'}`, 22.4),
		type.path('出生日期 / Date of Birth', 25, 22.4, SMALL),
		type.path(person.birth.replaceAll('-', '.'), 25, 26.3, VALUE),
		labelled('国籍 / Nationality', random.pick(NATIONS), 30.4),
		labelled('有效期限 / Period of Validity', printedPeriod(issue), 38.2),
		type.path('证件号码 / ID No.', 5.8, 48.4, SMALL),
		numberStrokes(number, 28.4, 48.8, NUMBER),
		BUST,
	].join('');
	return {
		printed,
		fields: {
			...emptyIdCardFields(),
			side: 1,
			identity_name: chinese,
			identity_code: number,
			gender: person.gender,
			birth: person.birth,
			valid_date_start: issue.start,
			valid_date_end: issue.end,
		},
		areas: {},
	};
}

/**
 * Prints a side of a card that only looks like a resident ID card. Values without a field in the API
 * (pass number, nationality) are printed but not part of the true fields.
 */
export function lookalikeFace(
	random: Random,
	type: Typesetter,
	lookalike: Lookalike,
	side: Side,
	person: Person,
	issue: Issue,
	run: PrintRun,
): CardFace {
	if (lookalike === 'foreigner-card') {
		const issued = { ...issue, authority: IMMIGRATION_AUTHORITY };
		return side === 1
			? foreignerFront(random, type, person, issued)
			: emblemSide(type, issued, run, '外国人永久居留身份证');
	}
	return side === 1
		? portraitSide(type, person, run, false)
		: permitEmblemSide(random, type, issue, run, lookalike);
}

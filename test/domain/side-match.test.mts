import { describe, expect, test } from '@jest/globals';

import { placeAtStart } from '../../domain/listed-place.ts';
import { isConfirmed, matchSides, type SideMatch } from '../../domain/side-match.ts';
import { numbered } from '../support/numbered.mts';
import { pickCounty } from '../support/people/county.mts';
import { inventIssue } from '../support/people/issue.mts';
import { inventPerson } from '../support/people/person.mts';
import { Random } from '../support/random.mts';
import { VALID_CARD } from './card/valid-card.mts';

const { identity_code, birth, address, issued_by, valid_date_start, valid_date_end } = VALID_CARD;
const PORTRAIT = { identity_code, birth, address };
const EMBLEM = { issued_by, valid_date_start, valid_date_end };

/** The one thing that sides show which tell no more. */
const shown = ({ proofs, contradictions }: SideMatch) =>
	contradictions.length === 0 ? proofs.join() || undefined : ['contradiction', ...proofs].join();

test('two sides of one card confirm each other', () => {
	const match = matchSides(PORTRAIT, EMBLEM);
	expect(match).toEqual({
		proofs: ['same-county', 'validity-fits-age'],
		contradictions: [],
		isPossible: true,
	});
	expect(isConfirmed(match)).toBe(true);
});

describe('region', () => {
	test.each([
		['浙江省温州市永嘉县样本镇1号', '永嘉县公安局', 'same-county'],
		['永嘉县样本镇1号', '浙江省永嘉县公安局', 'same-county'],
		['河南省洛阳市瀍河回族区样本路1号', '洛阳市公安局瀍河分局', 'same-county'],
		['四川省西昌市样本路1号', '凉山彝族自治州公安局西昌市分局', 'same-county'],
		['山西省晋城市城区样本路1号', '晋城市公安局城区分局', 'same-county'],
		['北京市密云县样本路1号', '北京市公安局密云分局', 'same-county'],
		// Both prefectures had this city, one after the other.
		['吉林省公主岭市样本路1号', '长春市公主岭市公安局', 'same-county'],
		// There are four districts of this name.
		['鼓楼区样本路1号', '徐州市公安局鼓楼分局', 'same-county'],
		['江苏省苏州市吴中区样本路1号', '苏州市公安局工业园区分局', 'same-city'],
		['广东省东莞市南城区样本路1号', '东莞市公安局', 'same-city'],
		['上海市黄浦区样本路1号', '上海市公安局', 'same-city'],
		['江苏省南京市鼓楼区样本路1号', '徐州市公安局鼓楼分局', 'contradiction'],
		['江苏省南京市鼓楼区样本路1号', '南京市公安局玄武分局', 'contradiction'],
		['甘肃省临夏县样本镇1号', '临夏市公安局', 'contradiction'],
		// Districts that were split off, merged or renamed, and a renamed prefecture: the card may name what was before.
		['广东省深圳市宝安区样本路1号', '深圳市公安局龙华分局', undefined],
		['天津市滨海新区样本路1号', '天津市公安局塘沽分局', undefined],
		['浙江省杭州市余杭区样本路1号', '杭州市公安局临平分局', undefined],
		['湖北省襄樊市樊城区样本路1号', '襄阳市公安局樊城分局', undefined],
		['广东省深圳市龙华区样本路1号', '广州市公安局天河分局', 'contradiction'],
		['江西省九江市庐山市样本路1号', '九江市公安局庐山分局', 'contradiction'],
		// One that only became a district is no other place.
		['浙江省杭州市西湖区样本路1号', '杭州市公安局富阳分局', 'contradiction'],
		['浙江省永嘉县样本镇1号', '江苏省公安厅', 'contradiction'],
		['浙江省永嘉县样本镇1号', '浙江省公安厅', undefined],
		['样本路1号', '永嘉县公安局', undefined],
		['浙江省永嘉县样本镇1号', '公安局', undefined],
		[null, '永嘉县公安局', undefined],
		['浙江省永嘉县样本镇1号', null, undefined],
	])('%s and %s: %s', (home, authority, code) => {
		expect(shown(matchSides({ address: home }, { issued_by: authority }))).toBe(code);
	});
});

describe('validity', () => {
	const dates = (start: string, end: string) => ({ valid_date_start: start, valid_date_end: end });

	test.each([
		['1990-01-01', dates('2017-08-12', '2037-08-12'), 'validity-fits-age'],
		['1990-01-01', dates('2017-08-12', '2027-08-12'), 'contradiction'],
		['1990-01-01', dates('2017-08-12', '长期'), 'contradiction'],
		['1960-01-01', dates('2017-08-12', '长期'), 'validity-fits-age'],
		['2018-01-01', dates('2017-08-12', '2022-08-12'), 'contradiction'],
		['1990-01-01', dates('2017-08-12', '2038-08-12'), undefined],
		['1990年1月1日', dates('2017.08.12', '2037.08.12'), 'validity-fits-age'],
		['?', dates('2017-08-12', '2037-08-12'), undefined],
	])('born on %s, %j: %s', (born, validity, code) => {
		expect(shown(matchSides({ birth: born }, validity))).toBe(code);
	});

	test('the number tells a birth that was not read', () => {
		const match = matchSides({ identity_code, birth: null }, EMBLEM);
		expect(match.proofs).toEqual(['validity-fits-age']);
	});

	test('a birth that contradicts the number tells nothing', () => {
		const match = matchSides({ identity_code, birth: '1991-01-01' }, EMBLEM);
		expect(match).toEqual({ proofs: [], contradictions: [], isPossible: true });
	});
});

describe('other kinds of cards', () => {
	const PERMIT = { ...PORTRAIT, identity_code: '810000199408230021', birth: '1994-08-23' };
	const FIVE_YEARS = { ...EMBLEM, valid_date_end: '2022-08-12' };

	test('a permit is valid for five years at any age', () => {
		const match = matchSides(PERMIT, FIVE_YEARS);
		expect(match.proofs).toEqual(['validity-fits-kind', 'same-county']);
		expect(isConfirmed(match)).toBe(true);
		expect(matchSides(PERMIT, EMBLEM).isPossible).toBe(false);
	});

	test('foreigners have an authority of their own', () => {
		const authority = { issued_by: '中华人民共和国国家移民管理局' };
		expect(matchSides(PORTRAIT, authority).isPossible).toBe(false);
		const foreigner = { identity_code: numbered('91112419920101002') };
		expect(matchSides(foreigner, { issued_by }).isPossible).toBe(false);
		expect(matchSides(foreigner, authority).isPossible).toBe(true);
	});
});

test('every invented card is confirmed, and no side of another province', () => {
	const random = new Random('sides');
	for (let index = 0; index < 300; index++) {
		const person = inventPerson(random, { rare: 'real', race: '汉' });
		const { authority, start, end } = inventIssue(random, person);
		const portrait = {
			identity_code: person.idNumber,
			birth: person.birth,
			address: person.address,
		};
		const emblem = { issued_by: authority, valid_date_start: start, valid_date_end: end };
		const match = matchSides(portrait, emblem);
		expect([authority, person.address, isConfirmed(match)]).toEqual([
			authority,
			person.address,
			true,
		]);
		const other = pickCounty(random);
		if (other.province === person.county.province) continue;
		const elsewhere = `${other.province}${other.prefecture}${other.county}样本路1号`;
		expect(matchSides({ address: elsewhere }, emblem).isPossible).toBe(false);
	}
});

test.each([
	['辽宁省朝阳市朝阳县样本镇', { province: '辽宁省', prefecture: '朝阳市', county: '朝阳县' }, 9],
	['广西南宁市', { province: '广西壮族自治区', prefecture: '南宁市', county: '' }, 5],
	['上海市', { province: '上海市', prefecture: '', county: '' }, 3],
])('%s begins with a place', (text, place, length) => {
	expect(placeAtStart(text)).toEqual({ places: [place], length });
});

// Names of administrative units: Han characters, except those that only occur later in an address.
const NAME = '(?![号室栋幢弄巷村组])\\p{Script=Han}';
const PLAIN_NAME = `(?:(?![县区旗])${NAME})`;
const ANY_NAME = `(?:${NAME})`;

const PROVINCE = `${ANY_NAME}{2,6}?(?:省|自治区)`;
const PREFECTURE = `(?:${PLAIN_NAME}{1,10}?(?:自治州|地区|盟)|${PLAIN_NAME}{1,7}?市(?!区))`;
const COUNTY =
	`(?:(?:(?!市)${PLAIN_NAME}){1,14}?自治[县旗]|${ANY_NAME}{1,6}?旗|` +
	`${ANY_NAME}{1,4}?(?:(?<![小社校厂院景])区|县|市(?!区)))`;

const ADMINISTRATIVE_HEAD = new RegExp(`^(?:${PROVINCE})?(?:${PREFECTURE})?(?:${COUNTY})?`, 'u');

/**
 * Returns the start of an address down to its county or district, such as 上海市黄浦区, or an empty
 * string if it does not start with such a unit. Recognizes units by their suffixes, not by a list of
 * names, so it keeps at most a few characters after the city and never a digit.
 */
export function districtOfAddress(address: string): string {
	return ADMINISTRATIVE_HEAD.exec(address.replace(/\s/g, ''))?.[0] ?? '';
}

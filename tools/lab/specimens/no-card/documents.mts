import { authorityOf } from '../../../../test/support/people/issue.mts';
import type { Random } from '../../../../test/support/random.mts';
import { anyPerson, type LabelledRow, marked, photo, rows, writtenDate } from './labelled.mts';
import { anyDate, box, digits, line, type Page, writing } from './page.mts';

/** Returns the ruled lines between the rows of a form. */
function rules(width: number, y: number, pitch: number, count: number): string {
	const rule = (index: number) => box(40, y + index * pitch, width - 80, 2, 'fill="#8a8a8a"');
	return Array.from({ length: count + 1 }, (_, index) => rule(index)).join('');
}

/** Draws a hospital record of a patient. */
export function hospitalSheet(random: Random): Page {
	const { name, gender, race, birth, address, idNumber } = anyPerson(random);
	const printed =
		line(`${writing(random, 2)}市人民医院`, 320, 90, 46) +
		line(random.pick(['门诊病历', '检验报告单', '出院小结']), 380, 150, 40) +
		rows(
			[
				{ 60: '姓名', 180: name, 400: '性别', 520: gender, 640: '民族', 760: race },
				{ 60: '出生', 180: writtenDate(random, birth), 560: '科室', 680: '内科' },
				{ 60: '住址', 180: address },
				{ 60: random.pick(['身份证号', '公民身份号码']), 320: idNumber },
				{
					60: random.pick(['病历号', '门诊号', '住院号']),
					240: digits(random, 10),
					560: '床号',
					680: digits(random, 2),
				},
				{ 60: '主诉', 180: writing(random, 14) },
				{ 60: '诊断', 180: random.pick(['急性阑尾炎', '上呼吸道感染', '高血压']) },
				{ 60: '医师', 180: anyPerson(random.fork('doctor')).name, 560: anyDate(random) },
			],
			{ y: 240, pitch: 70, size: 34 },
		);
	return marked(1000, 860, '#fdfdfb', printed);
}

/** Draws a page of a household register: of the household or of a member. */
export function householdRegister(random: Random): Page {
	return random.chance(0.3) ? householdPage(random) : memberPage(random);
}

function householdPage(random: Random): Page {
	const { name, address, county } = anyPerson(random);
	const printed =
		line('居民户口簿', 420, 100, 48) +
		rows(
			[
				{ 60: '户别', 240: random.pick(['家庭户', '非农业家庭户']), 560: '户主姓名', 760: name },
				{ 60: '户号', 240: digits(random, 9), 560: '住址', 680: address.slice(0, 9) },
				{ 240: address.slice(9) },
				{ 60: '省级公安机关', 560: '户口登记机关' },
				{ 60: '户口专用章', 560: authorityOf(random, county) },
				{ 60: '承办人签章', 560: writtenDate(random, anyDate(random)) },
			],
			{ y: 220, pitch: 84, size: 36 },
		);
	return marked(1100, 760, '#f7f2e4', printed);
}

function memberPage(random: Random): Page {
	const { name, gender, race, birth, address, idNumber } = anyPerson(random);
	const table: LabelledRow[] = [
		{ 60: '姓名', 240: name, 560: '户主或与户主关系', 900: random.pick(['户主', '妻', '长子']) },
		{ 60: '曾用名', 560: '性别', 900: gender },
		{ 60: '出生地', 240: address.slice(0, 6), 560: '民族', 900: race },
		{ 60: '籍贯', 240: address.slice(0, 6), 560: '出生日期', 760: writtenDate(random, birth) },
		{ 60: '本市(县)其他住址', 400: random.chance(0.5) ? address.slice(6) : '', 800: '宗教信仰' },
		{ 60: '公民身份号码', 300: idNumber, 720: '身高', 900: '血型' },
		{ 60: '文化程度', 240: '大学', 400: '婚姻状况', 580: '已婚', 720: '兵役状况' },
		{ 60: '服务处所', 240: `${writing(random, 4)}公司`, 720: '职业', 860: '职员' },
		{ 60: '何时由何地迁来本市(县)', 560: writtenDate(random, anyDate(random)) },
		{ 60: '承办人签章', 560: '登记日期', 740: writtenDate(random, anyDate(random)) },
	];
	const printed =
		line('常住人口登记卡', 400, 90, 46) +
		rules(1100, 130, 68, table.length) +
		rows(table, { y: 178, pitch: 68, size: 32 });
	return marked(1100, 860, '#f7f2e4', printed);
}

/** Draws the data page of a passport. */
export function passportPage(random: Random): Page {
	const { name, gender, birth } = anyPerson(random);
	const number = `E${digits(random, 8)}`;
	const english = (date: string) =>
		`${date.slice(8)} ${random.pick(['1月/JAN', '3月/MAR', '7月/JUL', '12月/DEC'])} ${date.slice(0, 4)}`;
	const printed =
		line('中华人民共和国', 60, 70, 34) +
		line('护照', 60, 120, 44) +
		line('PASSPORT', 180, 120, 34) +
		rows(
			[
				{ 330: '类型/Type', 560: '国家码/Country Code', 860: '护照号/Passport No.' },
				{ 330: 'P', 560: 'CHN', 860: number },
				{ 330: '姓名/Name' },
				{ 330: name },
				{ 330: '性别/Sex', 560: '国籍/Nationality', 860: '出生日期/Date of birth' },
				{
					330: `${gender}/${gender === '男' ? 'M' : 'F'}`,
					560: '中国/CHINESE',
					860: english(birth),
				},
				{ 330: '出生地点/Place of birth', 860: '签发日期/Date of issue' },
				{ 330: '北京/BEIJING', 860: english(anyDate(random)) },
				{ 330: '签发地点/Place of issue', 860: '有效期至/Date of expiry' },
				{ 330: '北京/BEIJING', 860: english(anyDate(random)) },
				{ 330: '签发机关/Authority' },
				{ 330: random.pick(['公安部出入境管理局', '中华人民共和国公安局']) },
			],
			{ y: 170, pitch: 44, size: 28 },
		) +
		line(`POCHNSAMPLE<<YANGBEN${'<'.repeat(24)}`, 40, 760, 40) +
		line(
			`${number}5CHN${digits(random, 7)}M${digits(random, 7)}${'<'.repeat(14)}${digits(random, 2)}`,
			40,
			820,
			40,
		) +
		photo(50, 170, 230, 300);
	return marked(1250, 870, '#eef0ea', printed);
}

/** Draws a marriage certificate. */
export function marriageCertificate(random: Random): Page {
	const couple = [anyPerson(random.fork('one')), anyPerson(random.fork('other'))];
	const rowsOf = ({ name, gender, birth, idNumber }: (typeof couple)[number]): LabelledRow[] => [
		{ 60: '姓名', 220: name, 560: '性别', 700: gender },
		{ 60: '国籍', 220: '中国', 560: '出生日期', 740: writtenDate(random, birth) },
		{ 60: random.pick(['身份证件号', '公民身份号码']), 320: idNumber },
	];
	const printed =
		line(random.pick(['结婚证', '中华人民共和国结婚证']), 380, 90, 50, '#9c2430') +
		rows(
			[
				{ 60: '持证人', 240: couple[0].name },
				{ 60: '登记日期', 240: writtenDate(random, anyDate(random)) },
				{
					60: '结婚证字号',
					280: `J${digits(random, 6)}-${digits(random, 4)}-${digits(random, 6)}`,
				},
				...couple.flatMap(rowsOf),
			],
			{ y: 190, pitch: 66, size: 36 },
		) +
		photo(740, 130, 220, 150);
	return marked(1060, 820, '#f6e6e2', printed);
}

/** Draws a business licence. */
export function businessLicence(random: Random): Page {
	const { name, address, county } = anyPerson(random);
	const printed =
		line('营业执照', 480, 130, 72) +
		line(`统一社会信用代码 91${digits(random, 15)}X`, 330, 200, 36) +
		rows(
			[
				{ 80: '名称', 280: `${writing(random, 4)}有限公司` },
				{ 80: '类型', 280: '有限责任公司(自然人独资)' },
				{ 80: random.pick(['住所', '住址']), 280: address },
				{ 80: '法定代表人', 280: name },
				{ 80: '注册资本', 280: '壹佰万元整' },
				{ 80: '成立日期', 280: writtenDate(random, anyDate(random)) },
				{ 80: '营业期限', 280: `${anyDate(random).replaceAll('-', '.')}-长期` },
				{ 80: '登记机关', 280: `${county.county}市场监督管理局` },
			],
			{ y: 300, pitch: 66, size: 38 },
		) +
		line('中华人民共和国国家市场监督管理总局监制', 330, 860, 28);
	return marked(1260, 900, '#fbf8ee', printed);
}

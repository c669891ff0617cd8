import { authorityOf } from '../../../../test/support/people/issue.mts';
import type { Random } from '../../../../test/support/random.mts';
import { anyPerson, marked, photo, rows, writtenDate } from './labelled.mts';
import { anyDate, digits, line, type Page, writing } from './page.mts';

const [WIDTH, HEIGHT] = [1000, 630];

/** Returns a period of ten years as printed on travel documents. */
function tenYears(random: Random): string {
	const start = anyDate(random).replaceAll('-', '.');
	return `${start}-${Number(start.slice(0, 4)) + 10}${start.slice(4)}`;
}

/** Draws an exam admission ticket. */
export function examPermit(random: Random): Page {
	const { name, gender, race, birth, idNumber } = anyPerson(random);
	const printed =
		line(`${random.integer(2019, 2025)}年全国统一考试`, 300, 80, 40) +
		line('准考证', 420, 140, 50) +
		rows(
			[
				{ 60: '姓名', 220: name, 420: '性别', 540: gender },
				{ 60: '民族', 220: race, 420: '出生', 540: writtenDate(random, birth) },
				{ 60: random.pick(['身份证号', '公民身份号码', '证件号码']), 300: idNumber },
				{ 60: '准考证号', 300: digits(random, random.pick([12, 14, 18])) },
				{ 60: '考点', 220: `${writing(random, 4)}中学`, 540: '考场', 660: digits(random, 3) },
				{ 60: '考试时间', 300: `${anyDate(random)} 09:00`, 640: '座位', 760: digits(random, 2) },
			],
			{ y: 220, pitch: 66, size: 34 },
		) +
		photo(800, 180, 150, 200);
	return marked(WIDTH, HEIGHT, '#fbfbf7', printed);
}

/** Draws a student card. */
export function studentCard(random: Random): Page {
	const { name, gender, race, birth, idNumber, address } = anyPerson(random);
	const printed =
		line(`${writing(random, 2)}大学学生证`, 330, 90, 48, '#8d1f2d') +
		rows(
			[
				{ 60: '姓名', 200: name },
				{ 60: '性别', 200: gender, 340: '民族', 460: race },
				{ 60: '出生', 200: writtenDate(random, birth) },
				random.chance(0.5)
					? { 60: '住址', 200: address.slice(0, 12) }
					: { 60: '籍贯', 200: address.slice(0, 6) },
				{ 60: '学号', 200: digits(random, 10), 500: '专业', 620: writing(random, 4) },
				{ 60: '身份证号', 240: idNumber },
				{ 60: '有效期', 200: `${anyDate(random)}至${anyDate(random)}` },
			],
			{ y: 180, pitch: 62, size: 34 },
		) +
		photo(790, 150, 160, 210);
	return marked(WIDTH, HEIGHT, '#f6efe2', printed);
}

/** Draws an employee badge. */
export function workBadge(random: Random): Page {
	const { name, gender } = anyPerson(random);
	const printed =
		line(`${writing(random, 4)}有限公司`, 80, 110, 46) +
		line(random.pick(['工作证', '工作证 WORK CARD', '员工证']), 80, 190, 54, '#1f4d7c') +
		photo(120, 240, 260, 330) +
		rows(
			[
				{ 80: '姓名', 220: name },
				{ 80: '性别', 220: gender },
				{ 80: '部门', 220: `${writing(random, 2)}部` },
				{ 80: '职务', 220: random.pick(['工程师', '主管', '会计']) },
				{ 80: '工号', 220: digits(random, 8) },
				{ 80: '有效期限', 260: tenYears(random) },
			],
			{ y: 660, pitch: 66, size: 40 },
		);
	return marked(700, 1060, '#eef3f7', printed);
}

/** Draws a permit to travel to Hong Kong and Macao. */
export function travelPermit(random: Random): Page {
	const { name, gender, birth } = anyPerson(random);
	const title = random.chance(0.5) ? line('中华人民共和国', 380, 60, 34) : '';
	const printed =
		title +
		line('往来港澳通行证', 340, 110, 48) +
		rows(
			[
				{ 330: '姓名', 460: name },
				{ 330: '出生日期', 500: birth.replaceAll('-', '.'), 740: '性别', 840: gender },
				{ 330: '有效期限', 500: tenYears(random) },
				{ 330: '签发地点', 500: random.pick(['广东', '上海', '北京']) },
				{ 330: '签发机关', 500: random.pick(['公安部出入境管理局', '中华人民共和国出入境管理局']) },
				{ 330: '证件号码', 500: `C${digits(random, 8)}` },
			],
			{ y: 190, pitch: 64, size: 34 },
		) +
		photo(50, 160, 230, 300);
	return marked(WIDTH, HEIGHT, '#e4ecf2', printed);
}

/** Draws a social security card. */
export function socialSecurityCard(random: Random): Page {
	const { name, gender, idNumber, county } = anyPerson(random);
	const printed =
		line('中华人民共和国', 360, 80, 40) +
		line('社会保障卡', 370, 150, 56) +
		rows(
			[
				{ 360: '姓名', 500: name },
				{ 360: '性别', 500: gender },
				{ 360: random.pick(['社会保障号码', '社会保障号', '公民身份号码']), 620: idNumber },
				{ 360: '发卡日期', 560: writtenDate(random, anyDate(random)) },
				{ 360: '有效期限', 560: random.pick([tenYears(random), '10年', '长期']) },
				{ 360: `${county.county}人力资源和社会保障局` },
			],
			{ y: 240, pitch: 64, size: 32 },
		) +
		photo(70, 220, 230, 290);
	return marked(WIDTH, HEIGHT, '#dbe9f2', printed);
}

/** Draws a disability certificate. */
export function disabilityCertificate(random: Random): Page {
	const { name, gender, race, birth, address, idNumber, county } = anyPerson(random);
	const number = random.chance(0.5) ? '公民身份号码' : '残疾人证号';
	const printed =
		line('中华人民共和国残疾人证', 240, 80, 46) +
		rows(
			[
				{ 60: '姓名', 200: name, 420: '性别', 540: gender },
				{ 60: '民族', 200: race, 420: '出生', 540: writtenDate(random, birth) },
				{ 60: '住址', 200: address },
				{
					60: '残疾类别',
					240: random.pick(['肢体', '视力', '听力']),
					480: '残疾等级',
					660: random.pick(['一级', '二级', '三级']),
				},
				{
					60: '监护人',
					240: anyPerson(random.fork('guardian')).name,
					480: '联系电话',
					660: `138${digits(random, 8)}`,
				},
				{ 60: '签发机关', 240: `${county.county}残疾人联合会` },
				{
					60: number,
					300:
						number === '残疾人证号'
							? `${idNumber}${random.integer(1, 7)}${random.integer(1, 4)}`
							: idNumber,
				},
			],
			{ y: 160, pitch: 66, size: 34 },
		) +
		photo(820, 120, 140, 180);
	return marked(WIDTH, HEIGHT, '#f3f1e8', printed);
}

/** Draws a residence slip from a police station, without the title of any card. */
export function residenceSlip(random: Random): Page {
	const { name, gender, race, birth, address, idNumber, county } = anyPerson(random);
	const printed =
		line('暂住登记凭证', 370, 90, 48) +
		rows(
			[
				{ 60: '姓名', 200: name, 420: '性别', 540: gender, 660: '民族', 780: race },
				{ 60: '出生日期', 240: writtenDate(random, birth) },
				{ 60: '户籍住址', 240: address },
				{ 60: '身份证号码', 280: idNumber },
				{ 60: '签发机关', 240: authorityOf(random, county) },
				{ 60: '有效期限', 240: tenYears(random) },
			],
			{ y: 180, pitch: 70, size: 34 },
		);
	return marked(WIDTH, HEIGHT, '#fdfdfa', printed);
}

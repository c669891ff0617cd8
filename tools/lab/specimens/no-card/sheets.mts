import { authorityOf } from '../../../../test/support/people/issue.mts';
import type { Random } from '../../../../test/support/random.mts';
import { anyPerson, marked, writtenDate } from './labelled.mts';
import { anyDate, digits, line, type Page, writing } from './page.mts';

/**
 * Sheets that say what a card says and are none. A line that begins with # is a title; a tab begins the next column;
 * one that begins with * is repeated, each time about somebody else; {name} and the like stand for what was invented.
 * All wording is our own.
 */
const SHEETS = {
	prose: [
		[
			'#居民身份证办理须知',
			'申领居民身份证时，请核对登记表上的姓名、性别、民族、出生、住址和公民身份号码。',
			'身份证由户籍所在地的公安局制发，签发机关和有效期限印在背面。',
			'未满十六岁的人员，有效期限为五年；四十六岁以上的为长期。',
			'遗失后请到{authority}窗口申报。',
		],
		[
			'#房屋租赁合同',
			'甲方：{name}，{gender}，{race}族，{birth}出生，',
			'住址{address}，公民身份号码{number}。',
			'乙方：{other}，公民身份号码{otherNumber}，住址{otherAddress}。',
			'双方约定房屋租期自{start}至{end}，每月租金按时支付。',
		],
		[
			'#通知',
			'经查，{name}（{gender}，{race}族，公民身份号码{number}）',
			'住址为{address}，现通知本人于{start}前到我局办理。',
			'逾期不办的，按有关规定处理。',
			'{authority}',
		],
		[
			'本人{name}不慎遗失居民身份证一张，',
			'公民身份号码{number}，签发机关{authority}，',
			'有效期限{period}，特此声明作废。',
		],
		[
			'请把身份证放平后拍摄',
			'人像面：姓名、性别、民族、出生、住址清晰可见，公民身份号码没有遮挡',
			'国徽面：中华人民共和国居民身份证、签发机关、有效期限完整',
			'避免反光，四角都在框内',
		],
		[
			'#常见问题',
			'问：身份证的有效期限在哪里看？',
			'答：居民身份证国徽面下方写有签发机关和有效期限。',
			'问：住址变了要换证吗？',
			'答：可以不换，公民身份号码终身不变。',
			'问：姓名中有生僻字怎么办？',
			'答：请到{authority}核对。',
		],
	],
	chat: [
		['姓名：{name}', '性别：{gender}', '民族：{race}', '住址：{address}', '公民身份号码：{number}'],
		[
			'姓名 {name}',
			'性别 {gender} 民族 {race}',
			'出生 {birth}',
			'住址 {address}',
			'公民身份号码 {number}',
		],
		['在吗', '帮我登记一下', '姓名{name}', '住址{address}', '公民身份号码{number}', '谢谢'],
		['公民身份号码是{number}', '名字{name}', '有效期限{period}', '签发机关{authority}'],
		['签发机关：{authority}', '有效期限：{period}', '这样可以吗', '好的，收到'],
		['收件人：{name}', '电话：138{digits}', '地址：{address}', '身份证号：{number}'],
	],
	list: [
		['姓名\t性别\t民族\t出生\t住址', '*{name}\t{gender}\t{race}\t{birth}\t{short}'],
		['#人员名单', '序号\t姓名\t公民身份号码', '*{two}\t{name}\t{number}'],
		['姓名\t性别\t公民身份号码\t签发机关', '*{name}\t{gender}\t{number}\t{authority}'],
		['#花名册', '姓名\t民族\t出生\t有效期限', '*{name}\t{race}\t{birth}\t{period}'],
	],
	form: [
		[
			'#个人信息登记表',
			'姓名\t{name}\t性别\t{gender}',
			'民族\t{race}\t出生\t{birth}',
			'住址\t{address}',
			'公民身份号码\t{number}',
			'签名\t{name}\t日期\t{start}',
		],
		[
			'#旅客住宿登记单',
			'姓名\t{name}\t性别\t{gender}\t民族\t{race}',
			'住址\t{address}',
			'证件类型\t居民身份证\t房号\t{two}',
			'公民身份号码\t{number}',
			'入住\t{start}\t离店\t{start}',
		],
		[
			'#入职申请表',
			'姓名\t{name}\t民族\t{race}\t学历\t大学',
			'出生\t{birth}\t电话\t138{digits}',
			'住址\t{address}',
			'公民身份号码\t{number}\t签发机关\t{authority}',
			'有效期限\t{period}',
		],
	],
	licence: [
		[
			'#中华人民共和国机动车行驶证',
			'号牌号码\t京A{two}{two}\t车辆类型\t小型轿车',
			'所有人\t{name}',
			'住址\t{address}',
			'使用性质\t非营运\t品牌型号\t{brand}',
			'注册日期\t{start}\t发证日期\t{start}',
		],
		[
			'#食品从业人员健康证',
			'姓名\t{name}\t性别\t{gender}',
			'公民身份号码\t{number}',
			'体检结果\t合格',
			'发证机关\t{city}疾病预防控制中心',
			'有效期限\t{period}',
		],
		[
			'#居住证',
			'姓名\t{name}\t性别\t{gender}\t民族\t{race}',
			'户籍地址\t{address}',
			'居住地址\t{otherAddress}',
			'公民身份号码\t{number}',
			'签发机关\t{authority}',
		],
		[
			'#特种行业许可证',
			'单位名称\t{brand}旅馆',
			'法定代表人\t{name}',
			'地址\t{address}',
			'签发机关\t{authority}',
			'有效期限\t{period}',
		],
		[
			'#医师执业证书',
			'姓名\t{name}\t性别\t{gender}',
			'出生\t{birth}\t民族\t{race}',
			'执业类别\t临床',
			'公民身份号码\t{number}',
			'签发机关\t{city}卫生健康委员会',
		],
		[
			'#社会保障卡',
			'姓名\t{name}',
			'社会保障号码\t{number}',
			'卡号\t{two}{digits}',
			'发卡日期\t{start}',
			'有效期限\t十年',
		],
		[
			'#结婚证',
			'持证人\t{name}\t登记日期\t{start}',
			'姓名\t{name}\t性别\t{gender}',
			'国籍\t中国\t出生日期\t{birth}',
			'身份证件号\t{number}',
			'姓名\t{other}\t国籍\t中国',
			'身份证件号\t{otherNumber}',
		],
	],
} satisfies Record<string, ReadonlyArray<readonly string[]>>;

/** A family of such sheets. */
export type SheetFamily = keyof typeof SHEETS;

export const SHEET_FAMILIES = Object.keys(SHEETS) as SheetFamily[];

const WIDTH = 1000;
const MARGIN = 70;

/** Returns what a sheet says about somebody, by the words in braces. */
function factsOf(random: Random): Record<string, string> {
	const [one, other] = [anyPerson(random.fork('one')), anyPerson(random.fork('other'))];
	const [start, end] = [anyDate(random), '2034-05-17'].map((date) => date.replaceAll('-', '.'));
	return {
		name: one.name,
		gender: one.gender,
		race: one.race,
		number: one.idNumber,
		other: other.name,
		otherNumber: other.idNumber,
		otherAddress: other.address,
		address: one.address,
		short: one.address.slice(0, 10),
		city: one.county.county,
		birth: writtenDate(random, one.birth),
		authority: authorityOf(random, one.county),
		start,
		end,
		period: `${start}-${end}`,
		brand: writing(random, 3),
		digits: digits(random, 8),
		two: digits(random, 2),
	};
}

/** Where the columns of a line begin, as shares of its width, and where it ends: in a table all are equally wide. */
function stopsOf(columns: readonly string[], isTable: boolean): number[] {
	const widths = columns.map((_, index) => (isTable || index % 2 === 1 ? 2 : 1));
	const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
	return [...widths, 0].map((_, index) => sum(widths.slice(0, index)) / sum(widths));
}

/** Width of a digit, in those of a character. */
const DIGIT = 0.56;

/** Breaks a text into rows of at most `width` characters. */
function wrapped(text: string, width: number): string[] {
	const rows = [''];
	let used = 0;
	for (const character of text) {
		const own = /[\x20-\x7e]/.test(character) ? DIGIT : 1;
		if (used > 0 && used + own > width) {
			rows.push('');
			used = 0;
		}
		rows[rows.length - 1] += character;
		used += own;
	}
	return rows;
}

/** Draws a sheet of the family; without its title if `isCut`. */
export function sheet(family: SheetFamily, random: Random, isCut = false): Page {
	const plain = random.integer(26, 36);
	const pitch = plain * random.between(1.5, 2.4);
	const wide = WIDTH - 2 * MARGIN;
	const texts = random.pick<readonly string[]>(SHEETS[family]).flatMap((text) => {
		const times = text.startsWith('*') ? random.integer(4, 12) : 1;
		return Array.from({ length: times }, (_, turn) => {
			const facts = factsOf(random.fork(text.startsWith('*') ? `row/${turn}` : 'all'));
			return text.replace('*', '').replace(/\{(\w+)\}/g, (_match, name: string) => facts[name]);
		});
	});
	let y = MARGIN + plain;
	let printed = '';
	for (const text of isCut ? texts.filter((one) => !one.startsWith('#')) : texts) {
		const isTitle = text.startsWith('#');
		const columns = text.replace('#', '').split('\t');
		const stops = stopsOf(columns, family === 'list');
		const size = family === 'list' && columns.length > 1 ? 20 : isTitle ? 1.5 * plain : plain;
		const rows = columns.map((column, index) => {
			return wrapped(column, (wide * (stops[index + 1] - stops[index])) / size);
		});
		for (const [index, of] of rows.entries()) {
			const left = isTitle ? (WIDTH - size * of[0].length) / 2 : MARGIN + wide * stops[index];
			printed += of.map((one, row) => line(one, left, y + row * pitch, size)).join('');
		}
		y += pitch * Math.max(...rows.map(({ length }) => length)) + (isTitle ? plain : 0);
	}
	const ground = random.pick(['#fdfdfb', '#f7f2e4', '#eef3f7']);
	return marked(WIDTH, Math.ceil(y + MARGIN), ground, printed);
}

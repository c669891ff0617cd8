import type { Random } from '../../../../test/support/random.mts';
import { anyDate, anyName, box, digits, line, type Page, writing } from './page.mts';

const CARD = { width: 1000, height: 630 };

/** Draws a bank card. */
export function bankCard(random: Random): Page {
	const colour = random.pick(['#7c1f2b', '#1f4d7c', '#28623f', '#3a3340']);
	const groups = [
		`62${digits(random, 2)}`,
		digits(random, 4),
		digits(random, 4),
		digits(random, 4),
	];
	const expiry = `${String(random.integer(1, 12)).padStart(2, '0')}/${random.integer(26, 35)}`;
	const drawing =
		box(0, 0, 1000, 630, `rx="38" fill="${colour}"`) +
		box(80, 220, 140, 104, 'rx="16" fill="#d9b95c"') +
		line(`${writing(random, 2)}银行`, 80, 130, 60, '#fff') +
		line('借记卡', 800, 130, 42, '#fff') +
		line(groups.join(' '), 80, 450, 78, '#f2f2f2') +
		line(`有效期至 ${expiry}`, 80, 550, 36, '#fff') +
		line('银联', 840, 560, 56, '#fff');
	return { ...CARD, drawing };
}

/** Draws a business card. */
export function businessCard(random: Random): Page {
	const drawing =
		box(0, 0, 1000, 630, 'fill="#fdfdfb"') +
		line(anyName(random), 80, 150, 76) +
		line('销售经理', 400, 150, 38) +
		line(`${writing(random, 4)}科技有限公司`, 80, 290, 46) +
		line(`电话 139${digits(random, 8)}`, 80, 400, 36) +
		line(`地址 ${writing(random, 2)}路${random.integer(1, 400)}号`, 80, 465, 36) +
		line(`邮箱 office${digits(random, 3)}@example.com`, 80, 530, 36);
	return { ...CARD, drawing };
}

/** Draws a driving licence, which shares some labels with an ID card. */
export function drivingLicence(random: Random): Page {
	const birth = anyDate(random);
	const number = `110105${birth.replaceAll('-', '')}${digits(random, 4)}`;
	const drawing =
		box(0, 0, 1000, 630, 'rx="20" fill="#f1f0e6"') +
		line('中华人民共和国机动车驾驶证', 170, 80, 48) +
		line(`证号 ${number}`, 230, 150, 34) +
		line(`姓名 ${anyName(random)}`, 60, 220, 34) +
		line(`性别 ${random.pick(['男', '女'])}`, 440, 220, 34) +
		line('国籍 中国', 680, 220, 34) +
		line(
			`住址 ${writing(random, 2)}市${writing(random, 2)}路${random.integer(1, 99)}号`,
			60,
			290,
			34,
		) +
		line(`出生日期 ${birth}`, 330, 370, 34) +
		line(`初次领证日期 ${anyDate(random)}`, 330, 430, 34) +
		line('准驾车型 C1', 330, 490, 34) +
		line(`有效期限 ${anyDate(random)} 至 ${anyDate(random)}`, 60, 580, 34) +
		box(750, 330, 190, 200, 'fill="#cfd6dc"') +
		line('样本 SPECIMEN', 40, 520, 60, '#b3262e33');
	return { ...CARD, drawing };
}

/** Draws a till receipt. */
export function receipt(random: Random): Page {
	let rows = line(`${writing(random, 3)}超市`, 150, 100, 56);
	rows += line(`小票号 ${digits(random, 18)}`, 40, 170, 30);
	for (let row = 0; row < 10; row++) {
		const y = 250 + row * 50;
		rows += line(writing(random, random.integer(2, 6)), 40, y, 32);
		rows += line(`${random.integer(1, 90)}.${digits(random, 2)}`, 400, y, 32);
	}
	rows += line(`合计 ${random.integer(100, 900)}.${digits(random, 2)}`, 40, 820, 44);
	return { width: 540, height: 900, drawing: `${box(0, 0, 540, 900, 'fill="#fafafa"')}${rows}` };
}

/** Draws an empty sheet. */
export function blankPaper(random: Random): Page {
	const fill = random.pick(['#f6f4ee', '#fdfdfd', '#efe7d2']);
	return { width: 860, height: 610, drawing: box(0, 0, 860, 610, `fill="${fill}"`) };
}

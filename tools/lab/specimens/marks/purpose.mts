import type { Random } from '../../../../test/support/random.mts';

const ERRANDS = [
	'入职登记',
	'租房备案',
	'银行开户',
	'签证申请',
	'车辆过户',
	'酒店入住登记',
	'社保转移',
	'购房资格审核',
	'学籍注册',
	'手机卡实名登记',
	'网店资质认证',
	'公积金提取',
	'驾驶证换证',
	'投标报名',
];
const WARNINGS = ['再次复印无效', '他用无效', '复印无效', '不得转用', '不作他用', '过期作废'];

/** Returns what people write across a copy of their card: its only purpose, often with a warning. */
export function purpose(random: Random): string {
	const errand = random.pick(ERRANDS);
	const only = random.pick([`仅供办理${errand}使用`, `仅限${errand}使用`, `仅用于${errand}`]);
	const warning = random.chance(0.65) ? ` ${random.pick(WARNINGS)}` : '';
	const day = `${random.integer(2022, 2025)}年${random.integer(1, 12)}月${random.integer(1, 28)}日`;
	return only + warning + (random.chance(0.2) ? ` ${day}` : '');
}

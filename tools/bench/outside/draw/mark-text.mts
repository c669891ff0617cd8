/** What people write across a copy of their card: for what it is meant. */
export const PURPOSES = (
	'办理银行开户业务 办理贷款业务 房屋租赁登记 入职登记 车辆过户业务 办理营业执照业务 公积金提取 手机卡实名登记 ' +
	'签证办理 酒店入住登记 社保转移业务 学籍登记 办理保险业务 快递网点加盟 水电开户业务'
).split(' ');

/** That it is meant for nothing else. */
export const LIMITS = '他用无效 再次复印无效 复印无效 不得他用 挪作他用无效'.split(' ');

import type { Dice } from '../outside/draw/dice.mts';
import { drawnHolder } from '../outside/draw/holder.mts';

const digits = (dice: Dice, count: number) =>
	Array.from({ length: count }, () => dice.whole(0, 9)).join('');

const day = (dice: Dice) =>
	`${dice.whole(2022, 2026)}年${dice.whole(1, 12)}月${dice.whole(1, 28)}日`;

/** What stands on forms and says nothing of the card's holder. */
const LINES: ReadonlyArray<(dice: Dice) => string> = [
	() => '请用黑色签字笔填写本表，字迹须清晰可辨',
	(dice) => `办理日期：${day(dice)}`,
	(dice) => `经办人：${drawnHolder(dice).name}　联系电话：1${digits(dice, 10)}`,
	(dice) => `合同编号：HT-${dice.whole(2022, 2026)}-${digits(dice, 6)}`,
	(dice) => `应缴金额：人民币${digits(dice, 4)}元整（¥${digits(dice, 4)}.00）`,
	() =>
		'附件：证件复印件一份，近期免冠照片两张，原件核对后当场退还，复印件由受理单位留存备查，保存期限为三年',
	() =>
		'本表一式两份，双方各执一份，自签字之日起生效，未尽事宜由双方协商解决，协商不成的提交仲裁委员会裁决',
	() => '受理单位（盖章）',
	(dice) => `房屋面积：${digits(dice, 2)}.${digits(dice, 1)}平方米，租期${dice.whole(1, 5)}年`,
	(dice) => `营业时间：周一至周五 8:30-17:${dice.whole(10, 59)}`,
	() => '温馨提示：如信息有变更，请于十五个工作日内到原窗口办理手续',
	(dice) => `网址 www.example.com　邮编 ${digits(dice, 6)}`,
	(dice) => `第${dice.whole(1, 9)}页　共${dice.whole(9, 12)}页`,
	() => '我已阅读并同意上述条款',
	(dice) => `开户银行：建设银行城东支行　流水号${digits(dice, 8)}`,
	() => '审核意见：材料齐全，符合规定，准予办理',
];

/** A line that says nothing of the card's holder. */
export function plainLine(dice: Dice): string {
	return dice.one(LINES)(dice);
}

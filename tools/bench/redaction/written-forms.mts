import type { Dice } from '../outside/draw/dice.mts';
import type { Holder } from '../outside/draw/holder.mts';

/** A line as people write it on a form: only `value` must not be seen. */
export interface WrittenLine {
	before?: string;
	value: string;
	after?: string;
}

/** How the lines are set. */
export interface Setting {
	/** Height of the characters, in millimetres. */
	size?: number;
	/** Added after each character, in millimetres. */
	spacing?: number;
	/** Degrees clockwise. */
	angle?: number;
	/** Whether characters stand upright one below the other. */
	isStacked?: boolean;
}

/** A value as it is written again beside the card. */
export interface Written extends Setting {
	form: string;
	lines: readonly WrittenLine[];
}

type Write = (holder: Holder, dice: Dice) => Setting & { lines: readonly WrittenLine[] };

const LABELS = ['证件号', '身份证号码', '编号', 'ID', '号码:', ''];

/** The number in groups of these sizes. */
function grouped(sizes: readonly number[], mark: string): Write {
	return ({ number }, dice) => {
		let at = 0;
		const groups = sizes.map((size) => number.slice(at, (at += size)));
		return { lines: [{ before: dice.one(LABELS), value: groups.join(mark) }] };
	};
}

/** The number as it is, set in this way. */
function numberSet(setting: (dice: Dice) => Setting): Write {
	return ({ number }, dice) => ({
		...setting(dice),
		lines: [{ before: dice.one(LABELS), value: number }],
	});
}

const two = (part: number) => String(part).padStart(2, '0');

/** Twenty ways of writing a value again. */
const FORMS: Readonly<Record<string, Write>> = {
	'number, plain': numberSet(() => ({})),
	'number, 6 8 4': grouped([6, 8, 4], ' '),
	'number, 3.3.4.4.4': grouped([3, 3, 4, 4, 4], '.'),
	'number, 4-4-4-4-2': grouped([4, 4, 4, 4, 2], '-'),
	'number, 6/8/4': grouped([6, 8, 4], '/'),
	'number, full width': ({ number }) => ({
		lines: [{ before: '证件号', value: fullWidth(number) }],
	}),
	'number, on two lines': ({ number }, dice) => {
		const at = dice.whole(3, 15);
		return {
			lines: [
				{ before: '本人身份证号码为', value: number.slice(0, at) },
				{ value: number.slice(at), after: '，特此说明' },
			],
		};
	},
	'number, a digit to a box': numberSet((dice) => ({ spacing: dice.between(2, 3.5) })),
	'number, 5 to 6 points': numberSet((dice) => ({ size: dice.between(1.8, 2.1) })),
	'number, 8 mm': ({ number }) => ({ size: 8, lines: [{ value: number }] }),
	'number, upside down': numberSet(() => ({ angle: 180 })),
	'number, up or down': numberSet((dice) => ({ angle: dice.one([90, 270]) })),
	'number, aslant': numberSet((dice) => ({ angle: dice.sign() * dice.between(12, 35) })),
	'number, stacked': ({ number }) => ({ isStacked: true, lines: [{ value: number }] }),
	'birth, 1/2': ({ birth: [year, month, day] }, dice) => {
		const parts = [String(year), two(month), two(day)];
		const ordered = dice.chance(0.5) ? parts : parts.reverse();
		return { lines: [{ before: '生日', value: ordered.join(dice.one(['/', '.', ' '])) }] };
	},
	'birth, 年 月 日': ({ birth: [year, month, day] }) => ({
		lines: [{ before: '生于', value: `${year} 年 ${month} 月 ${day} 日` }],
	}),
	'name, in a sentence': ({ name }) => ({
		lines: [{ before: '申请人', value: name, after: '已到场' }],
	}),
	'name, spaced': ({ name }, dice) => ({
		lines: [{ before: '姓名', value: [...name].join(dice.one([' ', '  ', '·'])) }],
	}),
	'gender and group': ({ gender, group }) => ({
		lines: [{ before: '性别', value: `${gender}，民族${group}` }],
	}),
	'address, on two lines': ({ address }, dice) => {
		const at = dice.whole(6, Math.max(6, address.length - 5));
		return {
			lines: [{ before: '现住', value: address.slice(0, at) }, { value: address.slice(at) }],
		};
	},
};

/** Their names. */
export const FORM_NAMES = Object.keys(FORMS);

/** Writes a value of this person in one of the forms. */
export function written(form: string, holder: Holder, dice: Dice): Written {
	return { form, ...FORMS[form](holder, dice) };
}

function fullWidth(text: string): string {
	return text.replaceAll(/[!-~]/g, (character) =>
		String.fromCharCode(character.charCodeAt(0) + 0xfee0),
	);
}

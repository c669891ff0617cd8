import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';

const url = (path: string) => JSON.stringify(new URL(`../../../${path}`, import.meta.url));

/** The names read from a drawn card by each plan. Hooks for modules cannot be in Jest's own process. */
const SCRIPT = `
	const { planWith } = await import(${url('tools/score/varied-modules.mts')});
	const { handSetNumbers } = await import(${url('tools/score/hand-set-numbers.mts')});
	const { portraitLines } = await import(${url('server/test/card/card-lines.mts')});
	const numbers = await handSetNumbers();
	const numbered = (path, name) =>
		numbers.find((number) => number.path === path && number.name === name);
	const lines = portraitLines();
	const read = (plan) => {
		const { fields } = plan([{ name: 'first', lines }], { width: 800, height: 800 });
		return fields === null ? 'no card' : fields.identity_name;
	};
	const points = numbered('card/card-points.mts', 'MIN_POINTS');
	const row = numbered('card/fields/cell.mts', 'MAX_GAP');
	const names = [read(await planWith())];
	for (const variation of [
		{ number: points, value: 99 },
		{ number: points, value: points.value },
		{ number: row, value: 0 },
		{ number: points, value: 99 },
	]) {
		names.push(read(await planWith(variation)));
	}
	console.log(JSON.stringify(names));
`;

test('a plan is read with its one variation, of whatever file, and with no earlier one', () => {
	const printed = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
		encoding: 'utf8',
	});
	expect(JSON.parse(printed)).toEqual(['于雨薇', 'no card', '于雨薇', null, 'no card']);
});

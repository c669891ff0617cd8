import type { Random } from '../../../../test/support/random.mts';
import { anyDate, anyName, box, digits, line, type Page, writing } from './page.mts';

const VIEW = { width: 1280, height: 960 };

function ridge(random: Random, base: number, roughness: number): string {
	// Midpoint displacement, since hills are rough at every scale.
	let heights = [random.between(-80, 80), random.between(-80, 80)];
	for (let reach = roughness; heights.length < 200; reach /= 2) {
		heights = heights.flatMap((height, i) => {
			const next = heights[i + 1];
			if (next === undefined) return [height];
			return [height, (height + next) / 2 + random.between(-reach, reach)];
		});
	}
	const step = VIEW.width / (heights.length - 1);
	const points = heights.map(
		(height, i) => `${(i * step).toFixed(0)},${(base + height).toFixed(0)}`,
	);
	return `0,${VIEW.height} ${points.join(' ')} ${VIEW.width},${VIEW.height}`;
}

/** Draws hills under a sky. */
export function landscape(random: Random): Page {
	const [high, low] = random.pick([
		['#5f93c8', '#dbe8f0'],
		['#3d4d78', '#f0b987'],
		['#8b98a6', '#d9dde0'],
	]);
	let hills = '';
	for (let range = 0; range < 5; range++) {
		const near = range / 4;
		const colour = `rgb(${130 - near * 95},${150 - near * 70},${150 - near * 115})`;
		hills += `<polygon points="${ridge(random, 400 + range * 115, 130 - range * 18)}" fill="${colour}"/>`;
	}
	let clouds = '';
	for (let cloud = 0; cloud < 9; cloud++) {
		const [x, y] = [random.integer(0, 1280), random.integer(30, 300)];
		clouds += `<ellipse cx="${x}" cy="${y}" rx="${random.integer(60, 190)}" ry="${random.integer(10, 36)}"/>`;
	}
	const drawing =
		'<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">' +
		`<stop offset="0" stop-color="${high}"/><stop offset="0.6" stop-color="${low}"/></linearGradient>` +
		'<filter id="soft"><feGaussianBlur stdDeviation="14"/></filter></defs>' +
		box(0, 0, 1280, 960, 'fill="url(#sky)"') +
		`<g fill="#fff" fill-opacity="0.5" filter="url(#soft)">${clouds}</g>${hills}`;
	return { ...VIEW, drawing };
}

/** Draws a page of running text. */
export function textPage(random: Random): Page {
	let lines = line(writing(random, 9), 380, 130, 52);
	for (let row = 0; row < 15; row++) {
		const length = row % 5 === 4 ? random.integer(6, 24) : 28;
		lines += line(writing(random, length), 120, 220 + row * 46, 36);
	}
	return { ...VIEW, drawing: `${box(0, 0, 1280, 960, 'fill="#fbfaf6"')}${lines}` };
}

/** Draws a completed form that asks for the data on an ID card. */
export function form(random: Random): Page {
	const rows: ReadonlyArray<readonly [label: string, value: string]> = [
		['申请人姓名', anyName(random)],
		['性别', random.pick(['男', '女'])],
		['出生日期', anyDate(random)],
		['联系电话', `138${digits(random, 8)}`],
		['身份证号', random.chance(0.5) ? digits(random, 18) : ''],
		['家庭住址', `${writing(random, 2)}市${writing(random, 3)}路${random.integer(1, 99)}号`],
		['申请事项', writing(random, 12)],
		['申请日期', anyDate(random)],
	];
	const table = rows.map(([label, value], i) => {
		const y = 190 + i * 84;
		const cell = 'fill="none" stroke="#444" stroke-width="2"';
		return (
			box(120, y, 260, 84, cell) +
			box(380, y, 780, 84, cell) +
			line(label, 140, y + 56, 36) +
			line(value, 410, y + 56, 38, '#24408e')
		);
	});
	const title = line('业务办理申请表', 440, 120, 58);
	return { ...VIEW, drawing: `${box(0, 0, 1280, 960, 'fill="#fdfdfa"')}${title}${table.join('')}` };
}

import type { Random } from '../../support/random.mts';
import type { Shot } from './drawn-shots.mts';

/** Gives a file its path, without the ending. */
export type Namer = (shot: Shot) => string;

/** Writes a number as a device, or a clerk, does. */
export type Numbered = (n: number) => string;

export const padded = (value: number, length: number): string =>
	String(value).padStart(length, '0');

/** Counts from 1 what has one key. */
export function counter(): (key: string | number) => number {
	const counts = new Map<string | number, number>();
	return (key) => {
		counts.set(key, (counts.get(key) ?? 0) + 1);
		return counts.get(key)!;
	};
}

/** `2024-03-12`, `10:11:12` of the shot. */
const momentOf = ({ at }: Shot): string[] =>
	new Date(at * 1000).toISOString().slice(0, 19).split('T');

const digits = (text: string): string => text.replace(/\D/g, '');

/** As phones and cameras number photos; the second phone mostly otherwise than the first. */
export function camera(random: Random): Namer {
	const styles: Array<(n: number, shot: Shot) => string> = [
		(n) => `IMG_${n}`,
		(n) => `IMG_${padded(n, 4)}`,
		(n) => `DSC${padded(n, 5)}`,
		(n) => `P1${padded(n, 6)}`,
		(_, shot) => `IMG_${momentOf(shot).map(digits).join('_')}`,
	];
	const first = random.pick(styles);
	const style = [first, random.chance(0.5) ? first : random.pick(styles)];
	const start = random.chance(0.3) ? random.integer(0, 8) : random.integer(10, 9000);
	const next = [start, random.chance(0.1) ? start + random.integer(0, 9) : (start + 4500) % 9000];
	return (shot) => {
		const { phone } = shot;
		// Some were deleted.
		next[phone] += random.chance(0.05) ? random.integer(2, 4) : 1;
		return style[phone](next[phone], shot);
	};
}

export function wechat(random: Random): Namer {
	const styles: Namer[] = [
		(shot) => `微信图片_${digits(momentOf(shot).join(''))}`,
		(shot) => `mmexport${shot.at}${padded((shot.at * 7) % 1000, 3)}`,
		(shot) => `Screenshot_${momentOf(shot).map(digits).join('_')}`,
		(shot) => `WeChat Image_${digits(momentOf(shot).join(''))}`,
	];
	const first = random.pick([styles[0], ...styles]);
	const style = [first, random.chance(0.5) ? first : random.pick(styles)];
	return (shot) => style[shot.phone](shot);
}

export function scan(random: Random): Namer {
	const style = random.pick<Numbered>([
		(n) => (n === 1 ? 'scan' : `scan (${n})`),
		(n) => `photo-${n}`,
		(n) => `扫描_${padded(n, 4)}`,
		(n) => `扫描件${n}`,
		(n) => `CCF_${padded(n, 6)}`,
		(n) => String(n),
	]);
	let n = 0;
	return () => style(++n);
}

export function hash(random: Random): string {
	const hex = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

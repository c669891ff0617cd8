import type { County } from './county.mts';
import type { Random } from '../random.mts';
import { breakLines } from './line-breaks.mts';

/** Lines that an address is printed on, at most, and their width. */
export const ADDRESS_LINES = { most: 3, units: 11 };

const STREET_FIRST = [...'新东西南北中长安平和光建胜红文青春龙凤金玉桂松柳荷湖江河山桥石'];
const STREET_SECOND = [...'华安宁民兴盛阳明丰泰康福园景苑湾岭峰塘溪泉坪岗堡营庄林关'];
const STREET_KINDS = ['路', '街', '大道', '巷', '东路', '西街', '南路', '北大街', '里', '胡同'];
const ESTATES = ['小区', '花园', '家园', '新村', '公寓', '苑'];
const TOWN_KINDS = ['镇', '乡', '街道'];

const number = (random: Random, most: number): string => String(random.integer(1, most));

function invented(random: Random): string {
	return random.pick(STREET_FIRST) + random.pick(STREET_SECOND);
}

function townAddress(random: Random): string {
	const street = `${invented(random)}${random.pick(STREET_KINDS)}${number(random, 999)}号`;
	const estate = random.chance(0.45) ? `${invented(random)}${random.pick(ESTATES)}` : '';
	const block = random.chance(0.7)
		? `${number(random, 60)}${random.pick(['号楼', '栋', '幢'])}`
		: '';
	const entrance = block && random.chance(0.5) ? `${number(random, 6)}单元` : '';
	const roomNumber = `${random.integer(1, 32)}0${random.integer(1, 8)}`;
	const room = block ? `${roomNumber}${random.pick(['室', '号', ''])}` : '';
	return street + estate + block + entrance + room;
}

function villageAddress(random: Random): string {
	const town = `${invented(random)}${random.pick(TOWN_KINDS)}`;
	const village = `${invented(random)}村`;
	const group = random.chance(0.5)
		? `${random.pick(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])}组`
		: `${number(random, 12)}组`;
	const house = random.chance(0.7) ? `${number(random, 320)}号` : '';
	return town + village + (random.chance(0.75) ? group : '') + house;
}

/** Returns an address in the county: a real region and an invented street or village. */
export function inventAddress(random: Random, { province, prefecture, county }: County): string {
	const isRural = /[县旗]$/.test(county) ? random.chance(0.75) : random.chance(0.2);
	const local = isRural ? villageAddress(random) : townAddress(random);
	const dropsPrefecture = /[县市旗]$/.test(county) && random.chance(0.5);
	const regions = [
		province + (dropsPrefecture ? '' : prefecture) + county,
		province + county,
		county,
	];
	const { most, units } = ADDRESS_LINES;
	const region = regions.find((text) => breakLines(text + local, units).length <= most);
	return (region ?? county) + local;
}

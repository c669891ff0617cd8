import { alibaba } from './alibaba.mts';
import { apiZero } from './apizero.mts';
import { baidu } from './baidu.mts';
import type { ServiceKind } from './card-service.mts';
import { huawei } from './huawei.mts';
import { tencent } from './tencent.mts';

/** Every service that can be asked. */
export const SERVICES: readonly ServiceKind[] = [apiZero, tencent, baidu, alibaba, huawei];

/** Returns the keys of a service that the environment has, or `undefined` if one is missing. */
export function givenKeys(
	{ variables }: ServiceKind,
	environment: Record<string, string | undefined>,
): Record<string, string> | undefined {
	const keys = Object.fromEntries(variables.map((name) => [name, environment[name] ?? '']));
	return Object.values(keys).includes('') ? undefined : keys;
}

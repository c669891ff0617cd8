import { fileNamed } from './given.mts';

export const addressTable = (): Uint8Array => fileNamed('addresses');

export const traditionalPairs = (): string => new TextDecoder().decode(fileNamed('traditional'));

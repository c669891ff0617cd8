import { expect, test } from '@jest/globals';

import type { CardReader } from '../../src/engine/card-reader.mts';
import { Engine } from '../../src/engine/engine.mts';
import { NotServingError } from '../../src/errors/server-errors.mts';

test('is not ready while it loads, nor while it has no thread', async () => {
	const reader = { isAlive: true, read: async () => null, close: async () => {} };
	const loading = Promise.withResolvers<CardReader>();
	const engine = new Engine(loading.promise);
	expect(engine.state).toBe('loading');
	expect(() => engine.reader).toThrow(NotServingError);
	loading.resolve(reader);
	await engine.settled;
	expect(engine.state).toBe('ready');
	reader.isAlive = false;
	expect(engine.state).toBe('loading');
	reader.isAlive = true;
	expect([engine.state, engine.reader]).toEqual(['ready', reader]);
});

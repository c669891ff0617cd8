import { MILLISECONDS_PER_DAY } from '../../../domain/calendar-span.ts';
import { CHINA_OFFSET_MS, DAYS_KEPT } from './process-counter.mts';

/**
 * Counts a call of a key, all or nothing, and returns the number of its day, or which limit refused it.
 * What `ProcessCallCounter.take` does, with one clock for all servers: the store's.
 *
 * Keys: a hash of counts by day; a sorted set of the last second's calls by their times in ms.
 * Arguments: calls a day and calls a second, -1 for no limit; ms since 1970, empty for the store's clock.
 */
export const TAKE_CALL = `
local perDay, perSecond = tonumber(ARGV[1]), tonumber(ARGV[2])
local now = tonumber(ARGV[3])
if not now then
	local time = redis.call('TIME')
	now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local day = math.floor((now + ${CHINA_OFFSET_MS}) / ${MILLISECONDS_PER_DAY})

local today = tonumber(redis.call('HGET', KEYS[1], day) or 0)
if perDay >= 0 and today >= perDay then return 'day' end

if perSecond >= 0 then
	-- Setting the clock back must not lock the key out.
	redis.call('ZREMRANGEBYSCORE', KEYS[2], '(' .. now, '+inf')
	redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 1000)
	local recent = redis.call('ZCARD', KEYS[2])
	if recent >= perSecond then return 'second' end
	-- Set back, the clock may have been here before with more calls.
	local place = recent
	while redis.call('ZSCORE', KEYS[2], now .. ' ' .. place) do place = place + 1 end
	redis.call('ZADD', KEYS[2], now, now .. ' ' .. place)
	redis.call('EXPIRE', KEYS[2], 60)
end

redis.call('HINCRBY', KEYS[1], day, 1)
if redis.call('HLEN', KEYS[1]) > ${DAYS_KEPT} then
	local first = math.huge
	for _, kept in ipairs(redis.call('HKEYS', KEYS[1])) do
		if tonumber(kept) ~= day then first = math.min(first, tonumber(kept)) end
	end
	redis.call('HDEL', KEYS[1], first)
end
redis.call('EXPIRE', KEYS[1], ${(DAYS_KEPT * MILLISECONDS_PER_DAY) / 1000})
return day
`;

/**
 * Takes a call off the count of a day, if one was counted: the store may have lost its data since.
 *
 * Key: the hash of counts by day. Argument: number of the day.
 */
export const GIVE_BACK = `
local counted = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
if counted > 0 then redis.call('HINCRBY', KEYS[1], ARGV[1], -1) end
`;

import { MILLISECONDS_PER_DAY } from '../../../domain/calendar-span.ts';
import { CHINA_OFFSET_MS, DAYS_KEPT } from './process-counter.mts';

/** How long the store keeps a day's calls, in s. */
export const SECONDS_KEPT = (DAYS_KEPT * MILLISECONDS_PER_DAY) / 1000;

/**
 * Counts a call of a key, all or nothing, and returns the number of the day, or which limit refused it. If that is not
 * the day that was named, nothing was counted.
 * What `ProcessCallCounter.take` does, with one clock for all servers: the store's.
 *
 * Keys: a hash of the day's calls by server; a sorted set of the last second's calls by their times in ms.
 * Arguments: the server; the day; calls a day and calls a second, -1 for no limit; ms since 1970, empty for the store's
 * clock.
 */
export const TAKE_CALL = `
local perDay, perSecond = tonumber(ARGV[3]), tonumber(ARGV[4])
local now = tonumber(ARGV[5])
if not now then
	local time = redis.call('TIME')
	now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local day = math.floor((now + ${CHINA_OFFSET_MS}) / ${MILLISECONDS_PER_DAY})
if day ~= tonumber(ARGV[2]) then return day end

local today = 0
for _, calls in ipairs(redis.call('HVALS', KEYS[1])) do today = today + calls end
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

redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('EXPIRE', KEYS[1], ${SECONDS_KEPT})
return day
`;

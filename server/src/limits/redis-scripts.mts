import { MILLISECONDS_PER_DAY } from '../../../domain/calendar-span.ts';
import { CHINA_OFFSET_MS, DAYS_KEPT } from './china-day.mts';

/**
 * Counts a call of a key, all or nothing, and returns the number of its day, or which limit refused it.
 * What `CallCounts.take` does, with one clock for all servers: the store's.
 *
 * Keys: a hash of counts by day; a list of the times of the last second's calls in ms, oldest first.
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
	local newest = redis.call('LINDEX', KEYS[2], -1)
	while newest and tonumber(newest) > now do
		redis.call('RPOP', KEYS[2])
		newest = redis.call('LINDEX', KEYS[2], -1)
	end
	local oldest = redis.call('LINDEX', KEYS[2], 0)
	while oldest and tonumber(oldest) <= now - 1000 do
		redis.call('LPOP', KEYS[2])
		oldest = redis.call('LINDEX', KEYS[2], 0)
	end
	if redis.call('LLEN', KEYS[2]) >= perSecond then return 'second' end
	redis.call('RPUSH', KEYS[2], now)
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
 * Takes calls off the count of a day, but never more than were counted: the store may have lost its
 * data since.
 *
 * Key: the hash of counts by day. Arguments: number of the day, number of calls.
 */
export const GIVE_BACK = `
local counted = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0)
local calls = math.min(counted, tonumber(ARGV[2]))
if calls > 0 then redis.call('HINCRBY', KEYS[1], ARGV[1], -calls) end
`;

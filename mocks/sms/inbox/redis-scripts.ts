/** What has to happen at once in Redis, so that fakes that share it never disagree. Keys expire a day after the last use. */

const lifetime = 86_400;

/** KEYS id, messages, numbers, all, evicted; ARGV message, number, capacity, prefix. Gives the new id. */
export const appendScript = `
local id = redis.call('INCR', KEYS[1])
redis.call('HSET', KEYS[2], id, ARGV[1])
redis.call('HSET', KEYS[3], id, ARGV[2])
redis.call('ZADD', KEYS[4], id, id)
local byNumber = ARGV[4] .. ':number:' .. ARGV[2]
redis.call('ZADD', byNumber, id, id)
while redis.call('ZCARD', KEYS[4]) > tonumber(ARGV[3]) do
  local oldest = redis.call('ZPOPMIN', KEYS[4])[1]
  local number = redis.call('HGET', KEYS[3], oldest)
  redis.call('HDEL', KEYS[2], oldest)
  redis.call('HDEL', KEYS[3], oldest)
  redis.call('ZREM', ARGV[4] .. ':number:' .. number, oldest)
  redis.call('INCR', KEYS[5])
end
for _, key in ipairs({KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], byNumber}) do
  redis.call('EXPIRE', key, ${lifetime})
end
redis.call('PUBLISH', ARGV[4] .. ':events', id .. ' ' .. ARGV[1])
return id
`;

/** KEYS messages, numbers, all; ARGV prefix, then ids. Gives those ids that it took out: each goes once. */
export const removeScript = `
local removed = {}
for index = 2, #ARGV do
  local id = ARGV[index]
  local number = redis.call('HGET', KEYS[2], id)
  if number then
    redis.call('HDEL', KEYS[1], id)
    redis.call('HDEL', KEYS[2], id)
    redis.call('ZREM', KEYS[3], id)
    redis.call('ZREM', ARGV[1] .. ':number:' .. number, id)
    table.insert(removed, id)
  end
end
if #removed > 0 then
  redis.call('PUBLISH', ARGV[1] .. ':events', 'removed ' .. table.concat(removed, ' '))
end
return removed
`;

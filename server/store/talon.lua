#!lua name=talon_VERSION
-- The functions of Talon's store. No policy here: conditions first, then the writes.
--
-- talon_commit_VERSION: one atomic step of one office.
--   KEYS     every key touched, all of one shard; the calls below name them again
--   ARGV[1]  msgpack {node, turn_ms, receipts, aggregates, reads, writes}
--     receipts    {{key, command key, ...}, ...}
--     aggregates  {{key, epoch, version, last event id}, ...}: the expected positions
--     reads       msgpack {{command, key, ...}, ...}: what a conflict brings along
--     writes      {{command, key, ...}, ...}: done in this order
--   returns  {"ok"} | {"known", command key, receipt, ...} | {"wait", ms} | {"conflict", read, ...}
--
-- talon_read_VERSION: several reads at one moment.
--   KEYS     every key read, all of one shard
--   ARGV[1]  msgpack {{command, key, ...}, ...}        returns  {read, ...}

local function run(calls, into)
  for _, call in ipairs(calls) do into[#into + 1] = redis.call(unpack(call)) end
  return into
end

local function known(receipts)
  local found = {'known'}
  for _, bucket in ipairs(receipts) do
    for i, value in ipairs(redis.call('HMGET', unpack(bucket))) do
      if value then found[#found + 1] = bucket[i + 1]; found[#found + 1] = value end
    end
  end
  return found[2] and found
end

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function commit(_, args)
  local node, turn_ms, receipts, aggregates, reads, writes = unpack(cmsgpack.unpack(args[1]))
  local answers = known(receipts)
  if answers then return answers end
  local mine, moved = {}, {}
  for _, a in ipairs(aggregates) do
    local at = redis.call('HMGET', a[1], 'epoch', 'version', 'last_event', 'turn')
    local till, whose = string.match(at[4] or '', '^(%d+) (.*)$')
    local left = till and till - now_ms()
    if whose == node then mine[#mine + 1] = a[1] elseif till and left > 0 then return {'wait', left} end
    if (at[1] or '') ~= a[2] or (at[2] or '0') ~= a[3] or (at[3] or '') ~= a[4] then
      moved[#moved + 1] = a[1]
    end
  end
  for _, key in ipairs(moved) do
    redis.call('HSET', key, 'turn', string.format('%.0f %s', now_ms() + turn_ms, node))
  end
  if moved[1] then return run(cmsgpack.unpack(reads), {'conflict'}) end
  for _, key in ipairs(mine) do redis.call('HDEL', key, 'turn') end
  run(writes, {})
  return {'ok'}
end

local function read(_, args) return run(cmsgpack.unpack(args[1]), {}) end

redis.register_function('talon_commit_VERSION', commit)
redis.register_function{function_name = 'talon_read_VERSION', callback = read, flags = {'no-writes'}}

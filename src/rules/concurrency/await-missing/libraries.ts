/**
 * What libraries write as `async def`, by their own references. A method that only builds something (`pipeline`,
 * `stream`, `pubsub`) makes no coroutine, and what is called on its result is another matter.
 */
const COROUTINES: readonly RegExp[] = [
  /\.AsyncSession\.(commit|execute|exec|flush|refresh|rollback|scalars?|get|get_one|merge|delete|close)$/,
  /\.AsyncConnection\.(execute|commit|rollback|scalars?)$/,
  /\.AsyncClient\.(get|head|options|post|put|patch|delete|request|send|aclose)$/,
  /^redis\.asyncio\.(client\.)?Redis\.(from_url\.)?(append|blpop|brpop|decr|decrby|delete|eval|exists|expire|expireat|flushdb|get|getdel|getset|hdel|hexists|hget|hgetall|hincrby|hmget|hset|hsetnx|incr|incrby|keys|llen|lpop|lpush|lrange|ltrim|mget|mset|ping|psetex|publish|rpop|rpush|sadd|set|setex|setnx|sismember|smembers|srem|ttl|unlink|xadd|zadd|zrange|zrem|aclose)$/,
  /^arq\.(connections\.)?create_pool(\.(enqueue_job|aclose|close))?$/,
  /^(fastapi|starlette)\.concurrency\.run_in_threadpool$|^(asyncio|anyio)\.(sleep|to_thread|to_thread\.run_sync)$/,
  /^(fastapi|starlette)\.(\w+\.)*Request\.(json|body|form)$/,
  /^(fastapi|starlette)\.(\w+\.)*UploadFile\.(read|write|seek|close)$/,
  /^openai\.Async(Azure)?OpenAI\.(chat\.completions|completions|responses|embeddings|images|moderations)\.(create|parse|generate)$/,
  /^anthropic\.Async\w+\.messages\.create$/,
  /^qdrant_client\.(\w+\.)*AsyncQdrantClient\.\w+$/,
  /^aiosmtplib\.send$/,
]

export const isCoroutineOfLibrary = (path: string): boolean => COROUTINES.some((one) => one.test(path))

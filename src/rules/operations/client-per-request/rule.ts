import { rule } from '../../rule.ts'
import { madePerRequest } from '../made.ts'

export default rule({
  title: 'A client is made for each request',
  severity: 'low',
  confidence: 'high',
  weaknesses: ['CWE-1050'],
  message: '`{client}` is made anew for each request, and its pool of connections with it',
  advice: 'Make one client when the application starts (in `lifespan`) and share it.',
  check({ backend, code }, report) {
    for (const { call, operation, file, node } of madePerRequest(backend, code, CLIENTS)) {
      if (call.arguments.some((one) => one.from.length > 0 || OWN.test(one.name))) continue
      report.found({
        at: file.place(node),
        subject: operation.id,
        arguments: { client: call.path },
        cause: call.path,
        proof: call.chain,
      })
    }
  },
})

/** What belongs to one caller or one call is not shared. */
const OWN = /^(event_hooks|auth|transport|mounts|proxy|proxies|cookies|aws_session_token)$/

/** Clients that hold connections, and are made to be shared. */
const CLIENTS =
  /^(httpx\.(Async)?Client|aiohttp\.(client\.)?ClientSession|(redis|redis\.asyncio|aioredis)\.(Redis|StrictRedis|from_url|Redis\.from_url|ConnectionPool\.from_url)|pymongo\.(Async)?MongoClient|motor\.motor_asyncio\.AsyncIOMotorClient|boto3\.(client|resource)|openai\.(Async)?(Azure)?OpenAI|anthropic\.(Async)?Anthropic|qdrant_client\.(Async)?QdrantClient|elasticsearch\.(Async)?Elasticsearch)$/

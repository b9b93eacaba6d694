import type { Effect } from '../../model/runtime.ts'

/** One library and what calling it means. */
export interface LibraryPattern {
  readonly kind: Effect['kind']
  /** The name people know it by. */
  readonly library: string
  /** How the dotted path of a call begins. */
  readonly path: RegExp
  /** The last name of a call that does something; what comes before it only prepares. */
  readonly does: RegExp
}

const words = (text: string): RegExp => new RegExp(`^(${text.trim().split(/\s+/).join('|')})$`)

const HTTP = words('get post put patch delete head options request send stream urlopen urlretrieve ws_connect fetch')
const REDIS = words(
  `get set setex setnx psetex mget mset getset getdel delete unlink exists expire ttl incr incrby decr decrby hget hset hmget hmset hgetall hdel hincrby lpush rpush lpop rpop lrange llen ltrim blpop brpop
  sadd srem smembers sismember scard zadd zrem zrange zrangebyscore zrevrange zscore zcard zremrangebyscore publish subscribe xadd xread xreadgroup scan scan_iter keys execute pipeline eval evalsha lock flushdb flushall execute_command`,
)
const CACHE = words(
  'get set add delete exists multi_get multi_set clear incr increment expire pop touch get_or_set flush_all get_multi set_multi put invalidate',
)
const MODEL = words(
  `create parse stream generate generate_content generate_content_async generate_content_stream send_message send_message_async send_message_stream invoke ainvoke astream batch abatch predict apredict run arun complete acomplete
  completion acompletion embedding aembedding embed aembed embed_content embed_query aembed_query embed_documents aembed_documents chat achat stream_chat astream_chat chat_stream complete_async stream_async rerank moderation
  query aquery count_tokens astream_events transcribe invoke_model converse converse_stream encode run_sync run_stream text_generation chat_completion kickoff forward`,
)
const VECTOR = words(
  `query query_points query_batch_points search search_batch recommend discover scroll retrieve fetch fetch_objects near_text near_vector near_object hybrid bm25 similarity_search asimilarity_search similarity_search_with_score
  asimilarity_search_with_score max_marginal_relevance_search get_relevant_documents upsert add insert insert_many add_texts aadd_texts add_documents aadd_documents upload_points upload_collection delete update get count from_documents from_texts knn_search`,
)
const FILE = words(
  'open read_text read_bytes write_text write_bytes unlink touch rename rmdir copy copyfile copyfileobj copy2 copytree move rmtree remove makedirs mkdir unpack_archive make_archive',
)
const STORE = words(
  `put_object get_object delete_object delete_objects copy_object head_object list_objects list_objects_v2 upload_file upload_fileobj download_file download_fileobj generate_presigned_url generate_presigned_post create_multipart_upload
  upload_part complete_multipart_upload upload_from_string upload_from_file upload_from_filename download_as_bytes download_as_string download_to_filename download_as_text fput_object fget_object presigned_get_object presigned_put_object
  generate_signed_url upload_blob download_blob delete_blob upload download remove_object put pipe cat create_signed_url remove`,
)
const MAIL = words(
  'sendmail send_message send send_email send_raw_email send_templated_email send_template mail_send send_async',
)

const one = (kind: Effect['kind'], library: string, path: RegExp, does: RegExp): LibraryPattern => ({
  kind,
  library,
  path,
  does,
})

/** Tried from the top: the first whose path and last name fit. */
export const LIBRARIES: readonly LibraryPattern[] = [
  one('job', 'background-task', /^(starlette\.background|fastapi)\b.*BackgroundTasks?\b/, words('add_task')),
  one('job', 'celery', /^celery\b/, words('delay apply_async send_task apply si s signature')),
  one('job', 'taskiq', /^taskiq/, words('kiq kicker schedule_by_time schedule_by_cron')),
  one('job', 'arq', /^arq\b/, words('enqueue_job')),
  one('job', 'dramatiq', /^dramatiq\b/, words('send send_with_options enqueue')),
  one(
    'job',
    'rq',
    /^(rq|rq_scheduler)\b/,
    words('enqueue enqueue_in enqueue_at enqueue_call enqueue_many delay schedule cron'),
  ),
  one('job', 'apscheduler', /^apscheduler\b/, words('add_job add_schedule')),
  one('job', 'huey', /^huey\b/, words('schedule delay __call__')),
  one('job', 'procrastinate', /^procrastinate\b/, words('defer defer_async')),
  one('job', 'cloud-tasks', /^google\.cloud\.tasks/, words('create_task')),
  one('job', 'sqs', /^(boto3|aioboto3|aiobotocore)\b/, words('send_message send_message_batch')),
  one('job', 'kafka', /^(aiokafka|kafka|confluent_kafka)\b/, words('send send_and_wait produce')),
  one('job', 'rabbitmq', /^(aio_pika|pika|faststream|kombu)\b/, words('publish basic_publish')),
  one('job', 'pubsub', /^google\.cloud\.pubsub/, words('publish')),
  one('mail', 'smtplib', /^(smtplib|aiosmtplib)\b/, MAIL),
  one('mail', 'fastapi-mail', /^fastapi_mail\b/, MAIL),
  one('mail', 'sendgrid', /^(sendgrid|python_http_client)\b/, words('send post')),
  one('mail', 'resend', /^resend\b/, words('send create')),
  one('mail', 'emails', /^emails\b/, words('send')),
  one('mail', 'postmark', /^(postmarker|postmark)\b/, MAIL),
  one('mail', 'mailgun', /^mailgun\b/, words('create send')),
  one('mail', 'brevo', /^(sib_api_v3_sdk|brevo_python)\b/, words('send_transac_email')),
  one('mail', 'ses', /^(boto3|aioboto3|aiobotocore)\b/, words('send_email send_raw_email send_templated_email')),
  one('model', 'openai', /^openai\b/, MODEL),
  one('model', 'anthropic', /^anthropic\b/, MODEL),
  one('model', 'litellm', /^litellm\b/, MODEL),
  one('model', 'google-genai', /^(google\.(genai|generativeai)|vertexai)\b/, MODEL),
  one('model', 'mistral', /^mistralai\b/, MODEL),
  one('model', 'cohere', /^cohere\b/, MODEL),
  one('model', 'groq', /^groq\b/, MODEL),
  one('model', 'ollama', /^ollama\b/, MODEL),
  one('model', 'together', /^together\b/, MODEL),
  one('model', 'replicate', /^replicate\b/, MODEL),
  one('model', 'hugging-face', /^(huggingface_hub|transformers|sentence_transformers)\b/, MODEL),
  one(
    'model',
    'bedrock',
    /^(boto3|aioboto3|aiobotocore)\b/,
    words('invoke_model invoke_model_with_response_stream converse converse_stream'),
  ),
  one('model', 'pydantic-ai', /^pydantic_ai\b/, MODEL),
  one('model', 'instructor', /^instructor\b/, MODEL),
  one(
    'vector-store',
    'langchain',
    /^langchain(_\w+)?\.(.*\.)?(vectorstores?|retrievers?)\b|^langchain_(qdrant|pinecone|chroma|weaviate|milvus|postgres)\b/,
    VECTOR,
  ),
  one('model', 'langchain', /^(langchain|langgraph)(_\w+)?\b/, MODEL),
  one('model', 'llama-index', /^llama_index\b/, MODEL),
  one('model', 'crewai', /^(crewai|autogen|dspy|semantic_kernel|haystack)\b/, MODEL),
  one('vector-store', 'qdrant', /^qdrant_client\b/, VECTOR),
  one('vector-store', 'pinecone', /^pinecone\b/, VECTOR),
  one('vector-store', 'chroma', /^chromadb\b/, VECTOR),
  one('vector-store', 'weaviate', /^weaviate\b/, VECTOR),
  one('vector-store', 'faiss', /^faiss\b/, VECTOR),
  one('vector-store', 'milvus', /^pymilvus\b/, VECTOR),
  one('vector-store', 'lancedb', /^lancedb\b/, VECTOR),
  one(
    'vector-store',
    'pgvector',
    /^(sqlalchemy|sqlmodel|pgvector)\b/,
    words('cosine_distance l2_distance max_inner_product l1_distance'),
  ),
  one('cache', 'redis', /^(redis|aioredis|valkey|coredis|fakeredis|redis_om|upstash_redis)\b/, REDIS),
  one('cache', 'aiocache', /^aiocache\b/, CACHE),
  one('cache', 'fastapi-cache', /^fastapi_cache\b/, CACHE),
  one('cache', 'cashews', /^cashews\b/, CACHE),
  one('cache', 'cachetools', /^cachetools\b/, CACHE),
  one('cache', 'memcached', /^(pymemcache|aiomcache|pylibmc|memcache)\b/, CACHE),
  one('cache', 'diskcache', /^diskcache\b/, CACHE),
  one('file', 's3', /^(boto3|aioboto3|aiobotocore|botocore)\b/, STORE),
  one('file', 'google-cloud-storage', /^google\.cloud\.storage\b/, STORE),
  one('file', 'azure-blob', /^azure\.storage\b/, STORE),
  one('file', 'minio', /^(minio|miniopy_async)\b/, STORE),
  one('file', 'supabase', /^(supabase|storage3)\b.*\bstorage\b/, STORE),
  one('file', 'fsspec', /^(fsspec|s3fs|gcsfs)\b/, words('open put get pipe cat rm')),
  one('file', 'aiofiles', /^(aiofiles|anyio\.Path|anyio\.open_file)\b/, FILE),
  one('file', 'open', /^(builtins|io|gzip|zipfile)\b/, words('open')),
  one('file', 'pathlib', /^pathlib\b/, FILE),
  one('file', 'shutil', /^shutil\b/, FILE),
  one('file', 'os', /^os\b/, words('remove unlink rename makedirs mkdir rmdir replace')),
  one('outbound', 'httpx', /^(httpx|httpx_oauth|authlib)\b/, HTTP),
  one('outbound', 'requests', /^(requests|requests_oauthlib)\b/, HTTP),
  one('outbound', 'aiohttp', /^(aiohttp|aiohttp_retry)\b/, HTTP),
  one('outbound', 'urllib', /^(urllib|urllib3)\b/, HTTP),
  one(
    'outbound',
    'stripe',
    /^stripe\b/,
    words(
      'create create_async retrieve retrieve_async list list_async modify modify_async update update_async delete delete_async cancel cancel_async confirm capture search search_async pay pay_async finalize_invoice finalize_invoice_async construct_event auto_paging_iter',
    ),
  ),
  one('outbound', 'twilio', /^twilio\b/, words('create')),
  one('outbound', 'slack', /^slack_sdk\b/, words('chat_postMessage send files_upload files_upload_v2')),
  one(
    'outbound',
    'aws',
    /^(boto3|aioboto3|aiobotocore)\b/,
    words('publish invoke put_events start_execution put_item get_item query scan update_item'),
  ),
  one('outbound', 'grpc', /^grpc\b/, words('unary_unary unary_stream stream_stream')),
  one(
    'outbound',
    'supabase',
    /^(supabase|gotrue|supabase_auth)\b/,
    words('execute get_user sign_in_with_password sign_up sign_out invoke'),
  ),
  one('outbound', 'firebase', /^firebase_admin\b/, words('send send_each verify_id_token send_each_for_multicast')),
]

/** Names that say what they do whatever object has them: a queue the project wrapped itself. */
export const ANY_QUEUE = words('enqueue_job apply_async kiq')

/** Decorators that keep what a function returned. */
export const CACHING_DECORATORS: readonly (readonly [RegExp, string])[] = [
  [/^fastapi_cache\.(decorator\.)?cache\b/, 'fastapi-cache'],
  [/^aiocache\.(decorators\.)?(cached|multi_cached|cached_stampede)\b/, 'aiocache'],
  [/^cachetools\.(func\.)?(cached|ttl_cache|cachedmethod)\b/, 'cachetools'],
  [/^cashews\.cache\b|^cashews\.Cache\b/, 'cashews'],
  [/^async_lru\.alru_cache\b/, 'async-lru'],
  [/^fastapi_redis_cache\.cache/, 'fastapi-redis-cache'],
]

/** Classes and functions that make a client; seen at module or class level they are uses, too. */
export const CLIENTS: readonly (readonly [RegExp, Effect['kind'], string])[] = [
  [
    /^(redis|aioredis|valkey)\.(asyncio\.)?(Redis|StrictRedis|from_url|Redis\.from_url|ConnectionPool|ConnectionPool\.from_url|RedisCluster)$/,
    'cache',
    'redis',
  ],
  [/^aiocache\.(Cache|caches|SimpleMemoryCache|RedisCache)(\.\w+)?$/, 'cache', 'aiocache'],
  [/^fastapi_cache\.FastAPICache\.init$/, 'cache', 'fastapi-cache'],
  [/^cachetools\.(TTLCache|LRUCache|LFUCache|Cache)$/, 'cache', 'cachetools'],
  [/^diskcache\.(Cache|FanoutCache)$/, 'cache', 'diskcache'],
  [/^httpx\.(Async)?Client$/, 'outbound', 'httpx'],
  [/^requests\.(Session|sessions\.Session)$/, 'outbound', 'requests'],
  [/^aiohttp\.ClientSession$/, 'outbound', 'aiohttp'],
  [/^stripe\.StripeClient$/, 'outbound', 'stripe'],
  [/^openai\.(Async)?(Azure)?OpenAI$/, 'model', 'openai'],
  [/^anthropic\.(Async)?Anthropic(Bedrock|Vertex)?$/, 'model', 'anthropic'],
  [
    /^google\.genai\.Client$|^google\.generativeai\.GenerativeModel$|^vertexai\.generative_models\.GenerativeModel$/,
    'model',
    'google-genai',
  ],
  [/^mistralai\.Mistral$/, 'model', 'mistral'],
  [/^cohere\.(Async)?Client(V2)?$/, 'model', 'cohere'],
  [/^groq\.(Async)?Groq$/, 'model', 'groq'],
  [/^ollama\.(Async)?Client$/, 'model', 'ollama'],
  [/^pydantic_ai\.Agent$/, 'model', 'pydantic-ai'],
  [
    /^langchain_\w+\.(chat_models\.)?(Chat\w+|\w+Embeddings|OpenAI)$|^langchain\.chat_models\.init_chat_model$/,
    'model',
    'langchain',
  ],
  [/^llama_index\b.*\.(OpenAI|VectorStoreIndex|Anthropic)$/, 'model', 'llama-index'],
  [/^sentence_transformers\.(SentenceTransformer|CrossEncoder)$/, 'model', 'hugging-face'],
  [/^qdrant_client\.(Async)?QdrantClient$/, 'vector-store', 'qdrant'],
  [/^pinecone\.(Pinecone|Index|PineconeAsyncio)$/, 'vector-store', 'pinecone'],
  [/^chromadb\.(Client|HttpClient|AsyncHttpClient|PersistentClient|EphemeralClient)$/, 'vector-store', 'chroma'],
  [/^weaviate\.(Client|connect_to_\w+|WeaviateClient)$/, 'vector-store', 'weaviate'],
  [/^pymilvus\.(MilvusClient|Collection)$/, 'vector-store', 'milvus'],
  [/^faiss\.Index\w+$/, 'vector-store', 'faiss'],
]

/**
 * Packages so widely installed that a module of the same name deep inside a project does not stand for them.
 * A project's own package at a root still wins, as it does in Python.
 */
// oxfmt-ignore
export const INSTALLED_MODULES: ReadonlySet<string> = new Set([
  'aiobotocore', 'aiocache', 'aiofiles', 'aiohttp', 'aiokafka', 'aioredis', 'aiosmtplib', 'alembic', 'anthropic', 'anyio',
  'apscheduler', 'arq', 'asyncpg', 'attr', 'attrs', 'authlib', 'azure', 'bcrypt', 'beanie', 'boto3', 'botocore', 'cachetools',
  'casbin', 'celery', 'chromadb', 'click', 'cryptography', 'dependency_injector', 'dishka', 'docker', 'dotenv', 'dramatiq',
  'elasticsearch', 'fastapi', 'fastapi_cache', 'fastapi_limiter', 'fastapi_pagination', 'fastapi_users', 'fastmcp', 'faststream',
  'firebase_admin', 'google', 'graphql', 'grpc', 'gunicorn', 'httpx', 'huggingface_hub', 'itsdangerous', 'jinja2', 'jose', 'jwt',
  'kafka', 'kombu', 'kubernetes', 'langchain', 'langgraph', 'langfuse', 'litellm', 'loguru', 'mcp', 'minio', 'mongoengine',
  'motor', 'msgpack', 'nats', 'neo4j', 'numpy', 'openai', 'opentelemetry', 'orjson', 'pandas', 'passlib', 'peewee', 'pika',
  'pinecone', 'posthog', 'prisma', 'prometheus_client', 'psycopg', 'psycopg2', 'pydantic', 'pydantic_ai', 'pydantic_settings',
  'pymongo', 'pymysql', 'pytest', 'qdrant_client', 'redis', 'requests', 'rich', 'rq', 'sendgrid', 'sentry_sdk', 'slack_sdk',
  'slowapi', 'socketio', 'sqladmin', 'sqlalchemy', 'sqlalchemy_utils', 'sqlmodel', 'starlette', 'strawberry', 'stripe',
  'structlog', 'supabase', 'taskiq', 'telegram', 'temporalio', 'tenacity', 'tortoise', 'twilio', 'typer', 'uvicorn', 'weaviate',
  'websockets', 'yaml',
])

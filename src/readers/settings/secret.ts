const SECRET =
  /(secret|passw(or)?d|passphrase|token|api_?key|apikey|private_?key|access_?key|credential|signing|encryption_key|salt|_pat$|jwt_key|client_key|auth_key|license_key|(^|_)pass$|(^|_)pwd$)/i
/** A connection string carries the password in it. */
const CONNECTION =
  /(^|_)(database|db|postgres|sqlalchemy|mysql|mongo|mongodb|redis|broker|amqp|rabbitmq|celery_broker|celery_result|result_backend)\w*_?(url|uri|dsn)$|(^|_)dsn$/i
const ABOUT_ONE =
  /(expire|expiry|expiration|ttl|lifetime|length|minutes|seconds|hours|days|algorithm|_url$|endpoint|issuer|audience|enabled|disabled|max|limit|min_|public|header|prefix|name$|file$|path$|cookie|type$|_per_|count|window|strategy|policy)/i

/** Whether a value must not be shown, by the name and type of the setting. */
export function isSecret(name: string, type: string): boolean {
  if (/\bSecret(Str|Bytes)?\b/.test(type)) return true
  if (/\b(bool|int|float|timedelta)\b/.test(type) && !/str/.test(type)) return false
  if (
    CONNECTION.test(name) ||
    /\b(Postgres|Redis|Amqp|Mongo|MySQL|MariaDB|Cockroach|Nats|Snowflake|ClickHouse)\w*Dsn\b/.test(type)
  )
    return true
  return SECRET.test(name) && !ABOUT_ONE.test(name)
}

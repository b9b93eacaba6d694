// Starts the service: its tables first, then its door.
import { makeAuth } from './auth.js'
import { inSchema, openPool } from './database.js'
import { sender } from './mail.js'
import { migrate } from './migrate.js'
import { makeServer } from './server.js'
import { readSettings } from './settings.js'

const settings = readSettings(process.env)
const pool = openPool(settings.databaseUrl)
for (const name of await migrate(pool)) console.log(JSON.stringify({ level: 'info', message: `ran ${name}` }))
const auth = makeAuth({ settings, database: inSchema(pool), send: sender(settings) })
const server = makeServer(auth, pool, settings)
server.listen(settings.port, () =>
  console.log(JSON.stringify({ level: 'info', message: `listens at ${settings.port}` })),
)

/** Answers what has begun, and stops. */
function stop(): void {
  server.close(() => void pool.end())
  server.closeIdleConnections()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

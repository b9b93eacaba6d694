import { rule } from '../../rule.ts'
import { madePerRequest } from '../made.ts'

export default rule({
  title: 'An engine is made for each request',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-400'],
  message: '`{maker}` is called on the way of `{operation}`: each request opens a pool of connections of its own',
  advice: 'Make one engine when the module is loaded or the application starts, and take sessions from it.',
  check({ backend, code }, report) {
    for (const { call, operation, file, node } of madePerRequest(backend, code, MAKERS)) {
      const pooled = !/NullPool/.test(file.text(node))
      report.found({
        at: file.place(node),
        subject: operation.id,
        arguments: { maker: call.path.slice(call.path.lastIndexOf('.') + 1), operation: operation.id },
        // Without a pool only the connection is made anew.
        severity: pooled ? 'high' : 'low',
        cause: JSON.stringify(file.place(node)),
        proof: call.chain,
      })
    }
  },
})

const MAKERS =
  /^(sqlalchemy|sqlmodel)\.(\w+\.)*create_(async_)?engine$|^asyncpg\.create_pool$|^psycopg_pool\.(Async)?ConnectionPool$/

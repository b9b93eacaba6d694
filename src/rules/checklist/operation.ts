import type { Call, Operation, Place } from '../../model/index.ts'
import type { Code } from '../../python/code/code.ts'
import { type Item, failed, judge, passed, unknown } from './item.ts'

const health: Item = {
  question: 'Can a machine ask whether it is alive?',
  answer({ backend }) {
    const all = backend.api.operations
    const found = all.filter(
      ({ method, path }) =>
        method === 'get' &&
        /(^|[/_-])(health\w*|ready|readiness|live|liveness|livez|readyz|ping|status|heartbeat|up)([/_-]|$)/i.test(path),
    )
    if (all.length === 0) return unknown('there are no operations')
    return found.length > 0
      ? passed(
          `\`${found[0]!.id}\``,
          found.map(({ handler }) => handler),
        )
      : failed(
          'no operation tells',
          [backend.api.applications[0]?.at].filter((one) => one !== undefined),
        )
  },
}

/** A question that an import answers, and whose absence everywhere is an answer as well. */
const imports = (question: string, modules: RegExp, missing: string): Item => ({
  question,
  answer({ backend, code }) {
    const found = importing(code, modules)
    const [first] = found
    const top = backend.api.applications[0]?.at
    if (first)
      return passed(
        `${first.what} in ${first.at.file}`,
        found.map(({ at }) => at),
      )
    return code.files.length === 0 || !top ? unknown('there is no code to look at') : failed(missing, [top])
  },
})

function importing(code: Code, modules: RegExp): readonly { readonly what: string; readonly at: Place }[] {
  return code.files.flatMap((file) =>
    file.mentions(modules)
      ? file.imports
          .filter((one) => one.file === null && modules.test(one.path))
          .slice(0, 1)
          .map((one) => ({ what: one.path, at: file.place(one.node) }))
      : [],
  )
}

const logging = imports(
  'Does it write a log?',
  /^(logging|structlog|loguru)\b|\b(import|from) (logging|structlog|loguru)\b/m,
  'no module logs',
)
const watching = imports(
  'Are there hooks for traces, metrics or errors?',
  /\b(opentelemetry|prometheus_client|prometheus_fastapi_instrumentator|starlette_exporter|sentry_sdk|logfire|ddtrace|newrelic|elasticapm|statsd|aws_xray_sdk)\b/,
  'no tracing, metrics or error reporting is imported',
)

const requestIds: Item = {
  question: 'Can one request be followed through the log?',
  answer({ backend, code }) {
    const found = code.mentioning(
      /request[-_]id|correlation[-_]id|trace[-_]?id|traceparent|asgi_correlation_id|opentelemetry|sentry_sdk|logfire/i,
    )
    const [first] = found
    const top = backend.api.applications[0]?.at
    if (first) return passed(`${first.path} speaks of an id of the request`)
    return top ? failed('nothing gives a request an id', [top]) : unknown('there is no application')
  },
}

const CLIENT =
  /^(requests|httpx|aiohttp|urllib\.request)\b.*\.?(get|post|put|patch|delete|request|urlopen|send|stream|head)$/

const timeouts: Item = {
  question: 'Does every call of another server end at some time?',
  answer: ({ backend }) =>
    judge(
      backend.api.operations.flatMap((operation) =>
        (operation.trace?.calls ?? []).filter(({ path }) => CLIENT.test(path)).map((call) => ({ operation, call })),
      ),
      ({ call }) => ends(call),
      {
        things: 'calls of other servers',
        good: 'have a timeout',
        bad: 'may wait for ever',
        at: ({ operation, call }) => lastOf(call, operation),
      },
    ),
}

/** `requests` and `urllib` wait for ever unless told; the others have a timeout of their own. */
const ends = ({ path, arguments: given }: Call): boolean =>
  given.some(({ name, value }) => name === 'timeout' && value !== null) || !/^(requests|urllib)/.test(path)

const lastOf = (call: Call, operation: Operation): Place => call.chain.at(-1)?.at ?? operation.handler

const documents: Item = {
  question: 'Are the rules and decisions of the project written down?',
  answer({ backend }) {
    const found = backend.project.documents
    return found.length > 0
      ? passed(
          `${found.length} documents with ${found.reduce((sum, one) => sum + one.principles.length, 0)} rules, the first is ${found[0]!.at.file}`,
          found.map(({ at }) => at),
        )
      : unknown('no CLAUDE.md, AGENTS.md, constitution or decision record was found; other documents were not read')
  },
}

export const operation: readonly Item[] = [health, logging, watching, requestIds, timeouts]
export const documentation: readonly Item[] = [documents]

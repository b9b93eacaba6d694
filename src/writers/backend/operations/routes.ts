import { mediaTypeOf } from '../../../blueprint/storage/formats.ts'
import { snake, tableName } from '../../../blueprint/storage/names.ts'
import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column } from '../access/condition.ts'
import { whoMay } from '../access/sentence.ts'
import { asksCallers } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { functionOf, moduleName, spoken } from '../names.ts'
import { callerOf, route } from '../resources/endpoints.ts'
import { type Made, accessOf, localsOf, repositoryOf, schemaOf } from '../resources/resource.ts'
import { scopesFor } from '../resources/scopes.ts'
import { finding } from '../resources/service.ts'
import { accessModule } from './access.ts'
import { type Done, functionName, limit, returnedBy, takesSchema } from './operation.ts'
import { isNarrowed, stubModule } from './stubs.ts'

const ANSWER = imported('app.schemas.page:Answer')
const STARTED = imported('app.schemas.started:Started')

/** `app/api/v1/operations/deletion_request.py` */
export function routesFile(made: Made, all: readonly Done[]): WrittenFile {
  const text = renderModule(
    `What else can be done with ${spoken(made.many)}, as others ask for it.`,
    joined(
      [py`router = ${imported('fastapi:APIRouter')}(tags=[${lit(spoken(made.many))}])`, ...all.map(routeOf)],
      '\n\n\n',
    ),
    ['router', ...all.map(functionName), ...localsOf(made)],
  )
  return { path: `app/api/v1/operations/${moduleName(made.name)}.py`, owner: 'shared', text }
}

function routeOf(done: Done): Fragment {
  const { name, made, rule, method, path, isOpen, hasRow, takes, status, value } = done
  const { keyName, key, design } = made
  const keeps = keepsAnswer(done)
  const query = method === 'get' || method === 'delete'
  const said = spoken(name).replace(/^./, (letter) => letter.toUpperCase())
  const about = hasRow ? one(made.name) : spoken(made.many)
  const more = [
    ...(status === 200 ? [] : [py`status_code=${lit(status)}`]),
    ...(value.deprecated === true ? [py`deprecated=True`] : []),
    ...(done.effect.kind === 'csv'
      ? [
          py`response_class=${imported('fastapi.responses:StreamingResponse')}`,
          py`responses={200: {"description": "The rows.", "content": {"text/csv": {}}}}`,
        ]
      : fileOf(done) !== null
        ? [
            py`response_class=${imported('fastapi:Response')}`,
            py`responses={${lit(status)}: {"description": "The file.", "content": {${lit(mediaTypeOf(fileOf(done)!))}: {}}}}`,
          ]
        : []),
  ]
  return route(method, path, functionName(done), {
    parameters: [
      ...(hasRow ? [py`${ident(keyName)}: ${key}`] : []),
      ...(takes.length > 0
        ? [
            query
              ? py`body: ${imported('typing:Annotated')}[${takesSchema(done)}, ${imported('fastapi:Query')}()]`
              : py`body: ${takesSchema(done)}`,
          ]
        : []),
      ...(asksCallers(design) ? [callerOf(made, isOpen, scopesFor(made, method === 'get' ? 'read' : 'update'))] : []),
      ...(done.effect.kind === 'csv' ? [] : [py`session: ${imported('app.dependencies.database:Transaction')}`]),
      ...(keeps ? [py`once: ${imported('app.core.once:Single')}`] : []),
    ],
    open: asksCallers(design) && isOpen,
    returns: returnsOf(done),
    ...(more.length > 0 ? { more: joined(more, ', ') } : {}),
    body: [
      py`"""${words(said)}: ${words(about)}. Who may: ${words(whoMay(rule, made.name, design.scope))}."""`,
      limit(done),
      refusal(done),
      found(done),
      effect(done),
    ],
  })
}

/** The format of the file that is answered. */
const fileOf = ({ value, effect: { kind } }: Done): string | null =>
  kind === 'job' ? null : (/^file\((\w+)\)$/.exec(value.returns?.text ?? '')?.[1] ?? null)

/** Whether the answer is kept, so that the same request may come twice. */
export const keepsAnswer = (done: Done): boolean =>
  done.value.idempotent === true &&
  asksCallers(done.made.design) &&
  !done.isOpen &&
  done.method !== 'get' &&
  done.effect.kind !== 'csv' &&
  fileOf(done) === null &&
  done.status !== 204

function returnsOf(done: Done): Fragment {
  if (done.effect.kind === 'csv') return py`${imported('fastapi.responses:StreamingResponse')}`
  if (done.effect.kind === 'job') return done.status === 204 ? py`None` : py`${ANSWER}[${STARTED}]`
  return returnedBy(done).answer
}

const refusal = (done: Done): Fragment | null =>
  done.isPlain
    ? py`
      if not ${accessModule(done)}.may_${ident(done.name)}(caller):
          raise ${imported('app.core.errors:NotAllowed')}
    `
    : null

const caller = ({ made }: Done): Fragment => (asksCallers(made.design) ? py`caller` : py`None`)

const allowed = (done: Done): Fragment =>
  done.isPlain
    ? py`${imported('app.access.base:when')}(${accessModule(done)}.may_${ident(done.name)}(caller))`
    : py`${accessModule(done)}.${ident(done.name)}_allowed(${caller(done)})`

function found(done: Done): Fragment | null {
  const { made, rule, hasRow } = done
  if (!hasRow) return null
  return py`
    ${ident(made.variable)} = await ${repositoryOf(made)}.find_to(
        session, ${ident(made.keyName)}, ${finding(made, rule, allowed(done))}
    )
  `
}

function effect(done: Done): Fragment {
  if (done.effect.kind === 'csv') return exporting(done)
  return done.effect.kind === 'job' ? starting(done, done.effect.job) : custom(done)
}

function exporting(done: Done): Fragment {
  const { made, isPlain } = done
  const conditions = [py`${accessOf(made)}.readable(${caller(done)})`, ...(isPlain ? [] : [allowed(done)])]
  return py`
    rows = ${imported('sqlalchemy:select')}(${made.model}).where(${joined(conditions, ', ')})
    return ${imported('app.core.csv_rows:csv_answer')}(
        rows.order_by(${column(made.model, 'id', made.design.scope)}), ${schemaOf(made, 'Read')}, ${lit(tableName(made.name, made.design.scope))}
    )
  `
}

function starting(done: Done, job: string): Fragment {
  const { made, hasRow, takes, status, isOpen } = done
  const signed = asksCallers(made.design) && !isOpen
  const given = [
    ...(hasRow ? [py`"resource": ${lit(snake(made.name))}, "row": str(${ident(made.variable)}.id)`] : []),
    ...(signed ? [py`"by": str(caller.id)`] : []),
    ...(takes.length > 0 ? [py`**body.model_dump(mode="json")`] : []),
  ]
  const started = py`await ${imported('app.background.queue:enqueue')}(session, ${lit(job)}, {${joined(given, ', ')}})`
  if (status === 204) return started
  const answer = py`${ANSWER}(data=${STARTED}(job=job))`
  return py`
    job = ${started}
    ${keepsAnswer(done) ? py`return await once.keep(${answer}, ${lit(status)})` : py`return ${answer}`}
  `
}

function custom(done: Done): Fragment {
  const { name, made, hasRow, takes, status } = done
  const given = [
    py`session`,
    ...(asksCallers(made.design) ? [py`caller`] : []),
    ...(hasRow ? [ident(made.variable)] : []),
    ...(takes.length > 0 ? [py`body`] : []),
    ...(isNarrowed(done) ? [allowed(done)] : []),
  ]
  const called = py`await ${stubModule(done)}.${ident(functionOf(name))}(${joined(given, ', ')})`
  if (status === 204) return called
  const told = returnedBy(done).told(py`result`)
  return py`
    result = ${called}
    return ${keepsAnswer(done) ? py`await once.keep(${told}, ${lit(status)})` : told}
  `
}

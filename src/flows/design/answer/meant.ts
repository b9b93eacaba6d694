import type { AskedToTell, Backend, Operation, Table } from '../../../model/index.ts'
import { singular, verbBases, wordsIn } from '../../../readers/request/vocabulary/forms.ts'
import { DOINGS } from '../../../readers/request/vocabulary/verbs.ts'

/** The operations a question is about: those of the tables it names that do what it speaks of. */
export function operationsMeant(
  backend: Backend,
  tables: readonly Table[],
  { verbs, from }: AskedToTell,
): readonly Operation[] {
  const named = operationsNamed(backend, from.text)
  if (named.length > 0) return named
  const all = backend.api.operations.filter(({ published }) => published)
  const of = tables.length === 0 ? all : all.filter((one) => tables.some((table) => isOf(one, table, backend)))
  const called = of.filter((one) => verbs.some((verb) => isCalled(one, verb)))
  const done = of.filter((one) => verbs.some((verb) => doesIt(one, verb) && (!LISTS.test(verb) || isList(one, tables))))
  const plain = verbs.filter((verb) => DOINGS.has(verb))
  // `cancel an order`: where an operation is called so, it is that one; `delete` and the like are said of all that do it.
  const found = called.length > 0 && plain.length === 0 ? called : [...new Set([...called, ...done])]
  return found.length > 0 ? of.filter((one) => found.includes(one)) : verbs.some((verb) => !DOINGS.has(verb)) ? [] : of
}

/** `GET /books/{book_id}/reviews takes three seconds`: that one, whatever its parameters are called. */
function operationsNamed({ api }: Backend, text: string): readonly Operation[] {
  const said = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\s+(\/[^\s,;?]*)/gi)].map(([, method = '', path = '']) =>
    plainId(`${method} ${path}`),
  )
  return api.operations.filter(({ id }) => said.includes(plainId(id)))
}

const plainId = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/\{[^}]*\}|:\w+/g, '{}')
    .replace(/[/.]$/, '')

const LISTS = /^(search|list|browse|find|filter|sort|query)$/

/** `GET /books`, and no row of it, nor what belongs to one. */
const isList = ({ path }: Operation, tables: readonly Table[]): boolean => {
  const last = path.slice(path.lastIndexOf('/') + 1)
  return !last.includes('{') && (tables.length === 0 || tables.some((table) => isCalledAfter(last, table)))
}

/** By the last part of its path that names a table, or else by the row it is about. */
export function isOf({ path, statements, handler }: Operation, table: Table, { data }: Backend): boolean {
  const parts = path.split('/').filter((part) => part !== '' && !part.includes('{'))
  const last = parts.findLast((part) => data.tables.some((one) => isCalledAfter(part, one)))
  if (last !== undefined) return isCalledAfter(last, table)
  const own = statements.find(({ chain }) => chain[0]?.at.file === handler.file)
  return own?.tables[0] === table.id || own?.tables[0] === table.name
}

const isCalledAfter = (part: string, { name, model }: Table): boolean =>
  [name, model ?? ''].some((one) => one !== '' && spelled(one) === spelled(part))

const spelled = (name: string): string => wordsIn(name).map(singular).join(' ')

/** `POST /orders/{order_id}/cancel`, `cancel_my_order` */
const isCalled = ({ path, name }: Operation, verb: string): boolean =>
  [...wordsIn(path.slice(path.lastIndexOf('/') + 1)), ...wordsIn(name)].some((word) => verbBases(word).includes(verb))

function doesIt({ method, path }: Operation, verb: string): boolean {
  if (/^(change|write|manage|administer|handle|control|maintain)$/.test(verb)) return method !== 'get'
  const does = DOINGS.get(verb) ?? []
  const isDeed = method === 'post' && /\}\/[^{}]+$/.test(path) && !path.endsWith('s')
  return (
    (method === 'get' && does.includes('read')) ||
    (method === 'post' && !isDeed && does.includes('create')) ||
    ((method === 'patch' || method === 'put' || isDeed) && does.includes('update')) ||
    (method === 'delete' && does.includes('delete'))
  )
}

import type { Route } from '../expression/route.ts'
import type { NamedResource } from '../language/blueprint.ts'
import type { Operation } from '../language/operation.ts'
import type { Named, Word } from '../shape/shape.ts'
import { checkWhole } from './access.ts'
import { type Scope, isKnown, isStartable, snake } from './scope.ts'

/** Operations beyond the usual ones: a route of their own, somebody who may, and something that happens. */
export function checkOperations({ name: resource, value }: NamedResource, scope: Scope): void {
  const routes = new Map<string, string>()
  for (const operation of value.operations ?? []) {
    checkOperation(operation, resource, scope)
    const { route } = operation.value
    if (!route) continue
    const key = `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`
    const taken = routes.get(key) ?? USUAL[key]
    if (taken) scope.reading.tell(route, `${route.method} ${route.path} is ${taken} already`, 'Choose another path.')
    routes.set(key, operation.name)
  }
}

/** What every resource has by itself. */
const USUAL: Readonly<Record<string, string>> = {
  'GET /': 'the list',
  'POST /': 'the creation',
  'GET /:': 'the row',
  'PATCH /:': 'the update',
  'DELETE /:': 'the deletion',
}

function checkOperation({ name, nameAt, value }: Named<Operation>, resource: string, scope: Scope): void {
  const { reading } = scope
  if (snake(name) !== name)
    reading.tell(nameAt, `${name} is no name for an operation`, `Small letters, digits and _: ${snake(name)}`)
  if (value.route === null) {
    if (!hasKey(value, 'route'))
      reading.tell(nameAt, `${name} has no route`, 'Say how it is called: route: POST /:id/submit')
  } else checkParameters(value.route, resource, scope)
  if (value.access === null && !hasKey(value, 'access'))
    reading.tell(nameAt, `nobody may call ${name}`, 'Say who may: access: owner or admin')
  if (value.access) checkWhole(value.access, resource, scope)
  if (value.starts) isStartable(value.starts, scope)
  if (value.returns) checkReturns(value.returns, scope)
}

const hasKey = ({ at }: Operation, key: string): boolean => at.entries.some((entry) => entry.key === key)

function checkParameters(route: Route, resource: string, { reading }: Scope): void {
  const other = route.parameters.find((name) => name !== 'id')
  if (other)
    reading.tell(
      route,
      `:${other} is not known here`,
      `:id is the row of ${resource}; what else it needs comes by takes: { ${other}: str }`,
    )
  if (route.parameters.length > 1) reading.tell(route, 'a path names one row', 'Keep one :id.')
}

/** A status, a file, a resource, or a list of it. */
function checkReturns(word: Word, scope: Scope): void {
  const { text } = word
  if (/^2\d\d$/.test(text) || /^file\(\w+\)$/.test(text) || text === 'nothing') return
  const [, name = ''] = /^(?:list )?([A-Z]\w*)$/.exec(text) ?? []
  if (name === '')
    scope.reading.tell(
      word,
      `${text} is nothing that can be returned`,
      'A status such as 202, file(csv), a resource, or list and a resource.',
    )
  else isKnown({ ...word, text: name }, scope.resources, 'resource', scope.reading)
}

import { argument } from '../../python/values/ask.ts'
import { FALSE, NONE, external, instance, list, mapping, text } from '../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../python/values/value.ts'
import { getAttribute } from '../../python/interpret/attributes.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Library } from '../../python/interpret/library.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { API_ROUTER } from '../fastapi/library/router.ts'

const ROUTER = 'strawberry.fastapi.router.GraphQLRouter'

const RESPONSES = (): Value =>
  mapping([
    [
      { kind: 'constant', type: 'int', value: 200 },
      mapping([[text('description'), text('The GraphiQL integrated development environment.')]]),
    ],
    [
      { kind: 'constant', type: 'int', value: 404 },
      mapping([[text('description'), text('Not found if GraphiQL or query via GET are not enabled.')]]),
    ],
  ])

/** GraphQL by strawberry: a router that brings a page, an endpoint and a websocket of its own. */
export function addStrawberry(library: Library): void {
  library.add({ path: ROUTER, aliases: ['strawberry.fastapi.GraphQLRouter'], bases: [API_ROUTER], construct })
}

function construct(self: Instance, given: CallOf, machine: Machine): void {
  machine.library.get(API_ROUTER)?.construct?.(self, { ...given, args: [] }, machine)
  const path = argument(given, 1, 'path') ?? text('')
  const shown = given.keywords.get('graphql_ide') ?? given.keywords.get('graphiql')
  const hidden = shown?.kind === 'constant' && !shown.value
  const dependencies = ['context_getter', 'root_value_getter'].flatMap((name) => dependency(given.keywords.get(name)))
  const register = (method: string, name: string, keywords: ReadonlyMap<string, Value>): void => {
    const decorator = call(
      getAttribute(self, method, machine, given.site),
      {
        args: [path],
        keywords: new Map([...keywords, ['dependencies', list(dependencies)]]),
        open: false,
        site: given.site,
      },
      machine,
    )
    call(decorator, { args: [handler(name)], keywords: new Map(), open: false, site: given.site }, machine)
  }
  register(
    'get',
    'handle_http_get',
    new Map<string, Value>([
      ['responses', RESPONSES()],
      ...(hidden ? [['include_in_schema', FALSE] as const] : []),
      ['name', text('handle_http_get')],
    ]),
  )
  register('post', 'handle_http_post', new Map([['name', text('handle_http_post')]]))
  register('websocket', 'websocket_endpoint', new Map())
}

function dependency(getter: Value | undefined): readonly Value[] {
  if (!getter || getter === NONE) return []
  return [instance(external('fastapi.params.Depends'), { args: [getter] })]
}

/** The library's own handler: what it asks for is what its getters ask for. */
const handler = (name: string): Value => instance(external(`${ROUTER}.${name}`))

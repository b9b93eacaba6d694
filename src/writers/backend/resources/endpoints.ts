import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { withoutCaller } from '../access/rules.ts'
import { whoMay } from '../access/sentence.ts'
import { asksCallers } from '../callers.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { watchRoutes } from '../feeds/routes.ts'
import { moduleName, spoken } from '../names.ts'
import { type Entrance, entranceSchema, entrancesOf } from './entrances.ts'
import { isOffset } from './listing.ts'
import { remembered } from '../caching/remembered.ts'
import {
  type Made,
  type RowVerb,
  accessOf,
  hasCreate,
  hasDelete,
  hasUpdate,
  isOpenTo,
  isPlain,
  localsOf,
  repositoryOf,
  schemaOf,
  serviceOf,
} from './resource.ts'
import { type FileField, servedFiles } from '../storage/fields.ts'
import { scopesFor } from './scopes.ts'

const TRANSACTION = imported('app.dependencies.database:Transaction')
const ANSWER = imported('app.schemas.page:Answer')
const STATUS = imported('fastapi:status')

/** The routes of a resource. */
export function endpoints(made: Made): WrittenFile {
  const { rules, path, many, resource } = made
  const settings = [
    py`route_class=${imported('app.core.routes:StrictRoute')}`,
    py`prefix=${lit(path)}`,
    py`tags=[${lit(spoken(many))}]`,
    resource.value.deprecated === true ? py`deprecated=True` : null,
  ]
  const functions = [
    py`router = ${imported('fastapi:APIRouter')}(${joined(settings, ', ')})`,
    ...(rules.read === null ? [] : [list(made)]),
    ...(hasCreate(made) ? [create(made)] : []),
    // Before the keys of rows, which have no such names.
    ...watchRoutes(made),
    ...(rules.read === null ? [] : [read(made), ...servedFiles(made).map((field) => fileRoute(made, field))]),
    ...(hasUpdate(made) ? [update(made)] : []),
    ...entrancesOf(made).map((entrance) => entranceRoute(made, entrance)),
    ...(hasDelete(made) ? [remove(made)] : []),
  ]
  return {
    path: `app/api/v1/endpoints/${moduleName(made.name)}.py`,
    owner: 'shared',
    text: renderModule(
      `${spoken(many).replace(/^./, (letter) => letter.toUpperCase())}, as others ask for them.`,
      joined(functions, '\n\n\n'),
      ['router', ...localsOf(made)],
    ),
  }
}

/** Who asks, as the rule of the verb needs it. */
export function callerParameter(made: Made, verb: RowVerb): readonly Fragment[] {
  if (!asksCallers(made.design)) return []
  return [callerOf(made, isOpenTo(made, verb), scopesFor(made, verb))]
}

export function callerOf({ design }: Made, open: boolean, scopes: readonly string[]): Fragment {
  if (open) return py`caller: ${imported('app.dependencies.caller:MaybeSignedIn')}`
  if (design.scope.blueprint.auth?.api_keys) {
    const security = imported('fastapi:Security')
    return py`caller: ${imported('typing:Annotated')}[${imported('app.core.caller:Caller')}, ${security}(${imported('app.dependencies.caller:signed_in')}, scopes=${lit(scopes)})]`
  }
  return py`caller: ${imported('app.dependencies.caller:SignedIn')}`
}

/** Whether a route asks who it is, and lets in who does not say. */
export const isOptional = (made: Made, verb: RowVerb): boolean => asksCallers(made.design) && isOpenTo(made, verb)

export const callerArgument = (made: Made): Fragment => (asksCallers(made.design) ? py`caller` : py`None`)

const says = (made: Made, verb: RowVerb, what: string): Fragment =>
  py`"""${words(what)} Who may: ${words(whoMay(made.rules[verb], made.name, made.design.scope))}."""`

export function refusal(made: Made, verb: RowVerb): Fragment | null {
  if (!isPlain(made, verb)) return null
  return py`
    if not ${accessOf(made)}.may_${ident(verb)}(caller):
        raise ${imported('app.core.errors:NotAllowed')}
  `
}

export function route(
  method: string,
  path: string,
  name: string,
  given: {
    readonly parameters: readonly Part[]
    readonly returns: Fragment
    readonly body: readonly Part[]
    readonly more?: Part
    /** Whether it lets in who is not signed in, and asks who is. */
    readonly open?: boolean
  },
): Fragment {
  const more = [
    ...(given.more ? [given.more] : []),
    ...(given.open === true ? [py`openapi_extra=${imported('app.core.routes:OPEN')}`] : []),
  ]
  return py`
    @router.${ident(method)}(${lit(path)}${more.length > 0 && py`, ${joined(more, ', ')}`})
    async def ${ident(name)}(
        ${given.parameters.map((one_) => py`${one_},`)}
    ) -> ${given.returns}:
        ${given.body}
  `
}

function list(made: Made): Fragment {
  const { many } = made
  const counts = isOffset(made)
  const meta = imported('app.schemas.page:PageMeta')
  const annotated = imported('typing:Annotated')
  return route('get', '', `list_${many}`, {
    parameters: [
      py`query: ${annotated}[${schemaOf(made, 'List')}, ${imported('fastapi:Query')}()]`,
      ...callerParameter(made, 'read'),
      py`session: ${TRANSACTION}`,
    ],
    open: isOptional(made, 'read'),
    returns: py`${imported('app.schemas.page:Page')}[${schemaOf(made, 'Read')}]`,
    body: [
      says(made, 'read', `Some ${spoken(many)}.`),
      refusal(made, 'read'),
      remembered(
        made,
        py`f"page {query.model_dump_json()}"`,
        py`${imported('app.schemas.page:Page')}[${schemaOf(made, 'Read')}]`,
        py`
          found = await ${repositoryOf(made)}.page(session, ${callerArgument(made)}, query)
          data = [${schemaOf(made, 'Read')}.model_validate(row) for row in found.rows]
        `,
        py`${imported('app.schemas.page:Page')}(data=data, meta=${meta}(${counts ? py`next=None, total=found.total` : py`next=found.next`}))`,
        (told) => py`return ${told}`,
      ),
    ],
  })
}

function create(made: Made): Fragment {
  const { name, variable } = made
  const keeps = asksCallers(made.design) && !isOpenTo(made, 'create')
  const told = py`${ANSWER}(data=${schemaOf(made, 'Read')}.model_validate(${ident(variable)}))`
  return route('post', '', `create_${snakeOf(made)}`, {
    parameters: [
      py`body: ${schemaOf(made, 'Create')}`,
      ...callerParameter(made, 'create'),
      py`session: ${TRANSACTION}`,
      ...(keeps ? [py`once: ${imported('app.core.once:Single')}`] : []),
    ],
    open: isOptional(made, 'create'),
    returns: py`${ANSWER}[${schemaOf(made, 'Read')}]`,
    more: py`status_code=${STATUS}.HTTP_201_CREATED`,
    body: [
      says(made, 'create', `Makes ${one(name)}.`),
      py`
        ${ident(variable)} = await ${serviceOf(made)}.create(session, ${asksCallers(made.design) && py`caller, `}body)
        ${keeps ? py`return await once.keep(${told}, ${STATUS}.HTTP_201_CREATED)` : py`return ${told}`}
      `,
    ],
  })
}

function read(made: Made): Fragment {
  const { name, variable, keyName, key } = made
  return route('get', `/{${keyName}}`, `read_${snakeOf(made)}`, {
    parameters: [
      py`${ident(keyName)}: ${key}`,
      ...callerParameter(made, 'read'),
      py`session: ${TRANSACTION}`,
      py`response: ${imported('fastapi:Response')}`,
      py`if_none_match: ${imported('app.core.etags:IfNoneMatch')} = None`,
    ],
    open: isOptional(made, 'read'),
    returns: py`${ANSWER}[${schemaOf(made, 'Read')}]`,
    more: py`responses={304: {"description": "It has not changed."}}`,
    body: [
      says(made, 'read', `${one(name).replace(/^./, (letter) => letter.toUpperCase())}.`),
      refusal(made, 'read'),
      remembered(
        made,
        py`f"one {${ident(keyName)}}"`,
        py`${schemaOf(made, 'Read')}`,
        py`${ident(variable)} = await ${repositoryOf(made)}.find(session, ${callerArgument(made)}, ${ident(keyName)})`,
        py`${schemaOf(made, 'Read')}.model_validate(${ident(variable)})`,
        (told) => py`told = ${told}`,
      ),
      py`
        ${imported('app.core.etags:mark')}(response, told, if_none_match)
        return ${ANSWER}(data=told)
      `,
    ],
  })
}

function fileRoute(made: Made, field: FileField): Fragment {
  const { name, variable, keyName, key } = made
  return route('get', `/{${keyName}}/${field.name.replaceAll('_', '-')}`, `read_${snakeOf(made)}_${field.name}`, {
    parameters: [py`${ident(keyName)}: ${key}`, ...callerParameter(made, 'read'), py`session: ${TRANSACTION}`],
    open: isOptional(made, 'read'),
    returns: py`${imported('fastapi.responses:StreamingResponse')}`,
    more: py`response_class=${imported('fastapi.responses:StreamingResponse')}`,
    body: [
      says(made, 'read', `The ${spoken(field.name)} of ${one(name)}.`),
      refusal(made, 'read'),
      py`
        ${ident(variable)} = await ${repositoryOf(made)}.find(session, ${callerArgument(made)}, ${ident(keyName)})
        return await ${imported('app.storage.service:give')}(session, ${ident(variable)}.${ident(field.column)})
      `,
    ],
  })
}

function update(made: Made): Fragment {
  const { name, variable, keyName, key } = made
  return route('patch', `/{${keyName}}`, `update_${snakeOf(made)}`, {
    parameters: [
      py`${ident(keyName)}: ${key}`,
      py`body: ${schemaOf(made, 'Update')}`,
      ...callerParameter(made, 'update'),
      py`session: ${TRANSACTION}`,
      py`response: ${imported('fastapi:Response')}`,
      py`if_match: ${imported('app.core.etags:IfMatch')} = None`,
    ],
    open: isOptional(made, 'update'),
    returns: py`${ANSWER}[${schemaOf(made, 'Read')}]`,
    body: [
      says(made, 'update', `Changes what is said of ${one(name)}.`),
      py`
        ${ident(variable)} = await ${serviceOf(made)}.update(session, ${callerArgument(made)}, ${ident(keyName)}, body, if_match)
        told = ${schemaOf(made, 'Read')}.model_validate(${ident(variable)})
        ${imported('app.core.etags:mark')}(response, told)
        return ${ANSWER}(data=told)
      `,
    ],
  })
}

function entranceRoute(made: Made, entrance: Entrance): Fragment {
  const { name, variable, keyName, key, design } = made
  const open = !asksCallers(design) || withoutCaller(entrance.rule, name, design.scope) !== false
  return route(
    'put',
    `/{${keyName}}/${entrance.field.replaceAll('_', '-')}`,
    `set_${snakeOf(made)}_${entrance.field}`,
    {
      parameters: [
        py`${ident(keyName)}: ${key}`,
        py`body: ${schemaOf(made, entranceSchema(entrance))}`,
        ...(asksCallers(design) ? [callerOf(made, open, scopesFor(made, 'update'))] : []),
        py`session: ${TRANSACTION}`,
      ],
      open: asksCallers(design) && open,
      returns: py`${ANSWER}[${schemaOf(made, 'Read')}]`,
      body: [
        py`"""Sets the ${words(spoken(entrance.field))} of ${words(one(name))}. Who may: ${words(whoMay(entrance.rule, name, design.scope))}."""`,
        py`
        ${ident(variable)} = await ${serviceOf(made)}.set_${ident(entrance.field)}(session, ${callerArgument(made)}, ${ident(keyName)}, body)
        return ${ANSWER}(data=${schemaOf(made, 'Read')}.model_validate(${ident(variable)}))
      `,
      ],
    },
  )
}

function remove(made: Made): Fragment {
  const { name, keyName, key } = made
  return route('delete', `/{${keyName}}`, `delete_${snakeOf(made)}`, {
    parameters: [
      py`${ident(keyName)}: ${key}`,
      ...callerParameter(made, 'delete'),
      py`session: ${TRANSACTION}`,
      py`if_match: ${imported('app.core.etags:IfMatch')} = None`,
    ],
    open: isOptional(made, 'delete'),
    returns: py`None`,
    more: py`status_code=${STATUS}.HTTP_204_NO_CONTENT`,
    body: [
      says(made, 'delete', `Deletes ${one(name)}.`),
      py`await ${serviceOf(made)}.delete(session, ${callerArgument(made)}, ${ident(keyName)}, if_match)`,
    ],
  })
}

const snakeOf = ({ keyName }: Made): string => keyName.replace(/_id$/, '')

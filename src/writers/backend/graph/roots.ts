import { type Fragment, type Part, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { whoMay } from '../access/sentence.ts'
import type { WrittenFile } from '../feature.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { isOffset } from '../resources/listing.ts'
import {
  type Made,
  type RowVerb,
  accessOf,
  hasCreate,
  hasDelete,
  hasUpdate,
  isPlain,
  repositoryOf,
  schemaOf,
  serviceOf,
} from '../resources/resource.ts'
import { keyType } from './types.ts'

const STRAWBERRY = imported('strawberry')
const INFO = imported('app.graph.asking:Info')
const SAID = imported('app.graph.asking:said')
const READING = imported('app.graph.asking:reading')
const CHANGING = imported('app.graph.asking:changing')

/** `app/graph/roots.py`: all that can be asked for, and done. */
export function rootsFile(all: readonly Made[]): WrittenFile {
  const done = all.flatMap((made) => [
    ...(hasCreate(made) ? [creating(made)] : []),
    ...(hasUpdate(made) ? [updating(made)] : []),
    ...(hasDelete(made) ? [deleting(made)] : []),
  ])
  const config = imported('strawberry.schema.config:StrawberryConfig')
  const text = renderModule(
    'All that can be asked for through GraphQL, and done.',
    joined(
      [
        root(
          'Query',
          all.flatMap((made) => [listing(made), finding(made)]),
        ),
        ...(done.length > 0 ? [root('Mutation', done)] : []),
        py`
          class Quiet(${STRAWBERRY}.Schema):
              """Errors are told where questions are answered."""

              def process_errors(self, errors: list[${imported('graphql:GraphQLError')}], execution_context: ${imported('typing:Any')} = None) -> None:
                  """Nothing of them is written down here."""
        `,
        py`
          schema = Quiet(
              query=Query,
              ${done.length > 0 && py`mutation=Mutation,`}
              config=${config}(auto_camel_case=False, scalar_map={${imported('app.graph.words:Whole')}: ${imported('app.graph.words:WHOLE')}}),
          )
        `,
      ],
      '\n\n\n',
    ),
    ['Query', 'Mutation', 'Quiet', 'schema', 'session', 'row', 'found', 'info', 'given', 'which', 'caller'],
  )
  return { path: 'app/graph/roots.py', owner: 'owned', text }
}

const root = (name: string, fields: readonly Fragment[]): Fragment => py`
  @${STRAWBERRY}.type
  class ${ident(name)}:
      ${joined(fields, '\n\n')}
`

const says = (made: Made, verb: RowVerb, what: string): Fragment =>
  lit(`${what} Who may: ${whoMay(made.rules[verb], made.name, made.design.scope)}.`)

function field(
  kind: 'field' | 'mutation',
  name: string,
  given: {
    readonly says: Fragment
    readonly takes: readonly Part[]
    readonly returns: Fragment
    readonly body: Fragment
  },
): Fragment {
  return py`
    @${imported('app.graph.asking:offered')}(${given.says})
    async def ${ident(name)}(self, info: ${INFO}, ${joined(given.takes, ', ')}) -> ${given.returns}:
        caller = info.context.caller
        async with ${kind === 'field' ? READING : CHANGING}(info) as session:
            ${given.body}
  `
}

const thing = ({ keyName }: Made): string => keyName.replace(/_id$/, '')
const node = ({ name }: Made): Fragment => py`${imported(`app.graph.nodes:${name}Node`)}`
const tell = ({ name }: Made): Fragment => py`${imported(`app.graph.nodes:tell_${name}`)}(row)`
const key = ({ name, design }: Made): Fragment => py`id: ${keyType(name, design.scope)}`
const inputOf = ({ name }: Made, end: string): Fragment => py`${imported(`app.graph.inputs:${name}${end}`)}`

const refusal = (made: Made): Fragment | null =>
  isPlain(made, 'read')
    ? py`
      if not ${accessOf(made)}.may_read(caller):
          raise ${imported('app.core.errors:NotAllowed')}
    `
    : null

function listing(made: Made): Fragment {
  const page = imported(`app.graph.nodes:${made.name}Page`)
  return field('field', `list_${made.many}`, {
    says: says(made, 'read', `Some ${spoken(made.many)}.`),
    takes: [py`which: ${inputOf(made, 'Which')} | None = None`],
    returns: py`${page}`,
    body: py`
      ${refusal(made)}
      asked = ${schemaOf(made, 'List')}.model_validate(${SAID}(which))
      found = await ${repositoryOf(made)}.page(session, caller, asked)
      return ${page}(data=[${tell(made)} for row in found.rows], ${isOffset(made) ? py`total=found.total` : py`next=found.next`})
    `,
  })
}

const finding = (made: Made): Fragment =>
  field('field', `read_${thing(made)}`, {
    says: says(made, 'read', `${one(made.name).replace(/^./, (letter) => letter.toUpperCase())}.`),
    takes: [key(made)],
    returns: node(made),
    body: py`
      ${refusal(made)}
      row = await ${repositoryOf(made)}.find(session, caller, id)
      return ${tell(made)}
    `,
  })

const creating = (made: Made): Fragment =>
  field('mutation', `create_${thing(made)}`, {
    says: says(made, 'create', `Makes ${one(made.name)}.`),
    takes: [py`given: ${inputOf(made, 'New')}`],
    returns: node(made),
    body: py`
      body = ${schemaOf(made, 'Create')}.model_validate(${SAID}(given))
      row = await ${serviceOf(made)}.create(session, caller, body)
      return ${tell(made)}
    `,
  })

const updating = (made: Made): Fragment =>
  field('mutation', `update_${thing(made)}`, {
    says: says(made, 'update', `Changes what is said of ${one(made.name)}.`),
    takes: [key(made), py`given: ${inputOf(made, 'Change')}`],
    returns: node(made),
    body: py`
      body = ${schemaOf(made, 'Update')}.model_validate(${SAID}(given))
      row = await ${serviceOf(made)}.update(session, caller, id, body)
      return ${tell(made)}
    `,
  })

const deleting = (made: Made): Fragment =>
  field('mutation', `delete_${thing(made)}`, {
    says: says(made, 'delete', `Deletes ${one(made.name)}.`),
    takes: [key(made)],
    returns: py`bool`,
    body: py`
      await ${serviceOf(made)}.delete(session, caller, id)
      return True
    `,
  })

import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { ident } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { isOffset } from '../resources/listing.ts'
import {
  type Made,
  type RowVerb,
  hasCreate,
  hasDelete,
  hasUpdate,
  repositoryOf,
  schemaOf,
  serviceOf,
} from '../resources/resource.ts'

/** What can be done with a resource, as a tool does it. */
export interface Operation {
  readonly name: string
  readonly says: string
  readonly verb: RowVerb
  readonly takes: Fragment
  readonly returns: Fragment
  readonly body: Fragment
}

/** Pages as the list of the interface has them. */
function listing(made: Made): Operation {
  const { many } = made
  const read = schemaOf(made, 'Read')
  const page = imported('app.schemas.page:Page')
  const meta = imported('app.schemas.page:PageMeta')
  return {
    name: `list_${many}`,
    says: `Some ${spoken(many)}.`,
    verb: 'read',
    takes: py`${schemaOf(made, 'List')}`,
    returns: py`${page}[${read}]`,
    body: py`
      found = await ${repositoryOf(made)}.page(session, caller, asked)
      data = [${read}.model_validate(row) for row in found.rows]
      return ${page}(data=data, meta=${meta}(${isOffset(made) ? py`next=None, total=found.total` : py`next=found.next`}))
    `,
  }
}

export const operationsOf = (made: Made): readonly Operation[] => [
  listing(made),
  reading(made),
  ...(hasCreate(made) ? [creating(made)] : []),
  ...(hasUpdate(made) ? [updating(made)] : []),
  ...(hasDelete(made) ? [deleting(made)] : []),
]

const named = ({ keyName }: Made, verb: RowVerb): Pick<Operation, 'name' | 'verb'> => ({
  name: `${verb}_${keyName.replace(/_id$/, '')}`,
  verb,
})

const keyOf = ({ name }: Made): Fragment => ident(`${name}Key`)

/** The row that came of it, as it is told. */
function told(made: Made, found: Fragment): Pick<Operation, 'returns' | 'body'> {
  const read = schemaOf(made, 'Read')
  return {
    returns: py`${read}`,
    body: py`
      ${ident(made.variable)} = await ${found}
      return ${read}.model_validate(${ident(made.variable)})
    `,
  }
}

const reading = (made: Made): Operation => ({
  ...named(made, 'read'),
  ...told(made, py`${repositoryOf(made)}.find(session, caller, asked.id)`),
  says: `${one(made.name).replace(/^./, (letter) => letter.toUpperCase())}.`,
  takes: keyOf(made),
})

const creating = (made: Made): Operation => ({
  ...named(made, 'create'),
  ...told(made, py`${serviceOf(made)}.create(session, caller, asked)`),
  says: `Makes ${one(made.name)}.`,
  takes: py`${schemaOf(made, 'Create')}`,
})

function updating(made: Made): Operation {
  const sent = py`asked.model_dump(exclude_unset=True, exclude={"id"})`
  const change = py`${schemaOf(made, 'Update')}.model_validate(${sent})`
  return {
    ...named(made, 'update'),
    ...told(made, py`${serviceOf(made)}.update(session, caller, asked.id, ${change})`),
    says: `Changes what is said of ${one(made.name)}.`,
    takes: ident(`${made.name}Change`),
  }
}

const deleting = (made: Made): Operation => ({
  ...named(made, 'delete'),
  says: `Deletes ${one(made.name)}.`,
  takes: keyOf(made),
  returns: py`None`,
  body: py`await ${serviceOf(made)}.delete(session, caller, asked.id)`,
})

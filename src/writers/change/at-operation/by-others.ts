import type { Capability, DesignRequest, Operation } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { accessTable } from '../../design/access/index.ts'
import { roleThere } from '../access/roles-there.ts'
import type { Ground } from '../ground.ts'
import { setterFrom } from './setter.ts'

interface SaidByOthers {
  readonly capability: Capability
  readonly operation: Operation
  readonly told: string
}

/** `staff cancel an order with a reason`, where buyers cancel their own: what staff say is no field of what buyers send. */
function saidByOthers(
  { backend, code }: Ground,
  { capabilities, subjects, rules = [] }: DesignRequest,
): readonly SaidByOthers[] {
  return capabilities.flatMap((capability): readonly SaidByOthers[] => {
    const [to, verb, field] = capability.name === 'operation' ? (capability.of?.split('.') ?? []) : []
    const subject = subjects.find(({ name, table }) => name === to && table !== null)
    const table = backend.data.tables.find(({ id, name }) => id === subject?.table || name === subject?.table)
    const operation = verb === undefined || !table ? undefined : operationDoing(verb, table, backend)?.operation
    if (field === undefined || !table || !operation) return []
    const { allowed } = accessTable(backend, [operation])[0]!
    const who = rules.flatMap((one) =>
      one.of === to && one.operation === verb && one.how !== 'not' && !/^(?:owner|anyone|signed in)$/.test(one.who)
        ? [one.who]
        : [],
    )
    const [first] = who
    // Whoever is told by a role, and held to rows of their own as everybody is.
    const isOwners =
      Object.values(allowed)
        .filter((one) => one !== 'no')
        .every((one) => one === 'own') && who.some((one) => hasMore(backend, roleThere(backend, one)))
    if (first === undefined || !isOwners) return []
    const handler = code.functionAt(operation.handler)
    const setter = handler && setterFrom(code, handler, table)
    const at = setter
      ? `\`${setter.of.node.name}\` (${setter.of.file.path}:${setter.of.file.placeOfName(setter.of.node).line})`
      : operation.id
    return [
      {
        capability,
        operation,
        told: `“${capability.from.text}” is not written: ${operation.id} finds rows for whoever owns them, who would say \`${field}\` instead of ${first}: it belongs into an operation for ${first}, beside ${at}`,
      },
    ]
  })
}

/** Whether a role may call what others may not: who has none of it is like everybody. */
const hasMore = ({ api }: Ground['backend'], role: string | null): boolean =>
  role !== null && api.operations.some(({ access }) => access.roles.includes(role))

/** Without what others would have to say, and with why it is not written. */
export function withoutSaidByOthers(
  ground: Ground,
  request: DesignRequest,
): { readonly request: DesignRequest; readonly unwritten: readonly string[] } {
  const found = saidByOthers(ground, request)
  if (found.length === 0) return { request, unwritten: [] }
  const gone = new Set(found.map(({ capability }) => capability))
  const fields = new Set(
    found.map(({ capability }) => {
      const [to, , field] = capability.of!.split('.')
      return `${to}.${field}`
    }),
  )
  return {
    request: {
      ...request,
      capabilities: request.capabilities.filter((one) => !gone.has(one)),
      subjects: request.subjects.map((one) => ({
        ...one,
        fields: one.fields.filter(({ name }) => !fields.has(`${one.name}.${name}`)),
      })),
    },
    unwritten: found.map(({ told }) => told),
  }
}

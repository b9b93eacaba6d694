import type { Backend, Operation } from '../../../../model/index.ts'
import { accessMeanings, accessStates } from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

interface Caller {
  readonly name: string
  readonly meaning: string
  readonly operations: readonly Operation[]
}

export const callers = kind<Caller>({
  name: 'callers',
  answers: 'who may call what: by state of access, by role and scope, by class of the caller',
  brief: ['caller', 'count'],
  all: (backend) => [...byState(backend), ...byDemand(backend), ...byType(backend)],
  called: ({ name }) => name,
  places: () => [],
  fields: {
    caller: ({ name }) => name,
    meaning: ({ meaning }) => meaning,
    count: ({ operations }) => operations.length,
    operations: ({ operations }) => operations.map(({ id }) => id),
  },
})

const byState = ({ api }: Backend): readonly Caller[] =>
  accessStates
    .map((state) => ({
      name: state,
      meaning: accessMeanings[state],
      operations: api.operations.filter(({ access }) => access.state === state),
    }))
    .filter(({ operations }) => operations.length > 0)

const byDemand = ({ api }: Backend): readonly Caller[] => [
  ...grouped('role', api.operations, ({ access }) => access.roles),
  ...grouped('scope', api.operations, ({ access }) => access.scopes),
]

const byType = ({ api }: Backend): readonly Caller[] =>
  grouped('class', api.operations, ({ access }) => access.principals.map(({ type }) => type).filter(Boolean))

function grouped(
  what: string,
  operations: readonly Operation[],
  names: (operation: Operation) => readonly string[],
): readonly Caller[] {
  const all = [...new Set(operations.flatMap(names))]
  return all.map((name) => ({
    name: `${what} ${name}`,
    meaning: what === 'class' ? 'what holds the caller' : `the ${what} is asked for, by itself or among others`,
    operations: operations.filter((operation) => names(operation).includes(name)),
  }))
}

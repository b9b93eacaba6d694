import type { Application, Backend, Condition, Place } from '../../../../model/index.ts'
import { placeText } from '../../../../model/queries/index.ts'
import { accessText } from '../../../../reports/agent/operations.ts'
import { kind } from '../kind.ts'

interface Part {
  readonly kind: 'application' | 'middleware' | 'socket' | 'mount'
  readonly name: string
  readonly at: Place
  readonly application: string
  readonly access?: string
  readonly conditions: readonly Condition[]
}

export const applications = kind<Part>({
  name: 'applications',
  answers: 'applications, their middleware, WebSockets, and what is mounted',
  brief: ['kind', 'name', 'at', 'access'],
  all: partsOf,
  called: ({ kind, name }) => `${kind} ${name}`,
  places: ({ at }) => [at],
  fields: {
    kind: ({ kind }) => kind,
    name: ({ name }) => name,
    at: ({ at }) => placeText(at),
    access: ({ access }) => access,
    application: ({ application }) => application,
    conditions: ({ conditions }) => conditions.map(({ text }) => text),
  },
})

function partsOf({ api }: Backend): readonly Part[] {
  return [
    ...api.applications.flatMap(ofApplication),
    ...api.webSockets.map(({ path, handler, application, access, conditions }) => ({
      kind: 'socket' as const,
      name: path,
      at: handler,
      application,
      access: accessText(access),
      conditions,
    })),
    ...api.mounts.map(({ path, what, at, application, conditions }) => ({
      kind: 'mount' as const,
      name: `${path} ${what}`,
      at,
      application,
      conditions,
    })),
  ]
}

const ofApplication = ({ id, at, mountPath, middleware }: Application): readonly Part[] => [
  { kind: 'application', name: `${id} ${mountPath}`.trim(), at, application: id, conditions: [] },
  ...middleware.map((one) => ({
    kind: 'middleware' as const,
    name: one.name,
    at: one.at,
    application: id,
    conditions: one.conditions,
  })),
]

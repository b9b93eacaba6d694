import type { Field } from '../../../blueprint/expression/field.ts'
import type { Rule } from '../../../blueprint/expression/rule.ts'
import type { Operation } from '../../../blueprint/language/operation.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { type Symbol, imported } from '../../../python/emit/symbol.ts'
import { isNobody, isOfCaller, isOpen as isOpenVerb, withoutCaller } from '../access/rules.ts'
import { asksCallers } from '../callers.ts'
import type { Design } from '../feature.ts'
import { moduleName, pascal } from '../names.ts'
import { type Made, schemaOf } from '../resources/resource.ts'
import { madeOf } from '../resources/resource.ts'

/** What happens when it is called: a job is started, rows go out as a file, or what people write. */
export type Effect =
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'csv' }
  | { readonly kind: 'custom' }

/** Something that can be done with a resource beyond the usual. */
export interface Done {
  readonly made: Made
  readonly name: string
  readonly value: Operation
  readonly method: string
  readonly path: string
  readonly rule: Rule
  /** Whether it is about one row. */
  readonly hasRow: boolean
  /** Whether the caller alone decides. */
  readonly isPlain: boolean
  /** Whether somebody may who is not signed in. */
  readonly isOpen: boolean
  readonly takes: readonly { readonly name: string; readonly value: Field }[]
  readonly effect: Effect
  readonly status: number
}

/** Operations somebody may call. */
export const operationsOf = (design: Design): readonly Done[] =>
  [...design.scope.resources.values()].flatMap((resource) => {
    const made = madeOf(resource, design)
    return (resource.value.operations ?? []).flatMap(({ name, value }) => {
      const { route, access } = value
      if (!route || !access || isNobody(access)) return []
      return [doneOf(made, name, value, route, access)]
    })
  })

function doneOf(made: Made, name: string, value: Operation, route: NonNullable<Operation['route']>, rule: Rule): Done {
  const { scope } = made.design
  const hasRow = route.parameters.length > 0
  const effect = effectOf(value, route.method, hasRow, made)
  // Whoever reads no rows without signing in does nothing with one either.
  const seen = (!hasRow && effect.kind !== 'csv') || isOpenVerb(made.name, 'read', scope)
  const isOpen = !asksCallers(made.design) || (seen && withoutCaller(rule, made.name, scope) !== false)
  const said = Number(value.returns?.text)
  return {
    made,
    name,
    value,
    method: route.method.toLowerCase(),
    path: `${made.path}${route.path.replace(':id', `{${made.keyName}}`)}`,
    rule,
    hasRow,
    isOpen,
    isPlain: isOfCaller(rule, made.name, scope) && !isOpen,
    takes: value.takes ?? [],
    effect,
    status: said >= 200 ? said : value.returns?.text === 'nothing' ? 204 : effect.kind === 'job' ? 202 : 200,
  }
}

function effectOf(value: Operation, method: string, hasRow: boolean, { rules }: Made): Effect {
  if (value.custom) return { kind: 'custom' }
  if (value.starts) return { kind: 'job', job: value.starts.text }
  const isExport = method === 'GET' && !hasRow && value.returns?.text === 'file(csv)' && rules.read !== null
  return { kind: isExport ? 'csv' : 'custom' }
}

export const functionName = ({ name, made }: Done): string => `${name}_${made.keyName.replace(/_id$/, '')}`

export const takesSchema = ({ name, made }: Done): Symbol =>
  imported(`app.schemas.${moduleName(made.name)}_operations:${pascal(name)}${made.name}`)

/** What goes out: its type, and what a stub gives for it. */
export interface Returned {
  readonly answer: Fragment
  readonly stub: Fragment
  /** Makes what goes out of what the stub gave. */
  readonly told: (value: Fragment) => Fragment
}

export function returnedBy({ value, made, status }: Done): Returned {
  const answer = imported('app.schemas.page:Answer')
  const text = value.returns?.text ?? ''
  if (status === 204) return { answer: py`None`, stub: py`None`, told: (given) => given }
  if (text.startsWith('file')) {
    const response = imported('fastapi:Response')
    return { answer: py`${response}`, stub: py`${response}`, told: (given) => given }
  }
  const [, list, name = ''] = /^(list )?([A-Z]\w*)$/.exec(text) ?? []
  const other = [...made.design.scope.resources.values()].find((one) => one.name === name)
  if (!other) {
    const json = imported('pydantic:JsonValue')
    return { answer: py`${answer}[${json}]`, stub: py`${json}`, told: (given) => py`${answer}(data=${given})` }
  }
  const of = madeOf(other, made.design)
  const read = schemaOf(of, 'Read')
  return list
    ? {
        answer: py`${answer}[list[${read}]]`,
        stub: py`list[${of.model}]`,
        told: (given) => py`${answer}(data=[${read}.model_validate(one) for one in ${given}])`,
      }
    : {
        answer: py`${answer}[${read}]`,
        stub: py`${of.model}`,
        told: (given) => py`${answer}(data=${read}.model_validate(${given}))`,
      }
}

/** What is counted when an operation may be called so often. */
export function limit({ name, made, value, isOpen }: Done): Fragment | null {
  const { rate } = value
  if (!rate || !asksCallers(made.design)) return null
  const who = isOpen ? py`{caller.id if caller else 'anyone'}` : py`{caller.id}`
  const label = py`f"${text(`${made.name}.${name}`)}:${who}"`
  return py`await ${imported('app.core.limits:limited')}(${label}, ${lit(rate.times)}, ${lit(Math.max(1, Math.round(rate.milliseconds / 1000)))})`
}

const text = (value: string): Fragment => ({ kind: 'fragment', pieces: [value] })

import type { Assign, Call, If, Node, Parameter } from '../../../python/ast.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { isCall, keyword, nodesIn, textOf } from '../../../python/code/names.ts'
import type { Kin } from '../field/kin.ts'
import { hasDefault } from '../field/schema-field.ts'
import { type Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { moduleOf } from '../source/module.ts'
import { type Spelled, spell, spelledWith } from '../source/spelling.ts'

/** What a handler receives: fields of a table, or one thing that holds them. */
export interface Received {
  readonly parameter: Parameter
  /** The class that holds what may be changed. */
  readonly schema: CodeClass
  /** The class around it, and what it calls it. */
  readonly around: { readonly of: CodeClass; readonly field: string } | null
}

export function receivedBy(handler: CodeFunction, kin: Kin, classes: Classes): Received | null {
  const isKin = (one: CodeClass | null): boolean => one !== null && kin.schemas.some(({ node }) => node === one.node)
  for (const parameter of handler.node.parameters) {
    const of = parameter.annotation && classes.of(handler.file, parameter.annotation)
    if (!of) continue
    if (isKin(of)) return { parameter, schema: of, around: null }
    const inner = heldIn(of, classes)
    if (inner && kin.bodies.has(of.node.name) && isKin(inner.schema))
      return { parameter, schema: inner.schema, around: { of, field: inner.field } }
  }
  return null
}

/** A class of one field, and the class that field holds. */
function heldIn(of: CodeClass, classes: Classes): { readonly field: string; readonly schema: CodeClass } | null {
  const fields = [...classes.fields(of)].filter(([name]) => name !== 'model_config')
  const [only] = fields
  if (fields.length !== 1 || !only) return null
  const [field, at] = only
  const statement = ownFields(at).get(field)
  const schema = statement?.kind === 'AnnotatedAssign' ? classes.of(at.file, statement.annotation) : null
  const alias = statement?.value && isCall(statement.value) ? keyword(statement.value, 'alias') : undefined
  return schema && { field: (alias && textOf(alias)) ?? field, schema }
}

/** `TaskUpdate(archived=True)`, in what is around it. */
export function made(
  code: Code,
  handler: CodeFunction,
  { parameter, schema, around }: Received,
  said: string,
): Spelled {
  const annotation = handler.file.text(parameter.annotation!)
  if (!around) return { text: `${annotation}(${said})`, needs: [] }
  const { file, node } = schema
  const inner =
    file === handler.file ? { text: node.name, needs: [] } : spell(handler.file, `${moduleOf(code, file)}.${node.name}`)
  return spelledWith([inner], `${annotation}(${around.field}=${inner.text}(${said}))`)
}

/** Why what is made with one field would change others as well; null where it does not. */
export function alsoChanged(
  code: Code,
  handler: CodeFunction,
  { schema, around }: Received,
  column: string,
  classes: Classes,
): string | null {
  const fields = [...classes.fields(schema)].flatMap(([name, of]) => {
    const statement = ownFields(of).get(name)
    return statement && !/^[A-Z_]+$|^model_config$/.test(name) && name !== column ? [{ name, of, statement }] : []
  })
  const required = fields.find(({ statement }) => !hasDefault(statement))
  if (required) return `asks for ${required.name}`
  const carriers = new Set([schema.node, ...(around ? [around.of.node] : [])])
  const taking = takers(code, handler, carriers, classes)
  for (const { of, parameter } of taking) {
    const text = of.file.text(of.node)
    if (of === handler) continue
    const whole = takenWhole(of, parameter)
    if (whole) return `puts all of \`${parameter}\` into the row (${of.file.path}:${of.file.place(whole).line})`
    const begins = fields.find(
      ({ name, statement, of: at }) =>
        !beginsEmpty(at.file.text(statement.value!)) &&
        (new RegExp(`\\b${parameter}\\.${name}\\b`).test(text) || !SET.test(text)),
    )
    if (begins) return `would set ${begins.name} to what it begins with`
  }
  return null
}

const SET = /\bexclude_unset\b|\bexclude_defaults\b|\bmodel_fields_set\b/

const beginsEmpty = (text: string): boolean => /^None$|^\w*Field\(\s*(default\s*=\s*)?None\b/.test(text)

interface Taker {
  readonly of: CodeFunction
  readonly parameter: string
}

/** Functions that take what the handler received: those it calls by name. */
function takers(
  code: Code,
  handler: CodeFunction,
  carriers: ReadonlySet<CodeClass['node']>,
  classes: Classes,
): readonly Taker[] {
  const calls = [...nodesIn(handler.node.body)].filter((node) => node.kind === 'Call')
  const named = new Set(
    calls.flatMap(({ callee }) => {
      const { name, id } = callee as { readonly name?: string; readonly id?: string }
      return name ?? id ?? []
    }),
  )
  const takes = (of: CodeFunction): readonly Taker[] =>
    of.node.parameters.flatMap(({ name, annotation }) => {
      const taken = annotation && classes.of(of.file, annotation)
      return taken && carriers.has(taken.node) ? [{ of, parameter: name }] : []
    })
  return [...takes(handler), ...[...named].flatMap((name) => code.functionsNamed(name).flatMap(takes))]
}

/** Where everything of what was received is taken, said or not: `body.model_dump()`, `task.title = body.title`. */
function takenWhole({ node, file }: CodeFunction, parameter: string): Node | undefined {
  const body = [...nodesIn(node.body)]
  const ifs = body.filter((one) => one.kind === 'If') as unknown as readonly If[]
  const isAsked = (one: Node, name: string): boolean =>
    ifs.some(({ start, end, test }) => start <= one.start && one.end <= end && file.text(test).includes(name))
  return body.find((one) => {
    if (one.kind === 'Call') return isWholeDump(one as unknown as Call, parameter)
    if (one.kind !== 'Assign') return false
    const { targets, value } = one as unknown as Assign
    const [target] = targets
    return (
      target?.kind === 'Attribute' &&
      value.kind === 'Attribute' &&
      value.name === target.name &&
      value.value.kind === 'Name' &&
      value.value.id === parameter &&
      !isAsked(one, value.name)
    )
  })
}

const isWholeDump = ({ callee, keywords }: Call, parameter: string): boolean =>
  callee.kind === 'Attribute' &&
  /^(model_dump|dict)$/.test(callee.name) &&
  callee.value.kind === 'Name' &&
  callee.value.id === parameter &&
  !keywords.some(({ name }) => name?.startsWith('exclude_') === true)

import type { AskedField, Capability, Operation, Question, Subject, Table } from '../../../model/index.ts'
import type { Parameter } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { type Kin, kinOf, touches } from '../field/kin.ts'
import { hasDefault } from '../field/schema-field.ts'
import { readField } from '../field/wanted.ts'
import { type Ground, NOTHING_EXPECTED, NO_PROPOSAL, type Proposal, sentence, together } from '../ground.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { type Spelled, plain, spell } from '../source/spelling.ts'
import { derivedHandler, routeOf } from './handler.ts'
import { derivedTests } from './tests.ts'
import { type Effect, type HeldColumn, effectName, effectsOf, heldBy, possibleEffects, verbOf } from './verb.ts'

/** One more operation on a row: what changes a row already, with its path, and with its body made there. */
export function addOperation(ground: Ground, table: Table, subject: Subject, capability: Capability): Proposal {
  const verb = verbOf(capability.from.text, subject.name)
  if (verb === null) return refused(`\`${capability.from.text}\` names nothing that could be done`)
  const held = [...heldBy(table), ...subject.fields.flatMap((field) => asHeld(field, table, ground))]
  const named = effectsOf(verb, held)
  const effects = named.length > 0 ? named : possibleEffects(held)
  const question = named.length === 1 ? null : whatItChanges(verb, table, effects, named.length > 0)
  const answer = question && ground.answers[question.id]
  const effect = named.length === 1 ? named[0] : effects.find((one) => effectName(one) === answer)
  if (!effect)
    return {
      ...refused(`what \`${verb}\` changes in ${table.name} is not known: the operation is not written`),
      questions: question ? [question] : [],
    }
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  if (!kin) return refused(`no class of the program maps ${table.name}`)
  const sibling = siblingOf(ground, table, effect, subject, { kin, classes })
  if (typeof sibling === 'string') return refused(sibling)
  const asked = { questions: question ? [question] : [] }
  return together([asked, written(ground, { ...sibling, effect, verb, table, kin, classes })])
}

const refused = (reason: string): Proposal => ({ ...NO_PROPOSAL, unknown: [reason] })

/** A field that the same request brings. */
function asHeld(field: AskedField, table: Table, { answers }: Ground): readonly HeldColumn[] {
  const { wanted } = readField(field, table, answers)
  if (!wanted) return []
  const values = wanted.type.kind === 'enum' ? wanted.type.values.map(({ text }) => text) : []
  return [{ name: wanted.name, kind: wanted.kind, values }]
}

function whatItChanges(verb: string, table: Table, effects: readonly Effect[], isCalledSo: boolean): Question {
  return {
    id: `effect/${table.name}.${verb}`,
    question: `What does \`${verb}\` change in a row of ${table.name}?`,
    because: isCalledSo
      ? 'several columns are called after it'
      : 'no column is called after it, and none holds it as a value',
    answers: [
      ...effects.map((one) => ({
        name: effectName(one),
        title: `\`${effectName(one)}\``,
        changes: `the operation sets ${effectName(one)}`,
      })),
      { name: 'nothing', title: 'something else', changes: 'no operation is written' },
    ],
    usual: 'nothing',
    weight: 1,
  }
}

interface Sibling {
  readonly operation: Operation
  readonly handler: CodeFunction
  readonly body: Parameter
  readonly schema: CodeClass
}

/** The operation that changes a row in part, and could set the column; or why there is none. */
function siblingOf(
  ground: Ground,
  table: Table,
  { column }: Effect,
  subject: Subject,
  { kin, classes }: { readonly kin: Kin; readonly classes: Classes },
): Sibling | string {
  const changing = ground.backend.api.operations
    .filter(({ method, path }) => (method === 'patch' || method === 'put') && path.endsWith('}'))
    .toSorted((a, b) => a.path.length - b.path.length || (a.method === 'patch' ? -1 : 1))
  const isAsked = subject.fields.some(({ name }) => name === column)
  for (const operation of changing) {
    const handler = ground.code.functionAt(operation.handler)
    const found = handler && bodyOf(handler, kin, classes)
    if (!handler || !found || !(touches(operation, table) || found.isNamed)) continue
    const { parameter, schema } = found
    const fields = [...classes.fields(schema)]
    if (!isAsked && !fields.some(([name]) => name === column)) continue
    const required = fields.find(
      ([name, of]) => !hasDefault(ownFields(of).get(name)!) && !/^[A-Z_]+$|^model_config$/.test(name),
    )
    if (required)
      return `${operation.id} asks for ${required[0]}: nothing that changes a row of ${table.name} in part teaches the operation`
    return { operation, handler, body: parameter, schema }
  }
  return `no operation changes rows of ${table.name} in part, and could set ${column}`
}

function bodyOf(handler: CodeFunction, kin: Kin, classes: Classes) {
  for (const parameter of handler.node.parameters) {
    const of = parameter.annotation && classes.of(handler.file, parameter.annotation)
    const schema = of && kin.schemas.find(({ node }) => node === of.node)
    if (schema) return { parameter, schema, isNamed: true }
  }
  return null
}

interface Writing extends Sibling {
  readonly effect: Effect
  readonly verb: string
  readonly table: Table
  readonly kin: Kin
  readonly classes: Classes
}

function written(ground: Ground, writing: Writing): Proposal {
  const { operation, handler, body, schema, effect, verb } = writing
  const route = routeOf(handler, operation.method)
  if (!route)
    return refused(`${operation.id} is routed by no decorator of its handler: what is routed like it is not known`)
  const value = valueOf(ground, writing)
  if (!value) return refused(`what ${effect.column} would be set to is not known`)
  const schemaName = handler.file.text(body.annotation!)
  const made = `${schemaName}(${effect.column}=${value.text})`
  const id = `POST ${operation.path}/${verb.replaceAll('_', '-')}`
  if (ground.backend.api.operations.some((one) => one.id === id)) return refused(`${id} is there already`)
  const tests = derivedTests(ground, operation, verb, effect)
  return together([
    {
      splices: [derivedHandler({ sibling: handler, route, body, verb, made })],
      needs: [{ file: handler.file, names: value.needs }],
      sentences: [
        sentence(
          `${id} is ${operation.id} with \`${made}\` in place of what is received: it asks for the same caller, looks for the row and refuses as that one does`,
          [handler.file.placeOfName(handler.node)],
        ),
      ],
      style: [
        sentence(`\`${schema.node.name}\` holds what may be changed of a row`, [schema.file.placeOfName(schema.node)]),
      ],
      expected: { ...NOTHING_EXPECTED, operations: [id], guarded: [[id, operation.id]] },
    },
    tests,
  ])
}

/** The value as the file of the handler writes it. */
function valueOf(ground: Ground, { handler, effect, schema, classes }: Writing): Spelled | null {
  const { file } = handler
  if (effect.sets === 'true') return plain('True')
  if (effect.sets === 'now') return now(ground, file)
  const { member } = effect.sets
  const at = classes.fields(schema).get(effect.column)
  const statement = at && ownFields(at).get(effect.column)
  const annotation = statement?.kind === 'AnnotatedAssign' ? statement.annotation : null
  const names = annotation && at ? [...at.file.text(annotation).matchAll(/\w+/g)].map(([name]) => name) : []
  const choice = names
    .flatMap((name) => classes.named(name))
    .find(({ node }) => node.bases.some((base) => (at!.file.pathOf(base) ?? '').endsWith('Enum')))
  const found =
    choice && [...ownFields(choice)].find(([, { value }]) => value?.kind === 'Constant' && value.value === member)
  if (!choice || !found) return plain(quoted(member, quoteOf(file.tree.source)))
  const known = file.imports.find(({ name }) => name === choice.node.name)
  return known ? plain(`${choice.node.name}.${found[0]}`) : plain(quoted(member, quoteOf(file.tree.source)))
}

/** The time as the program asks for it. */
function now({ code }: Ground, file: CodeFunction['file']): Spelled {
  const forms = code
    .mentioning(/\bdatetime\b/)
    .flatMap(({ source }) =>
      [...source.matchAll(/\bdatetime\.(utcnow\(\)|now\((?:timezone\.utc|UTC)?\))/g)].map(([text]) => text),
    )
  const counted = forms.toSorted(
    (a, b) => forms.filter((one) => one === b).length - forms.filter((one) => one === a).length,
  )
  const form = counted[0] ?? 'datetime.now(UTC)'
  const of = spell(file, 'datetime.datetime')
  const zone = /timezone\.utc|UTC/.exec(form)?.[0]
  const offset = zone === 'UTC' ? spell(file, 'datetime.UTC') : zone ? spell(file, 'datetime.timezone') : null
  const given = offset === null ? '' : zone === 'UTC' ? offset.text : `${offset.text}.utc`
  const call = form.includes('utcnow') ? `${of.text}.utcnow()` : `${of.text}.now(${given})`
  return { text: call, needs: [...of.needs, ...(offset?.needs ?? [])] }
}

import type { AskedField, Capability, Operation, Question, Subject, Table } from '../../../model/index.ts'
import type { Call } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { type Kin, kinOf, touches } from '../field/kin.ts'
import { readField } from '../field/wanted.ts'
import { type Ground, NOTHING_EXPECTED, NO_PROPOSAL, type Proposal, sentence, together } from '../ground.ts'
import { Classes } from '../source/classes.ts'
import { memberOf } from '../finding/state-refusal.ts'
import type { Starting } from '../owned/starting.ts'
import { refusedOtherwise, startingTold } from './started.ts'
import { type Received, alsoChanged, made, receivedBy } from './body.ts'
import { type Done, derivedHandler, routeOf } from './handler.ts'
import { type HandedOn, handedOn } from './handed-on.ts'
import { derivedLayer, testedLayer } from './layer.ts'
import { type Missing, missingRow } from './missing.ts'
import type { Spelled } from '../source/spelling.ts'
import { type RowChange, rowChange } from './row.ts'
import { derivedTests } from './tests.ts'
import { valueOf } from './value.ts'
import { type Effect, type HeldColumn, effectName, effectsOf, heldBy, possibleEffects } from './verb.ts'
import { derivedName, pastOf } from './words.ts'

/** One more operation on a row: what changes a row already, with its path, and with its body made there. */
export function addOperation(
  ground: Ground,
  table: Table,
  subject: Subject,
  capability: Capability,
  startsFrom: (effect: Effect) => Starting | null = () => null,
): Proposal {
  const verb = capability.of?.split('.')[1] ?? null
  if (verb === null) return refused(`\`${capability.from.text}\` names nothing that could be done`)
  const done = doneAlready(ground, table, verb)
  if (done) return refused(`${done.id} is there already: \`${capability.from.text}\` brings nothing new`)
  const there = heldBy(table)
  const brought = subject.fields.flatMap((field) => asHeld(field, table, ground))
  // A field of something new is a column of it by then.
  const held = [...there, ...brought.filter((one) => !there.some(({ name }) => name === one.name))]
  const named = effectsOf(verb, held)
  const effects = named.length > 0 ? named : possibleEffects(held)
  const question =
    named.length === 1 || effects.length === 0 ? null : whatItChanges(verb, table, effects, named.length > 0)
  const answer = question && ground.answers[question.id]
  const effect = named.length === 1 ? named[0] : effects.find((one) => effectName(one) === answer)
  if (!effect)
    return {
      ...refused(
        effects.length > 0
          ? `what \`${verb}\` changes in ${table.name} is not known: the operation is not written`
          : `no column of ${table.name} could hold that somebody did \`${verb}\`: the operation is not written, and would be beside a field for it (\`${pastOf(verb)}: bool = false\`)`,
      ),
      questions: question ? [question] : [],
    }
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  if (!kin) return refused(`no class of the program maps ${table.name}`)
  const sibling = siblingOf(ground, table, effect, subject, { kin, classes })
  if (typeof sibling === 'string') return refused(sibling)
  const asked = { questions: question ? [question] : [] }
  const starting = startsFrom(effect)
  const isNew = subject.table === null
  return together([asked, written(ground, { ...sibling, effect, verb, table, kin, classes, starting, isNew })])
}

/** `POST /orders/{order_id}/cancel`, where orders are to be cancelled. */
function doneAlready({ backend }: Ground, table: Table, verb: string): Operation | undefined {
  const end = `}/${verb.replaceAll('_', '-')}`
  return backend.api.operations.find((one) => one.path.replaceAll('_', '-').endsWith(end) && touches(one, table))
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

interface Sibling extends Received {
  readonly operation: Operation
  readonly handler: CodeFunction
  readonly route: Call
  /** How it changes a row itself; null where it hands on what it received. */
  readonly change: RowChange | null
  /** What it hands on what it received to, where nothing could be made that is handed on. */
  readonly hands: HandedOn | null
}

/** The operation that changes a row, and could set the column; or why there is none. */
function siblingOf(
  ground: Ground,
  table: Table,
  { column, sets }: Effect,
  subject: Subject,
  { kin, classes }: { readonly kin: Kin; readonly classes: Classes },
): Sibling | string {
  const changing = ground.backend.api.operations
    .filter(({ method, path }) => (method === 'patch' || method === 'put') && path.endsWith('}'))
    .toSorted((a, b) => a.path.length - b.path.length || (a.method === 'patch' ? -1 : 1))
  const asked = subject.fields.find(({ name }) => name === column)
  // What nobody hands in is in nothing that is received.
  const isSetThere = asked !== undefined && / set by server\b/.test(asked.type)
  const reasons: string[] = []
  for (const operation of changing) {
    const handler = ground.code.functionAt(operation.handler)
    const received = handler && receivedBy(handler, kin, classes)
    if (!handler || !received) continue
    const route = routeOf(handler, operation.method)
    if (!route) {
      reasons.push(`${operation.id} is routed by no decorator of its handler: what is routed like it is not known`)
      continue
    }
    const found = { ...received, operation, handler, route }
    const model = kin.model.node
    const change = rowChange(ground.code, handler, { body: received.parameter, model, column })
    // The members of a new choice are known to what reads them only.
    const isKnown = typeof sets === 'string' || subject.table === null
    if (change && isKnown) return { ...found, change, hands: null }
    const below =
      subject.table === null || isSetThere ? handedOn(ground.code, handler, received, { model, column }) : null
    if (below) return { ...found, change: null, hands: below }
    if ((asked === undefined || isSetThere) && !classes.fields(received.schema).has(column)) continue
    const reason = alsoChanged(ground.code, handler, received, column, classes)
    if (reason === null) return { ...found, change: null, hands: null }
    const hands = handedOn(ground.code, handler, received, { model, column })
    if (hands && typeof sets === 'string') return { ...found, change: null, hands }
    reasons.push(`${operation.id} ${reason}: nothing that changes a row of ${table.name} in part teaches the operation`)
  }
  return reasons[0] ?? `no operation changes rows of ${table.name} in part, and could set ${column}`
}

interface Writing extends Sibling {
  readonly effect: Effect
  readonly verb: string
  readonly table: Table
  readonly kin: Kin
  readonly classes: Classes
  readonly starting: Starting | null
  /** Whether all of the resource is new, with its choices. */
  readonly isNew: boolean
}

function written(ground: Ground, writing: Writing): Proposal {
  const { operation, handler, parameter, schema, route, effect, verb, change, hands, kin } = writing
  const { method, path } = operation
  const id = operation.id.replace(`${method.toUpperCase()} ${path}`, () => `POST ${path}/${verb.replaceAll('_', '-')}`)
  if (ground.backend.api.operations.some((one) => one.id === id)) return refused(`${id} is there already`)
  const value = valueIn(ground, writing)
  const body = made(ground.code, handler, writing, `${effect.column}=${value.text}`)
  const missing = change && missingRow(ground.code, handler, change.row, kin.model.node.name)
  const layer = hands && derivedLayer(ground, hands, writing)
  const check = change ? refusedOtherwise(ground, handler, change.row, writing) : null
  const does: Done = change
    ? { by: 'row', change, column: effect.column, value: value.text, missing, check: check?.lines ?? [] }
    : hands && layer
      ? { by: 'call', call: hands.call, argument: hands.argument, name: layer.name }
      : { by: 'body', made: body.text }
  const needs = change
    ? [...value.needs, ...(check?.needs ?? [])]
    : layer
      ? layer.needs
      : [...value.needs, ...body.needs]
  const taken = new Set(handler.file.functions.map(({ node }) => node.name))
  const name = derivedName(handler.node.name, verb)
  return together([
    {
      splices: [
        derivedHandler({
          sibling: handler,
          route,
          body: parameter,
          verb,
          name: taken.has(name) ? `${verb}_${handler.node.name}` : name,
          does,
          fields: [...writing.classes.fields(schema).keys()].filter((one) => one !== effect.column),
        }),
      ],
      needs: [{ file: handler.file, names: [...needs, ...(missing?.needs ?? [])] }],
      sentences: toldOf(writing, id, body.text, { isSet: change !== null || layer !== null, missing }),
      style: [
        sentence(`\`${schema.node.name}\` holds what may be changed of a row`, [schema.file.placeOfName(schema.node)]),
      ],
      expected: { ...NOTHING_EXPECTED, operations: [id], guarded: [[id, operation.id]] },
    },
    layer?.proposal ?? {},
    startingTold(id, writing, check ?? layer?.check ?? null),
    hands && layer
      ? testedLayer(ground, hands, { name: layer.name, effect }, () => derivedTests(ground, operation, verb, effect))
      : derivedTests(ground, operation, verb, effect),
  ])
}

/** The value as what sets it says it. */
function valueIn(ground: Ground, writing: Writing): Spelled {
  const { effect, handler, kin, change, isNew } = writing
  return isNew && change && typeof effect.sets !== 'string'
    ? memberOf(ground.code, handler.file, kin.model, effect.column, effect.sets.member)
    : valueOf(ground, writing)
}

function toldOf(
  { operation, handler, effect }: Writing,
  id: string,
  body: string,
  { isSet, missing }: { readonly isSet: boolean; readonly missing: Missing | null },
): Proposal['sentences'] {
  const done = isSet ? `\`${effect.column}\` set` : `\`${body}\``
  return [
    sentence(
      `${id} is ${operation.id} with ${done} in place of what is received: it asks for the same caller, looks for the row and refuses as that one does`,
      [handler.file.placeOfName(handler.node)],
    ),
    ...(missing
      ? [
          sentence(`${operation.id} asks for no row that is not there; ${id} answers 404 then`, [
            handler.file.place(missing.behind),
          ]),
        ]
      : []),
  ]
}

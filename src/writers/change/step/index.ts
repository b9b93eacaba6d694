import { listed, spoken } from '../../../kernel/english.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { AskedBecoming, Question, Subject, Table } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { modelOf } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, NO_PROPOSAL, type Proposal, sentence, together } from '../ground.ts'
import { Classes } from '../source/classes.ts'
import { askingOf, choiceClassOf, memberName, oneMoreMember, valueLike } from './choice.ts'
import { type Step, steppedAs } from './operation.ts'
import { calledBy, stepSiblings } from './sibling.ts'

/** `mark a shipped order as returned`: one more value of how rows stand, and an operation beside those that lead to others. */
export const takeSteps = (ground: Ground, subject: Subject, table: Table): Proposal =>
  together((subject.becomes ?? []).map((one) => takeStep(ground, table, one)))

function takeStep(ground: Ground, table: Table, becoming: AskedBecoming): Partial<Proposal> {
  const { field, to, verb, from } = becoming
  const column = table.columns.find(({ attribute }) => attribute === field)
  const classes = new Classes(ground.code)
  const model = modelOf(classes, table)
  const values = column?.choice?.values ?? []
  const isThere = values.includes(to)
  const done = verb === null ? null : operationDoing(verb, table, ground.backend)
  if (isThere && (done || verb === null))
    return {
      sentences: [
        sentence(
          `“${from.text}” is there${done ? `: ${done.operation.id}` : ''}`,
          done ? [done.operation.handler] : [],
        ),
      ],
    }
  const choice = column && model ? choiceClassOf(classes, model, column) : null
  const member = choice && !isThere ? oneMoreMember(choice, to) : null
  const isHeld = column !== undefined && table.checks.some((one) => JSON.stringify(one).includes(column.name))
  if (!column || !model || !choice || isHeld || (!isThere && !member))
    return refused(
      `“${from.text}”: ${table.name}.${field} is one of ${listed(values)}${isHeld ? ', which a constraint of the table says as well' : ''}: one more value, and what leads to it, has to be written by hand`,
    )
  const step = { becoming, table, column, model, choice }
  if (verb === null) return together([widened(ground, step, member!), ledToByNothing(ground, step)])
  return together([
    isThere ? {} : widened(ground, step, member!),
    operationOf(ground, { ...step, becoming: { ...becoming, verb } }, isThere),
  ])
}

type Widened = Omit<Step, 'before' | 'becoming'> & { readonly becoming: AskedBecoming }

const refused = (reason: string): Partial<Proposal> => ({ unwritten: [reason] })

function widened(
  { code }: Ground,
  { table, column, choice, becoming: { to } }: Widened,
  member: NonNullable<ReturnType<typeof oneMoreMember>>,
): Partial<Proposal> {
  const asking = askingOf(code, choice, new Set())
  const at = choice.of.file.placeOfName(choice.of.node)
  return {
    splices: [member],
    sentences: [
      sentence(`\`${choice.of.node.name}\` has one more member, \`${memberName(choice, to)}\`, behind the others`, [
        at,
      ]),
    ],
    unknown:
      asking.length === 0
        ? []
        : [
            `${listed(asking.slice(0, 4).map(({ file, node }) => `\`${node.name}\` (${file.path}:${file.placeOfName(node).line})`))}${asking.length > 4 ? ` and ${asking.length - 4} more` : ''} ask or set what \`${column.attribute}\` of ${table.name} is: none of it is changed for ${to}`,
          ],
    expected: {
      ...NOTHING_EXPECTED,
      values: [`${table.id}.${column.name}: ${to}`, `${table.id}.${column.name}: ${valueLike(choice, to)}`].filter(
        (one, index, all) => all.indexOf(one) === index,
      ),
    },
  }
}

function operationOf(ground: Ground, step: Omit<Step, 'before'>, isThere: boolean): Partial<Proposal> {
  const { becoming, table, column } = step
  const { who, verb, from, to } = becoming
  const siblings = stepSiblings(ground, table, column)
  const told = `“${from.text}”`
  if (siblings.length === 0) return setByOthers(ground, step, isThere)
  const own = calledBy(ground, siblings, becoming)
  if (own.length === 0)
    return refused(
      `${told}: ${listed(siblings.map(({ operation }) => operation.id))} ${siblings.length > 1 ? 'lead' : 'leads'} to other states of ${table.name}, and none of them is for ${listed(who)} with any row: what leads to ${to} has to be written by hand, beside \`${siblings[0]!.setter.of.node.name}\` (${siblings[0]!.setter.of.file.path}:${siblings[0]!.setter.of.file.placeOfName(siblings[0]!.setter.of.node).line})`,
    )
  const question = becoming.before.length > 0 ? null : beforeOf(step)
  const answer = question && (ground.answers[question.id] ?? question.usual)
  const before = answer === null || answer === 'any' ? becoming.before : [answer]
  const noun = snake(table.model ?? spoken(table.name).replaceAll(' ', '_'))
  const written = own.map((one) => steppedAs(ground, one, siblings, { ...step, before }, noun)).find((one) => one)
  const questions = question ? [question] : []
  if (!written)
    return {
      ...refused(
        `${told}: ${own[0]!.operation.id} does more than one can tell apart, so that \`${verb}\` has to be written by hand beside \`${own[0]!.setter.of.node.name}\` (${own[0]!.setter.of.file.path})`,
      ),
      questions,
    }
  return together([written, { ...NO_PROPOSAL, questions }])
}

/** A value nobody is said to set. */
function ledToByNothing(ground: Ground, { table, column, becoming: { to } }: Widened): Partial<Proposal> {
  const siblings = stepSiblings(ground, table, column).map(({ operation }) => operation.id)
  if (siblings.length === 0) return {}
  return refused(
    `nothing leads to ${to} yet: ${listed(siblings)} ${siblings.length > 1 ? 'lead' : 'leads'} to other states of ${table.name}, and nobody says who does that, and from where`,
  )
}

/** From which states it is done, where nobody says it. */
function beforeOf({ table, column, becoming: { verb, to } }: Omit<Step, 'before'>): Question {
  const values = (column.choice?.values ?? []).filter((one) => one !== to)
  return {
    id: `before/${table.name}.${verb}`,
    question: `Which rows of ${table.name} may become ${to}?`,
    because: `nobody says what their \`${column.attribute}\` is before`,
    answers: [
      ...values.map((one) => ({ name: one, title: `those that are ${one}`, changes: 'all others are refused' })),
      { name: 'any', title: 'any of them', changes: `only what is ${to} already is refused` },
    ],
    usual: 'any',
    weight: 1,
  }
}

/** Where nothing leads to a state by itself: whoever changes a row says it, or nobody does. */
function setByOthers({ backend }: Ground, { becoming, table, column }: Omit<Step, 'before'>, isThere: boolean) {
  const { from, who, to } = becoming
  const taking = backend.api.operations.filter(
    ({ method, path, statements }) =>
      (method === 'patch' || method === 'put') &&
      path.endsWith('}') &&
      statements.some(({ verb, tables }) => verb === 'update' && tables.includes(table.id)),
  )
  const names = listed(taking.map(({ id }) => id))
  if (taking.length === 0)
    return refused(
      `“${from.text}”: no operation sets \`${column.attribute}\` of ${table.name}: who sets it to ${to} has to be written by hand`,
    )
  return refused(
    `“${from.text}”: nothing leads from one \`${column.attribute}\` of ${table.name} to another by itself; ${names} ${taking.length > 1 ? 'take' : 'takes'} what a row is to be${isThere ? '' : `, ${to} as well from now on`}${who.length > 0 ? `, from whoever may call it: that ${listed(who)} alone ${who.length > 1 ? 'set' : 'sets'} it so is not written` : ''}`,
  )
}

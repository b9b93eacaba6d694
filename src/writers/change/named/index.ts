import { spoken } from '../../../kernel/english.ts'
import { snake } from '../../../blueprint/storage/names.ts'
import type { DesignRequest, Subject, Table } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { isTest } from '../../../python/modules/places.ts'
import { kinOf, modelOf } from '../field/kin.ts'
import { calledFrom } from '../finding/called.ts'
import { type Creation, creationOf } from '../finding/creation.ts'
import { memberOf, neededByRefusal, refusedBy, stateRefusal } from '../finding/state-refusal.ts'
import { type Ground, type Proposal, sentence, together } from '../ground.ts'
import { tableOf } from '../links/references.ts'
import { Classes, ownFields } from '../source/classes.ts'
import { without } from '../owned/withheld.ts'
import { type Splice, breakOf, indentOf, inserted, lineStart } from '../source/splice.ts'
import type { Needed } from '../source/spelling.ts'
import { sentByTests } from './sent-by-tests.ts'
import { type NamedRow, namedRows } from './rows.ts'

/** Whoever makes a row of something new names rows of others: those are found as the program finds them, or refused. */
export const checkNamed = (ground: Ground, before: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap((subject) => {
      const table = tableOf(ground.backend, subject.name, request)
      if (!table || before.backend.data.tables.some(({ id }) => id === table.id)) return []
      const classes = new Classes(ground.code)
      const model = modelOf(classes, table)
      const creation = model && creationOf(ground, before, model.node.name)
      const known = new Set(before.code.files.map(({ path }) => path))
      const made = ground.code.files
        .filter(({ path }) => !known.has(path) && !isTest(path))
        .flatMap((file) => file.functions)
      return namedRows(before, request, subject)
        .filter(({ column }) => table.foreignKeys.some(({ columns }) => columns.includes(column)))
        .map((named): Partial<Proposal> => {
          if (!creation || !isSaid(creation, named.column, classes, made))
            return named.field.stands === undefined ? {} : { unwritten: [notAsked(named, table)] }
          return checked(ground, before, { named, creation, table, subject })
        })
    }),
  )

/** Whether it is said by whoever makes a row, and nothing that is new asks for it yet. */
function isSaid({ of, sent }: Creation, column: string, classes: Classes, made: readonly CodeFunction[]): boolean {
  const { file, node } = of
  const annotation = node.parameters.find(({ name }) => name === sent)?.annotation
  const schema = annotation ? classes.of(file, annotation) : null
  const asking = new RegExp(`\\b[a-z]\\w*\\.${column}\\b`)
  return (
    schema !== null &&
    classes.fields(schema).has(column) &&
    ![of, ...made].some((one) => asking.test(one.file.text(one.node)))
  )
}

interface Checking {
  readonly named: NamedRow
  readonly creation: Creation
  readonly table: Table
  readonly subject: Subject
}

function checked(ground: Ground, before: Ground, checking: Checking): Partial<Proposal> {
  const { named, creation, table } = checking
  const { of, statement, sent } = creation
  const { target, column, finder } = named
  const { file, node } = of
  const session = node.parameters.find(({ annotation }) => annotation && file.text(annotation).endsWith('Session'))
  const owner = finder?.owner
    ? node.parameters.find(
        ({ annotation }) =>
          annotation && file.text(annotation) === finder.of.file.text(finder.owner!.parameter.annotation!),
      )
    : null
  if (!finder || !session || owner === undefined || finder.of.node.async !== node.async) return told(named, table)
  const known = new Set([...before.code.files, ...before.code.unused].map(({ path }) => path))
  const sentThere = finder.owner ? [] : sentByTests(ground.code, known, named)
  if (sentThere === null) return told(named, table)
  const called = calledFrom(before, file, finder)
  const args = finder.of.node.parameters.map((one) =>
    one === finder.session ? session.name : one === finder.key ? `${sent}.${column}` : owner!.name,
  )
  const call = `${node.async ? 'await ' : ''}${called.text}(${args.join(', ')})`
  const stands = standing(ground, before, checking)
  const lines = stands === null ? [call] : [`${snake(target.model!)} = ${call}`, ...stands.lines]
  const isEmptyable = table.columns.find((one) => one.attribute === column)?.nullable === true
  const all = isEmptyable ? [`if ${sent}.${column} is not None:`, ...lines.map((one) => `    ${one}`)] : lines
  const { source } = file.tree
  const indent = indentOf(source, statement.start)
  const eol = breakOf(source)
  return {
    splices: [
      ...keptWhere(ground, table, column),
      ...sentThere,
      inserted(file.path, lineStart(source, statement.start), all.map((one) => `${indent}${one}${eol}`).join('')),
    ],
    needs: [{ file, names: [...called.needs, ...(stands?.needs ?? [])] }],
    sentences: [
      sentence(
        `whoever makes a row of ${table.model} names ${finder.owner ? `one of their own rows of ${target.name}` : `a row of ${target.name} that is there`}: \`${finder.of.node.name}\` finds it, and refuses all else`,
        [finder.of.file.placeOfName(finder.of.node)],
      ),
      ...(stands === null ? [] : [stands.sentence]),
    ],
    unwritten: stands === null && named.field.stands !== undefined ? [notAsked(named, table)] : [],
  }
}

/** A row stays with what it was made for: what changes rows does not lead them elsewhere, past what was asked. */
function keptWhere(ground: Ground, table: Table, column: string): readonly Splice[] {
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  const changing = (kin?.schemas ?? []).filter(
    (one) =>
      /Update|Patch|Edit|Change/.test(one.node.name) && !kin!.answers.has(one.node.name) && ownFields(one).has(column),
  )
  return changing.map((one) => without(one, column))
}

const notAsked = ({ target, field }: NamedRow, table: Table): string =>
  `whether the ${target.name} of a new ${table.name} is ${field.stands!.states.join(' or ')} is asked nowhere: that has to be written by hand`

/** `a shipped order`: what it leads to has to stand so. */
function standing(ground: Ground, before: Ground, { named: { field, target }, creation: { of } }: Checking) {
  const { stands } = field
  const model = modelOf(new Classes(ground.code), target)
  const donor = stronger(before, target)
  if (stands === undefined || !model || !donor) return null
  const members = stands.states.map((one) => memberOf(ground.code, of.file, model, stands.field, one))
  const noun = spoken(target.model!).toLowerCase()
  const asked = { row: snake(target.model!), column: stands.field, isOnly: true, noun }
  const needs: readonly Needed[] = [...members.flatMap((one) => one.needs), ...neededByRefusal(before.code, donor)]
  return {
    lines: refusedBy(donor, { ...asked, members: members.map(({ text }) => text) }),
    needs,
    sentence: sentence(
      `of a ${noun} that is not ${stands.states.join(' or ')} none is made: that is refused as \`${donor.of.node.name}\` refuses`,
      [donor.of.file.place(donor.statement)],
    ),
  }
}

const stronger = ({ code, backend }: Ground, target: Table) => stateRefusal(code, backend.data.tables, target)

const told = ({ target, isOfSomebody, field, ...named }: NamedRow, table: Table): Partial<Proposal> => ({
  unwritten: [
    ...(isOfSomebody
      ? [
          `whose the ${target.name} of a new ${table.name} is is asked nowhere: whoever may make one makes it for rows of others as well, until that is written by hand`,
        ]
      : []),
    ...(field.stands === undefined ? [] : [notAsked({ target, isOfSomebody, field, ...named }, table)]),
  ],
  unknown: isOfSomebody
    ? []
    : [
        `whether the ${target.name} of a new ${table.name} is there is asked of the database alone: a key that leads nowhere ends in its error`,
      ],
})

import { listed } from '../../../kernel/english.ts'
import type { Table } from '../../../model/index.ts'
import { VERB, plainOperations } from '../access/wishes.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence } from '../ground.ts'
import { type Classes, ownFields } from '../source/classes.ts'
import { choiceOf } from './choice.ts'
import { declaredColumns } from './declared.ts'
import { statementAt } from './index.ts'
import type { Kin } from './kin.ts'
import type { Place } from './places.ts'
import { placed, standingOf } from './standing.ts'
import type { Wanted } from './wanted.ts'

interface Untold {
  readonly ground: Ground
  readonly table: Table
  readonly wanted: Wanted
  readonly classes: Classes
  readonly kin: Kin
}

/** A column of the class that maps the table, and of no class that anybody hands in or is answered with. */
export function untoldColumn({ ground, table, wanted, classes, kin }: Untold): Partial<Proposal> | null {
  const { model } = kin
  const attributes = new Set(table.columns.map(({ attribute }) => attribute))
  const twin = [...ownFields(model)].findLast(([name]) => attributes.has(name))?.[1]
  // What others stand on would give the field to them, too.
  if (twin === undefined || kin.others.has(model.node) || isBaseOfSchemas(kin, classes)) return null
  const place: Place = { of: model, twin, role: 'table', isModel: true, plain: [] }
  const columns = declaredColumns(ground, classes)
  const choice = choiceOf(wanted, ground, classes, { kin, table, columns })
  const made = statementAt(place, { ground, table, wanted, columns, choice, classes })
  return {
    splices: [placed(place, standingOf(place, ground.code, classes, []), made.text)],
    needs: [{ file: model.file, names: made.needs }],
    sentences: [
      sentence(`\`${model.node.name}\` keeps \`${wanted.name}\`, which nobody hands in with a row`, [
        model.file.placeOfName(model.node),
      ]),
    ],
    ...(wanted.kind === 'bool'
      ? { unwritten: [shownAll(ground, table, wanted)] }
      : {
          unknown: [
            `\`${wanted.name}\` is in no answer yet: who is told what it is in rows of ${table.name} has to be written by hand`,
          ],
        }),
    expected: { ...NOTHING_EXPECTED, columns: [`${table.id}.${wanted.name}`], fields: [wanted.name] },
  }
}

/** What tells of rows tells of those as of all others. */
function shownAll({ backend: { api } }: Ground, { name, model }: Table, wanted: Wanted): string {
  const shown = plainOperations(api.operations, model ?? name).filter(({ does }) => VERB[does] === 'read')
  const places = shown.map(({ operation: { id, handler } }) => `${id} (${handler.file}:${handler.line})`)
  const still =
    places.length > 0 ? `, and ${listed(places)} ${places.length > 1 ? 'show' : 'shows'} such rows as all others` : ''
  return `\`${wanted.name}\` of ${name} is in no answer yet${still}: whom those are shown to has to be written by hand`
}

/** Whether what is handed in or answered stands on the class that maps the table. */
const isBaseOfSchemas = ({ model, schemas }: Kin, classes: Classes): boolean =>
  schemas.some((one) => one.node !== model.node && classes.lineage(one).some(({ node }) => node === model.node))

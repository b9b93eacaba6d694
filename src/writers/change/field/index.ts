import type { AskedField, Column, Sentence, Table } from '../../../model/index.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { type Ground, NOTHING_EXPECTED, NO_PROPOSAL, type Proposal, sentence, together } from '../ground.ts'
import { Classes, type CodeClass } from '../source/classes.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { type Spelled } from '../source/spelling.ts'
import type { Splice } from '../source/splice.ts'
import { type Choice, choiceOf } from './choice.ts'
import { columnStatement } from './column.ts'
import { copies } from './copies.ts'
import { type Declared, declaredColumns, formOf } from './declared.ts'
import { expectations } from './expected.ts'
import { linkedColumn } from './key-column.ts'
import { type Kin, kinOf } from './kin.ts'
import { isUnchecked, saysNoDefaults } from './made.ts'
import { isMappedInOrder, mayBeUnsaid } from './mapped-in-order.ts'
import { beginsFull, isInherited } from './only-said.ts'
import { type Place, isDescribed, placesOf, plainNames } from './places.ts'
import { fieldStatement } from './schema-field.ts'
import { standIns } from './stand-ins.ts'
import { type Standing, placed, standingOf } from './standing.ts'
import { twinOf } from './twin.ts'
import { untoldColumn } from './untold.ts'
import { optional, optionalForm, pythonType } from './types.ts'
import { type ReadField, type Wanted, readField, readKey } from './wanted.ts'

/** One more field of a table that is there: wherever the field it is most like is declared or copied. */
export const addField = (ground: Ground, table: Table, asked: AskedField): Proposal =>
  added(ground, table, readField(asked, table, ground.answers), asked.isUntold === true)

/** A field that says which row of another table a row leads to. */
export function addKey(ground: Ground, table: Table, asked: AskedField, target: Table): Proposal {
  const proposal = added(ground, table, readKey(asked, table, target, ground.answers))
  if (proposal.splices.length === 0) return proposal
  if (!isKeyTaught(ground, table, asked.name, target))
    return {
      ...NO_PROPOSAL,
      unknown: [`${table.name}.${asked.name} leads to ${target.name}: no key of the program shows how that is written`],
    }
  return {
    ...proposal,
    expected: { ...proposal.expected, keyed: [table.id] },
    unknown: [
      ...proposal.unknown,
      `which ${target.name} a ${table.name} leads to is asked of the database alone: a key that leads nowhere ends in its error, and one to a row of somebody else is taken`,
    ],
  }
}

function isKeyTaught(ground: Ground, table: Table, name: string, target: Table): boolean {
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  const columns = declaredColumns(ground, classes)
  return (
    kin !== null && linkedColumn(ground, columns, kin.model, { name, target, isKey: false, isSought: true }) !== null
  )
}

function added(ground: Ground, table: Table, { wanted, questions, unknown }: ReadField, isUntold = false): Proposal {
  if (!wanted) return { ...NO_PROPOSAL, questions, unknown }
  if (table.columns.some(({ name, attribute }) => name === wanted.name || attribute === wanted.name))
    return { ...NO_PROPOSAL, unknown: [`${table.name}.${wanted.name} is there already`] }
  const classes = new Classes(ground.code)
  const kin = kinOf(ground, classes, table)
  if (!kin)
    return {
      ...NO_PROPOSAL,
      unknown: [`no class of the program maps ${table.name}: there is nothing to write its column in`],
    }
  const untold = isUntold ? untoldColumn({ ground, table, wanted, classes, kin }) : null
  if (untold) return together([{ questions, unknown }, untold])
  const twin = twinOf(wanted, table, kin, classes)
  if (!twin) return { ...NO_PROPOSAL, unknown: [`${table.name} has no field that teaches how another is written`] }
  return together([{ questions, unknown }, written({ ground, table, wanted, classes, kin, twin })])
}

interface Writing {
  readonly ground: Ground
  readonly table: Table
  readonly wanted: Wanted
  readonly classes: Classes
  readonly kin: Kin
  readonly twin: Column
}

function written({ ground, table, wanted, classes, kin, twin }: Writing): Proposal {
  const columns = declaredColumns(ground, classes).toSorted((a, b) => near(a, table, kin) - near(b, table, kin))
  const choice = choiceOf(wanted, ground, classes, { kin, table, columns })
  const all = placesOf(twin.attribute, table, kin, classes)
  const places = all.filter(
    (one) => !(beginsFull(ground, one, wanted, table, classes) && isInherited(one, all, classes)),
  )
  const saying = new Set(
    [kin.model, ...kin.schemas].filter((one) => classes.fields(one).has(twin.attribute)).map(({ node }) => node),
  )
  const carrying = classes.all.filter((one) => classes.lineage(one).some(({ node }) => saying.has(node)))
  const copied = copies(ground.code, {
    twin: twin.attribute,
    name: wanted.name,
    mayBeFalse: MAY_BE_FALSE.has(wanted.kind),
    model: kin.model.node,
    fields: new Set(table.columns.map(({ attribute }) => attribute)),
    plain: plainNames(table),
    classes: new Set([kin.model, ...kin.schemas].map(({ node }) => node)),
    carriers: new Set(carrying.map(({ node }) => node)),
    others: kin.others,
    parameter: (file) => (choice ? null : parameterOf(file, wanted, ground)),
  })
  return together([
    choice ?? {},
    ...places.map((place) =>
      declaration(place, { ground, table, wanted, columns, choice, twin, classes, told: copied.splices }),
    ),
    copied,
    standIns(ground, table, twin, wanted),
    { splices: expectations(ground, { table, kin, classes, twin: twin.attribute, wanted }) },
    places.some(({ isModel, of }) => !isModel || kin.bodies.has(of.node.name) || isBase(of, kin, classes))
      ? {}
      : {
          unknown: [
            `no class of the contract carries ${table.name}.${twin.name}: \`${wanted.name}\` is kept, and nobody is told of it`,
          ],
        },
    {
      style: styleOf(twin, places, kin),
      expected: {
        ...NOTHING_EXPECTED,
        columns: [`${table.id}.${wanted.name}`],
        fields: [wanted.name],
        // That no two rows say the same is of the table.
        keyed: wanted.unique ? [table.id] : [],
      },
    },
  ])
}

/** `archived: bool = False` */
function parameterOf(file: CodeFile, wanted: Wanted, { code }: Ground): Spelled | null {
  if (!wanted.optional && wanted.default === null) return null
  const bare = pythonType(file, wanted, null)
  const type = wanted.optional ? optional(file, bare, optionalForm(file, code.files)) : bare
  const begins = wanted.default === null ? 'None' : literal(wanted.default, quoteOf(file.tree.source))
  return { ...type, text: `${wanted.name}: ${type.text} = ${begins}` }
}

const MAY_BE_FALSE: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'decimal', 'duration'])

/** Whether classes besides the one that maps the table stand on it. */
const isBase = (of: CodeClass, { model, schemas }: Kin, classes: Classes): boolean =>
  of.node !== model.node && schemas.some((one) => classes.lineage(one).some(({ node }) => node === of.node))

const near = (one: Declared, table: Table, kin: Kin): number =>
  one.table.id === table.id ? 0 : one.of.file === kin.model.file ? 1 : 2

export interface Declaring {
  readonly ground: Ground
  readonly table: Table
  readonly wanted: Wanted
  readonly columns: readonly Declared[]
  readonly choice: Choice | null
  readonly twin: Column
  readonly classes: Classes
  /** Where the field is handed on. */
  readonly told: readonly Splice[]
}

function declaration(place: Place, declaring: Declaring): Partial<Proposal> {
  const { of, isModel } = place
  const { ground, wanted, twin, classes, told } = declaring
  const standing = standingOf(place, ground.code, classes, told)
  const made = statementAt(place, declaring, standing)
  const role = { partial: 'what is changed', read: 'what is told', written: 'what is said', table: 'the rows' }[
    place.role
  ]
  return {
    splices: [placed(place, standing, made.text)],
    needs: [{ file: of.file, names: made.needs }],
    sentences: [
      sentence(
        isModel
          ? `\`${of.node.name}\` says \`${twin.attribute}\`, and now \`${wanted.name}\``
          : `\`${of.node.name}\` carries \`${twin.attribute}\` of ${role}, and now \`${wanted.name}\``,
        [of.file.place(place.twin)],
      ),
    ],
  }
}

/** A field as a class says it. */
export function statementAt(
  place: Place,
  { ground, table, wanted, columns, choice, classes }: Pick<Declaring, Exclude<keyof Declaring, 'twin' | 'told'>>,
  standing: Pick<Standing, 'isLeftOut'> | null = null,
): Spelled {
  const { of, twin: statement, role, isModel } = place
  const { file } = of
  const form = formOf(file, statement)
  const at = { file, optional: optionalForm(file, ground.code.files), choice, siblings: columns }
  const { name, leadsTo: target } = wanted
  const key =
    isModel && target
      ? linkedColumn(ground, columns, of, { name, target, isKey: false, isSought: true, emptyAs: at.optional })
      : null
  if (key) return key
  if (isModel && form !== 'sqlmodel') {
    const isUnsaid = standing?.isLeftOut ?? mayBeUnsaid(statement)
    const begins = !isMappedInOrder(of, classes) ? 'usual' : isUnsaid ? 'always' : 'never'
    return columnStatement(wanted, { ...at, form, begins })
  }
  return fieldStatement(wanted, {
    ...at,
    twin: statement,
    role,
    isLeftOut: standing?.isLeftOut === true,
    isUnchecked: isUnchecked(of),
    hasNoDefaults: saysNoDefaults(of),
    beginsFull: beginsFull(ground, place, wanted, table, classes),
    isDescribed: isDescribed(of),
  })
}

function styleOf(twin: Column, places: readonly Place[], { model }: Kin): readonly Sentence[] {
  const table = places.find(({ isModel }) => isModel)
  if (!table) return []
  const { of } = table
  return [
    sentence(
      `\`${model.node.name}.${twin.attribute}\` is what the new field is most like: it is declared and copied where that is`,
      [of.file.place(table.twin)],
    ),
  ]
}

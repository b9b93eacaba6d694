import type { DesignRequest, Table } from '../../../model/index.ts'
import { declaredColumns } from '../field/declared.ts'
import { modelOf } from '../field/kin.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { Classes } from '../source/classes.ts'
import { breakOf, lineEnd } from '../source/splice.ts'
import { linkedColumn } from '../field/key-column.ts'
import { tableOf } from './references.ts'

const MANY = /^many (\w+)(?: with (\w+)\()?/

/** Whether rows are to be linked with several of others, which have several of them. */
export const saysMany = ({ subjects }: DesignRequest): boolean =>
  subjects.some(({ fields }) => fields.some(({ type }) => MANY.test(type)))

/** A table of pairs for each. */
export function addAssociations(ground: Ground, _: Ground, request: DesignRequest): Proposal {
  return together(
    request.subjects.flatMap(({ name, fields }) =>
      fields.flatMap(({ type }) => {
        const [, to, value] = MANY.exec(type) ?? []
        const one = to === undefined ? null : tableOf(ground.backend, name, request)
        const other = to === undefined ? null : tableOf(ground.backend, to, request)
        if (to === undefined) return []
        return [
          one && other
            ? pairsOf(ground, one, other, value)
            : { unknown: [`which ${to} a ${name} has is not written: one of them is no table`] },
        ]
      }),
    ),
  )
}

/** `book.author`, beside authors that are rows now. */
const sameNamed = (one: Table, { name }: Table): readonly string[] =>
  one.columns
    .filter((column) => column.name === name)
    .map(
      (column) =>
        `\`${one.name}.${column.name}\` is there already, and stays: what it holds becomes no row of \`${name}\` by itself`,
    )

function pairsOf(ground: Ground, one: Table, other: Table, value?: string): Partial<Proposal> {
  const classes = new Classes(ground.code)
  const columns = declaredColumns(ground, classes)
  const home = modelOf(classes, other)
  const refused = {
    unknown: [
      `which ${other.name} a ${one.name} has needs a table of pairs: nothing in the repository shows how one is written`,
    ],
  }
  if (!home || !one.model || !other.model) return refused
  const isSqlModel = columns.some(({ of, form }) => of.node === home.node && form === 'sqlmodel')
  const keys = [one, other].map((target, index) =>
    // The key of a pair begins with the first of them.
    linkedColumn(ground, columns, home, { name: `${target.name}_id`, target, isKey: true, isSought: index > 0 }),
  )
  if (!isSqlModel || keys.some((key) => key === null)) return refused
  const { file, node } = home
  const { source } = file.tree
  const eol = breakOf(source)
  const name = `${one.model}${other.model}`
  const lines = keys.map((key) => `    ${key!.text}`)
  const end = lineEnd(source, node.end)
  const id = name.toLowerCase()
  return {
    splices: [
      {
        file: file.path,
        start: end,
        end,
        text: `${eol}${eol}${eol}class ${name}(SQLModel, table=True):${eol}${lines.join(eol)}`,
      },
    ],
    needs: [{ file, names: [...keys.flatMap((key) => key!.needs), { module: 'sqlmodel', name: 'SQLModel' }] }],
    sentences: [
      sentence(
        `\`${name}\` says which ${other.name} a ${one.name} has, a row for each pair, with keys as \`${keys[0]!.after.of.node.name}\` has them`,
        [keys[0]!.after.of.file.place(keys[0]!.after.statement)],
      ),
    ],
    unwritten: [
      ...sameNamed(one, other),
      ...(value === undefined ? [] : [`the ${value} of each pair is no column of \`${name}\` yet`]),
      `no operation puts a ${other.name} on a ${one.name} yet, or tells which it has: nothing in the repository shows how that is done, so that it has to be written by hand beside \`${name}\``,
    ],
    expected: {
      ...NOTHING_EXPECTED,
      tables: [id],
      columns: [`${id}.${one.name}_id`, `${id}.${other.name}_id`],
    },
  }
}

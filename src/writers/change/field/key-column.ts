import type { Column, Table } from '../../../model/index.ts'
import { keyword } from '../../../python/code/names.ts'
import { neededBy } from '../access/guards.ts'
import { type Declared, formOf } from './declared.ts'
import type { Ground } from '../ground.ts'
import type { CodeClass } from '../source/classes.ts'
import { type Needed, spell } from '../source/spelling.ts'
import type { OptionalForm } from './types.ts'

/** A key to a row of another table, as it is to stand in a class. */
export interface LinkedColumn {
  readonly name: string
  readonly target: Table
  readonly isKey: boolean
  /** Whether rows are found by it alone: by who owns them, by where they lead when that goes. */
  readonly isSought: boolean
  /** How a row says that it leads nowhere; absent where each has to lead somewhere. */
  readonly emptyAs?: OptionalForm
}

export interface WrittenColumn {
  readonly text: string
  readonly needs: readonly Needed[]
  readonly after: Declared
}

/** A key to a row, said as a key that is there says it: one to the same table first, then one that is near. */
export function linkedColumn(
  { code }: Ground,
  columns: readonly Declared[],
  { file, node }: CodeClass,
  { name, target, isKey, isSought, emptyAs }: LinkedColumn,
): WrittenColumn | null {
  const form = formIn({ file, node }, columns)
  const keys = columns
    .flatMap((one) => {
      const key = one.table.foreignKeys.find(({ columns: [only, other] }) => only === one.column.name && !other)
      const isOfClass = one.form === form && one.call !== null
      return key && isOfClass ? [{ one, key }] : []
    })
    .filter(({ one }) => typeOf(one.column) === typeOf(keyOf(target)))
    .toSorted((a, b) => far(a.one, a.key.references.table) - far(b.one, b.key.references.table))
  function far(one: Declared, to: string): number {
    const isInKey = one.table.primaryKey?.columns.includes(one.column.name) === true
    return (isInKey === isKey ? 0 : 4) + (to === target.id ? 0 : 2) + (one.of.file === file ? 0 : 1)
  }
  const [best] = keys
  if (!best) return null
  const { one, key } = best
  const column = keyOf(target).name
  const source = one.of.file.text(one.statement)
  const led = key.references
  const spelled = new RegExp(`(["'])((?:\\w+\\.)?)${nameOf(led.table)}\\.${led.columns[0]}\\1`)
  if (!spelled.test(source)) return null
  const text = source
    .replace(spelled, (_, quote: string) => `${quote}${target.id}.${column}${quote}`)
    .replace(new RegExp(`^${one.column.attribute}\\b`), name)
  const isInKey = keyword(one.call!, 'primary_key') !== undefined
  const made = isKey
    ? isInKey
      ? text
      : withWord(text, 'primary_key=True')
    : isInKey
      ? text.replace(/,?\s*primary_key\s*=\s*True/, '')
      : text
  return {
    text: sought(
      isSought,
      (isKey ? gone : (one: string) => one)(
        (emptyAs === undefined ? required : emptied(emptyAs))(made.replace(/\bunique\s*=\s*True\s*,?\s*/, '')),
      ),
    ),
    needs: [
      ...neededBy(code, one.of.file, [
        one.statement.kind === 'AnnotatedAssign' ? one.statement.annotation : null,
        one.statement.value,
      ]),
      ...(emptyAs === 'Optional' && form !== 'column' ? spell(file, 'typing.Optional').needs : []),
    ],
    after: one,
  }
}

const nameOf = (id: string): string => id.split('.').at(-1)!
const keyOf = ({ columns, primaryKey }: Table): Column => columns.find(({ name }) => name === primaryKey?.columns[0])!
const typeOf = ({ type }: Column): string => type.replace(/\(.*\)/, '').toUpperCase()

/** Something that has to be there, whatever the one that taught it could be. */
const required = (text: string): string =>
  text
    .replace(/ \| None(?=\s*=|\s*\])/, '')
    .replace(/\bOptional\[(\w+)\]/, '$1')
    .replace(/\bdefault\s*=\s*None\s*,\s*/, '')
    .replace(/\bnullable\s*=\s*True/, 'nullable=False')
    .replace(/(["'])SET NULL\1/i, '$1CASCADE$1')

/** Something that may be missing, whatever the one that taught it has to be. */
const emptied =
  (form: OptionalForm) =>
  (text: string): string => {
    const may = (type: string): string => (form === 'pipe' ? `${type} | None` : `Optional[${type}]`)
    return required(text)
      .replace(/^(\w+: (?:\w+\.)?Mapped\[)([\w.]+)\]/, (_, head: string, type: string) => `${head}${may(type)}]`)
      .replace(/^(\w+: )([\w.]+)( = (?:\w+\.)?\w+\()/, (_, head: string, type: string, call: string) => {
        return `${head}${may(type)}${call}default=None, `
      })
      .replace(/\bnullable\s*=\s*False/, 'nullable=True')
      .replace(/(\bondelete\s*=\s*)(["'])[\w ]+\2/i, '$1$2SET NULL$2')
  }

/** A pair goes with either of its two, whatever the sibling's key does. */
const gone = (text: string): string => text.replace(/(\bondelete\s*=\s*)(["'])[\w ]+\2/i, '$1$2CASCADE$2')

const sought = (isSought: boolean, text: string): string =>
  isSought && !/\bindex\s*=/.test(text) ? withWord(text, 'index=True') : text

const withWord = (text: string, word: string): string => text.replace(/\)\s*$/, `, ${word})`)

/** How the columns of a class are said. */
function formIn({ file, node }: CodeClass, columns: readonly Declared[]): string {
  const own = columns.find(({ of }) => of.node === node)
  if (own) return own.form
  const first = node.body.find((one) => one.kind === 'AnnotatedAssign' || one.kind === 'Assign')
  return first ? formOf(file, first as never) : 'sqlmodel'
}

import { snake } from '../../../blueprint/storage/names.ts'
import type { Sentence, Table } from '../../../model/index.ts'
import type { Expression } from '../../../python/ast.ts'
import { isCall, namesIn } from '../../../python/code/names.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { type Ground, type NeededIn, sentence } from '../ground.ts'
import { type Classes, type CodeClass, ownFields } from '../source/classes.ts'
import { literal, quoteOf } from '../source/literal.ts'
import { moduleOf } from '../source/module.ts'
import { type Spelled, plain, spell, spelledWith } from '../source/spelling.ts'
import { type Splice, breakOf, commentsAbove, inserted, lineEnd } from '../source/splice.ts'
import { type Declared, givenType } from './declared.ts'
import type { Kin } from './kin.ts'
import type { Wanted } from './wanted.ts'

/** The class whose members a field holds. */
export interface Choice {
  /** Whether the database knows the members as well: an enum of its own, and not a text. */
  readonly isStored: boolean
  /** How a file names it. */
  spelled(file: CodeFile): Spelled
  /** How a column is told of it; null where the annotation does. */
  type(file: CodeFile): Spelled | null
  /** A member, as a file names it. */
  member(file: CodeFile, value: string): Spelled
  /** What the database calls a member. */
  stored(value: string): string
  readonly splices: readonly Splice[]
  readonly needs: readonly NeededIn[]
  readonly sentences: readonly Sentence[]
}

interface Taught {
  readonly of: CodeClass
  readonly declared: Declared
}

/** The enum of a field: one that is there and has the same members, or a new one, written as a sibling is. */
export function choiceOf(
  wanted: Wanted,
  { code, backend }: Ground,
  classes: Classes,
  { kin, table, columns, home }: ChoicePlace,
): Choice | null {
  if (wanted.type.kind !== 'enum') return null
  const values = wanted.type.values.map(({ text }) => text)
  const near = (one: Declared): number => (one.table.id === table.id ? 0 : one.of.file === kin.model.file ? 1 : 2)
  const taught = columns
    .filter(({ column }) => !column.type.endsWith(']'))
    .flatMap((declared): readonly Taught[] => {
      const of = enumOf(declared, classes)
      return of ? [{ of, declared }] : []
    })
    .toSorted((a, b) => near(a.declared) - near(b.declared))
  const same = taught.find(({ of }) => sameMembers([...membersOf(of).values()], values))
  const from = same ?? taught[0]
  if (!from) return isSqlModel(columns, kin) ? plainChoice(wanted.name, values, code, kin) : null
  const enums = backend.data.enums.map((one) => one.values)
  return taughtChoice(from, { code, kin, enums, values, field: wanted.name, isSame: from === same, home: home ?? null })
}

interface ChoicePlace {
  readonly kin: Kin
  readonly table: Table
  readonly columns: readonly Declared[]
  /** Where a new class stands; behind the one it is written after where nothing is said. */
  readonly home?: CodeFile
}

interface Teaching {
  readonly code: Code
  readonly kin: Kin
  readonly enums: readonly (readonly string[])[]
  readonly values: readonly string[]
  readonly field: string
  readonly isSame: boolean
  readonly home: CodeFile | null
}

/** A choice as a sibling has it: its class, or one like it. */
function taughtChoice(from: Taught, { code, kin, enums, values, field, isSame, home }: Teaching): Choice {
  const names = membersOf(from.of)
  const byName = isStoredByName(from.declared, names, enums)
  const upper = [...names.keys()].every((name) => name === name.toUpperCase())
  const memberName = (value: string): string =>
    isSame ? ([...names].find(([, held]) => held === value)?.[0] ?? value) : upper ? constant(value) : value
  const name = isSame ? from.of.node.name : `${kin.model.node.name}${pascal(field)}`
  const at = isSame ? from.of.file : (home ?? from.of.file)
  const isNear = at === from.of.file
  const spelled = (file: CodeFile): Spelled =>
    file === at ? plain(name) : spell(file, `${moduleOf(code, at)}.${name}`)
  const bases = from.of.node.bases.map((base) => basesAt(at, from.of.file, base))
  const head = { name, bases: bases.map(({ text }) => text).join(', ') }
  const members = values.map((value) => [memberName(value), value])
  return {
    isStored: true,
    spelled,
    type: (file) => typeFor(from, file, name, spelled(file)),
    member: (file, value) => {
      const of = spelled(file)
      return { ...of, text: `${of.text}.${memberName(value)}` }
    },
    stored: (value) => (byName ? memberName(value) : value),
    splices: isSame
      ? []
      : [newClass(from.of, head, members, home === null ? null : { file: at, before: firstOf(kin, at) })],
    needs: isSame || isNear ? [] : [{ file: at, names: bases.flatMap(({ needs }) => needs) }],
    sentences: [
      isSame
        ? sentence(`\`${field}\` holds members of \`${name}\`, which are the same`, [
            from.of.file.placeOfName(from.of.node),
          ])
        : sentence(`\`${name}\` is written as \`${from.of.node.name}\` is`, [from.of.file.placeOfName(from.of.node)]),
    ],
  }
}

/** The class whose members a column holds: as its type says, or its annotation. */
function enumOf({ column, of, statement }: Declared, classes: Classes): CodeClass | null {
  const [file, name] = (column.choice?.of ?? '').split(':')
  const chosen = classes.all.find((one) => one.file.path === file && one.node.name === name)
  if (chosen || statement.kind !== 'AnnotatedAssign') return chosen ?? null
  const named = namesIn(statement.annotation)
  const found = named.flatMap((one) => classes.of(of.file, one) ?? [])
  return found.find((one) => one.node.bases.some((base) => (one.file.pathOf(base) ?? '').endsWith('Enum'))) ?? null
}

/** SQLModel takes no `Literal` for a column. */
const isSqlModel = (columns: readonly Declared[], { lineage }: Kin): boolean =>
  columns.some(({ form, of }) => form === 'sqlmodel' && lineage.some(({ node }) => node === of.node))

/** Where no sibling shows how choices are written: a class of texts, above the classes that hold it. */
function plainChoice(field: string, values: readonly string[], code: Code, { model, lineage }: Kin): Choice {
  const name = `${model.node.name}${pascal(field)}`
  const { file } = model
  const first = lineage.filter((one) => one.file === file).toSorted((a, b) => a.node.start - b.node.start)[0]!
  const spelled = (at: CodeFile): Spelled => (at === file ? plain(name) : spell(at, `${moduleOf(code, file)}.${name}`))
  const base = spell(file, 'enum.Enum')
  const { source } = file.tree
  const eol = breakOf(source)
  const quote = quoteOf(source)
  const lines = values.map((value) => `    ${memberOf(value)} = ${literal(value, quote)}`)
  const text = [`class ${name}(str, ${base.text}):`, ...lines].join(eol)
  return {
    isStored: true,
    spelled,
    type: () => null,
    member: (at, value) => ({ ...spelled(at), text: `${spelled(at).text}.${memberOf(value)}` }),
    stored: memberOf,
    splices: [inserted(file.path, aboveClass(file, first.node), `${text}${eol}${eol}${eol}`)],
    needs: [{ file, names: base.needs }],
    sentences: [
      sentence(`no field of the program holds one of several words: \`${name}\` is the plainest way to write that`),
    ],
  }
}

const memberOf = (value: string): string => value.replaceAll(/\W+/g, '_')

/** Above a class with the comments that belong to it. */
const aboveClass = (file: CodeFile, node: CodeClass['node']): number =>
  commentsAbove(file.tree.source, node.decorators[0]?.start ?? node.start)

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\0') === other.toSorted().join('\0')

function membersOf(of: CodeClass): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, { value }] of ownFields(of))
    if (value?.kind === 'Constant' && value.type === 'str') found.set(name, String(value.value))
  return found
}

/** The names of members are what SQLAlchemy keeps, unless it is told otherwise. */
function isStoredByName(
  declared: Declared,
  members: ReadonlyMap<string, string>,
  enums: readonly (readonly string[])[],
): boolean {
  if (/^(VARCHAR|TEXT)/i.test(declared.column.type) && givenType(declared) !== null) {
    const type = givenType(declared)!
    return isCall(type) && /Enum$/i.test(declared.of.file.pathOf(type.callee) ?? '')
  }
  const names = [...members.keys()]
  return enums.some((values) => sameMembers(values, names)) && !sameMembers(names, [...members.values()])
}

/** `Enum(TaskStatus, name="task_status")`, with the other class in it. */
function typeFor({ of, declared }: Taught, file: CodeFile, name: string, spelled: Spelled): Spelled | null {
  const type = givenType(declared)
  if (!type) return null
  const text = declared.of.file.text(type)
  const changed = text
    .replaceAll(new RegExp(`\\b${of.node.name}\\b`, 'g'), spelled.text)
    .replaceAll(
      /\bname=(["'])[^"']*\1/g,
      (_, quote: string) => `name=${quote}${nameOf(name, text, of.node.name)}${quote}`,
    )
  const callee = isCall(type) ? type.callee : type
  if (declared.of.file === file) return spelledWith([spelled], changed)
  const path = declared.of.file.pathOf(callee)
  const made =
    path === null || !path.includes('.') ? plain(declared.of.file.text(callee)) : spell(file, path as `${string}`)
  return spelledWith([spelled, made], made.text + changed.slice(declared.of.file.text(callee).length))
}

/** Types are called as classes are, in one word or with bars. */
const nameOf = (name: string, text: string, sibling: string): string =>
  text.includes(snake(sibling)) ? snake(name) : name.toLowerCase()

function newClass(
  sibling: CodeClass,
  { name, bases }: { readonly name: string; readonly bases: string },
  members: readonly (readonly string[])[],
  elsewhere: { readonly file: CodeFile; readonly before: CodeClass['node'] } | null,
): Splice {
  const { file, node } = sibling
  const source = file.tree.source
  const eol = breakOf(source)
  const quote = quoteOf(source)
  const lines = members.map(([member = '', value = '']) => `    ${member} = ${literal(value, quote)}`)
  const text = [`class ${name}(${bases}):`, ...lines].join(eol)
  return elsewhere
    ? inserted(elsewhere.file.path, aboveClass(elsewhere.file, elsewhere.before), `${text}${eol}${eol}${eol}`)
    : inserted(file.path, lineEnd(source, node.end), `${eol}${eol}${eol}${text}`)
}

const firstOf = ({ lineage }: Kin, file: CodeFile): CodeClass['node'] =>
  lineage.filter((one) => one.file === file).toSorted((a, b) => a.node.start - b.node.start)[0]!.node

/** A class another one stands on, as a file names it. */
function basesAt(at: CodeFile, file: CodeFile, base: Expression): Spelled {
  const path = file.pathOf(base)
  return at === file || path === null || !path.includes('.') ? plain(file.text(base)) : spell(at, path as `${string}`)
}

const constant = (value: string): string => value.replaceAll(/\W+/g, '_').toUpperCase()
export const pascal = (name: string): string =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

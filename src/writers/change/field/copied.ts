import type { ClassDef, Expression, Keyword, Node } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { nodesIn } from '../../../python/code/names.ts'
import type { Spelled } from '../source/spelling.ts'
import { mentionedFor, typeOf } from '../source/type-of.ts'

/** What is copied field by field, and for which table. */
export interface Copied {
  /** The field that is copied already. */
  readonly twin: string
  readonly name: string
  /** Whether values of it may be false, or zero, and mean something all the same. */
  readonly mayBeFalse: boolean
  /** All fields of the table. */
  readonly fields: ReadonlySet<string>
  /** Those of them that are no keys, no times, and made of nothing else. */
  readonly plain: ReadonlySet<string>
  /** The class that maps the table. */
  readonly model: ClassDef
  /** Classes whose fields they are: calls of them are copies. */
  readonly classes: ReadonlySet<ClassDef>
  /** Those of them that get the new field. */
  readonly carriers: ReadonlySet<ClassDef>
  /** The new field as a function takes it, where it may be left out; null where that cannot be said. */
  parameter(file: CodeFile): Spelled | null
  /** Classes that map other tables. */
  readonly others: ReadonlySet<ClassDef>
}

/** A place names the fields of a table one by one where it names this many. */
export const SEVERAL = 2

/** The same of the new field: `body.title` is `body.priority`. Null where the twin is made of something else. */
export function copyOf(code: Code, file: CodeFile, value: Expression, copied: Copied): string | null {
  const read = [...nodesIn(value)].filter(
    (node) => node.kind === 'Attribute' && (node as unknown as { name: string }).name === copied.twin,
  )
  if (read.length !== 1) return null
  const [one] = read as unknown as readonly (Node & { readonly value: Expression })[]
  if (!mayHave(code, file, one!.value, copied)) return null
  return `${file.text(one!.value)}.${copied.name}`
}

/** Where the twin is made of something else, a field beside it that is handed on as it is tells where the new one is: `body.notes`. */
export function besideOf(code: Code, file: CodeFile, given: readonly Keyword[], copied: Copied): string | null {
  for (const { name, value } of given) {
    if (name === null || !copied.fields.has(name) || value.kind !== 'Attribute' || value.name !== name) continue
    const type = typeOf(code, file, value.value)
    if (type && !type.many && copied.carriers.has(type.class)) return `${file.text(value.value)}.${copied.name}`
  }
  return null
}

/** Whether something has the new field, as far as its class is told. */
export function mayHave(code: Code, file: CodeFile, of: Expression, { classes, others }: Copied): boolean {
  const type = typeOf(code, file, of)
  if (type) return classes.has(type.class)
  const mentioned = mentionedFor(code, file, of)
  return mentioned.some((one) => classes.has(one)) || !mentioned.some((one) => others.has(one))
}

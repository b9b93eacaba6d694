import type { ClassDef } from '../../python/ast.ts'
import type { Code } from '../../python/code/code.ts'
import { classesNamed } from './classes.ts'

/** Whatever a class of the project and those it inherits from speak of; null when one of them cannot be read. */
export function attributesOf(code: Code, className: string, depth = 0): ReadonlySet<string> | null {
  if (LIBRARY.test(className)) return new Set()
  const found = classesNamed(code, className)
  const [only] = found
  if (!only || found.length > 1 || depth > 6) return null
  const words = new Set(only.file.text(only.node).match(/\w+/g) ?? [])
  for (const base of basesOf(only.node)) {
    const inherited = attributesOf(code, base, depth + 1)
    if (!inherited) return null
    for (const word of inherited) words.add(word)
  }
  return words
}

const basesOf = ({ bases }: ClassDef): readonly string[] =>
  bases.map((base) => (base.kind === 'Name' ? base.id : base.kind === 'Attribute' ? base.name : '?'))

/** Classes of the libraries that add no columns of their own. */
const LIBRARY = /^(DeclarativeBase|DeclarativeBaseNoMeta|MappedAsDataclass|AsyncAttrs|SQLModel|ABC|Generic|object)$/

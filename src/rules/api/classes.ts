import type { ClassDef } from '../../python/ast.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'

export interface CodeClass {
  readonly file: CodeFile
  readonly node: ClassDef
}

/** The classes of a name; which files to look into is found once. */
export function classesNamed(code: Code, name: string): readonly CodeClass[] {
  let known = indexes.get(code)
  if (!known) indexes.set(code, (known = indexOf(code)))
  return (known.get(name) ?? []).flatMap((file) =>
    file.classes.filter((one) => one.name === name).map((node) => ({ file, node })),
  )
}

const indexes = new WeakMap<Code, ReadonlyMap<string, readonly CodeFile[]>>()

function indexOf(code: Code): ReadonlyMap<string, readonly CodeFile[]> {
  const index = new Map<string, CodeFile[]>()
  for (const file of code.files)
    for (const name of new Set([...file.source.matchAll(/\bclass[ \t]+(\w+)/g)].map((match) => match[1]!))) {
      const files = index.get(name)
      if (files) files.push(file)
      else index.set(name, [file])
    }
  return index
}

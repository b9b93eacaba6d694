import type { ClassDef } from '../../python/ast.ts'
import type { Code, CodeFile } from '../../python/code/code.ts'

export interface CodeClass {
  readonly file: CodeFile
  readonly node: ClassDef
}

/** The classes of a name; which files to look into is found once. */
export const classesNamed = (code: Code, name: string): readonly CodeClass[] =>
  code
    .naming(/\bclass[ \t]+(\w+)/g, name)
    .flatMap((file) => file.classes.filter((one) => one.name === name).map((node) => ({ file, node })))

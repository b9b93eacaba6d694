import type { AnnotatedAssign, Assign, ClassDef, Expression } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { reach, start } from '../../../python/code/reach.ts'

export interface CodeClass {
  readonly file: CodeFile
  readonly node: ClassDef
}

/** What a class body says of a name. */
export type FieldStatement = (AnnotatedAssign & { readonly target: { readonly kind: 'Name' } }) | Assign

/** The classes of the program, by name and with what they stand on. */
export class Classes {
  readonly all: readonly CodeClass[]
  private readonly code: Code
  private readonly known = new Map<ClassDef, readonly CodeClass[]>()

  constructor(code: Code) {
    this.code = code
    this.all = code.files.flatMap((file) => file.classes.map((node) => ({ file, node })))
  }

  named(name: string): readonly CodeClass[] {
    return this.all.filter(({ node }) => node.name === name)
  }

  /** A class and those of the project it stands on, itself first. */
  lineage(of: CodeClass): readonly CodeClass[] {
    const known = this.known.get(of.node)
    if (known) return known
    this.known.set(of.node, [of])
    const above = of.node.bases.flatMap((base) => {
      const found = this.of(of.file, base)
      return found ? this.lineage(found) : []
    })
    const lineage = [of, ...above.filter(({ node }) => node !== of.node)]
    this.known.set(of.node, lineage)
    return lineage
  }

  /** The class of the project an expression names; what stands in brackets behind it is passed over. */
  of(file: CodeFile, expression: Expression): CodeClass | null {
    const named = expression.kind === 'Subscript' ? expression.value : expression
    const reached = reach(this.code, start(file, named, file.around(named)))
    return reached.node.kind === 'ClassDef' ? { file: reached.file, node: reached.node } : null
  }

  /** The names of all fields of a class, with the class that says each. */
  fields(of: CodeClass): ReadonlyMap<string, CodeClass> {
    const found = new Map<string, CodeClass>()
    for (const one of this.lineage(of).toReversed()) for (const name of ownFields(one).keys()) found.set(name, one)
    return found
  }
}

/** Fields as a class body says them itself, by name. */
export function ownFields({ node }: CodeClass): ReadonlyMap<string, FieldStatement> {
  const found = new Map<string, FieldStatement>()
  for (const one of node.body) {
    if (one.kind === 'AnnotatedAssign' && one.target.kind === 'Name') found.set(one.target.id, one as FieldStatement)
    if (one.kind === 'Assign' && one.targets.length === 1 && one.targets[0]!.kind === 'Name')
      found.set(one.targets[0]!.id, one)
  }
  return found
}

import type { Span } from '../../kernel/text.ts'
import type { ClassDef, Expression, Node } from '../ast.ts'
import type { Code } from './code.ts'
import { definedBy, definitionsIn, statementsOf } from './definitions.ts'
import type { CodeFile, CodeFunction } from './file.ts'
import { keyword } from './names.ts'

export type Place = Span & { readonly file: string }

/** What an attribute of a class holds when nobody gives it another value. */
export interface Field {
  readonly file: CodeFile
  readonly owner: ClassDef
  readonly at: Node
  readonly value: Expression
  readonly within: CodeFunction | null
}

/** The field of a class or of the classes of the project it stands on. */
export function fieldOf(code: Code, file: CodeFile, of: ClassDef, name: string, depth = 0): Field | null {
  const defined = definedBy(of.body).get(name) ?? []
  if (defined.length > 1) return null
  const [only] = defined
  if (only && (only.kind === 'Assign' || only.kind === 'AnnotatedAssign')) {
    const value = defaultIn(file, only.value)
    return value && { file, owner: of, at: only, value, within: null }
  }
  if (only) return null
  const set = setInConstructor(file, of, name)
  if (set !== undefined) return set
  for (const base of depth < 8 ? basesOf(code, file, of) : []) {
    const found = fieldOf(code, base.file, base.node, name, depth + 1)
    if (found) return found
  }
  return null
}

/** `self.name = value` in `__init__`; null when it is set more than once. */
function setInConstructor(file: CodeFile, of: ClassDef, name: string): Field | null | undefined {
  const within = file.functions.find((one) => one.owner === of && one.node.name === '__init__')
  if (!within) return undefined
  const sets = [...statementsOf(within.node.body)].flatMap((one) =>
    one.kind === 'Assign' && one.targets.some((target) => isOwn(target, name)) ? [one] : [],
  )
  if (sets.length === 0) return undefined
  return sets.length > 1 ? null : { file, owner: of, at: sets[0]!, value: sets[0]!.value, within }
}

const isOwn = (target: Expression, name: string): boolean =>
  target.kind === 'Attribute' && target.name === name && target.value.kind === 'Name' && target.value.id === 'self'

/** The default inside of `Field(...)`; null for a field that must be given. */
function defaultIn(file: CodeFile, value: Expression): Expression | null {
  if (value.kind !== 'Call' || !/(^|\.)(Field|field)$/.test(file.pathOf(value.callee) ?? '')) return value
  const given = keyword(value, 'default') ?? value.args[0]
  return given && !(given.kind === 'Constant' && given.type === 'ellipsis') ? given : null
}

/** Whether the environment fills the fields of a class: it stands on pydantic's `BaseSettings`. */
export function ofSettings(code: Code, file: CodeFile, of: ClassDef, depth = 0): boolean {
  if (of.bases.some((base) => /(^|\.)BaseSettings$/.test(file.pathOf(base) ?? ''))) return true
  return depth < 8 && basesOf(code, file, of).some((base) => ofSettings(code, base.file, base.node, depth + 1))
}

/** The one settings class that has a field, those for tests and development aside: how it is chosen need not be known. */
export function onlySetting(code: Code, name: string): { readonly file: CodeFile; readonly owner: ClassDef } | null {
  const found = code
    .mentioning(new RegExp(`^\\s+${name}\\s*[:=]`, 'm'))
    .flatMap((file) => file.classes.map((owner) => ({ file, owner })))
    .filter(({ file, owner }) => definedBy(owner.body).has(name) && ofSettings(code, file, owner))
    .filter(({ owner }) => !/test|dev|local|stag/i.test(owner.name))
  return found.length === 1 ? found[0]! : null
}

function basesOf(code: Code, file: CodeFile, of: ClassDef): readonly { file: CodeFile; node: ClassDef }[] {
  return of.bases.flatMap((base) => {
    const path = file.pathOf(base)
    const here = path ? definitionsIn(file, path) : []
    const found = here.length === 1 ? { file, definition: here[0]! } : path ? code.find(path, file) : null
    return found?.definition.kind === 'ClassDef' && found.definition !== of
      ? [{ file: found.file, node: found.definition }]
      : []
  })
}

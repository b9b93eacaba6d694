import type { Attribute, Call, ClassDef, Expression, FunctionDef, Name, Node, Return, Subscript } from '../ast.ts'
import { Asking } from './asking.ts'
import type { Code } from './code.ts'
import { type Definition, blockAround, definedBy, definitionsIn, statementsOf } from './definitions.ts'
import { environmentDefault } from './environment.ts'
import type { CodeFile, CodeFunction } from './file.ts'
import { keyword, textOf } from './names.ts'
import { type Place, fieldOf, ofSettings, onlySetting } from './settings-class.ts'

/** What an expression comes down to, through names, imports, attributes of the project's classes and defaults. */
export interface Reached {
  readonly file: CodeFile
  readonly node: Expression | ClassDef | FunctionDef
  /** The function whose names the node is written in. */
  readonly within: CodeFunction | null
  /** Where it was handed on, the last one nearest to the value. */
  readonly steps: readonly Handing[]
  /** The environment variable or the field of a settings class that may replace it while the program starts. */
  readonly setting: Setting | null
}

export interface Handing {
  readonly what: string
  readonly at: Place
}

export interface Setting {
  readonly name: string
  /** The class whose field it is. */
  readonly owner: ClassDef | null
}

/** More than this is not written by people. */
const DEEPEST = 12

/** `row = row.owner` in a loop asks what `row` is to tell what `row` is; `def other(): return other()` what it gives. */
const reached = new Asking()
const given = new Asking()

/** Follows an expression as far as one answer can be told; what it cannot follow it hands back. */
export function reach(code: Code, from: Reached, depth = 0): Reached {
  if (depth >= DEEPEST) return from
  const follow = (): Reached => {
    const next = step(code, from)
    return next ? reach(code, next, depth + 1) : from
  }
  return reached.once(code, from.node, follow, from)
}

export const start = (file: CodeFile, node: Expression, within: CodeFunction | null): Reached => ({
  file,
  node,
  within,
  steps: [],
  setting: null,
})

function step(code: Code, from: Reached): Reached | null {
  const { node } = from
  if (node.kind === 'Name') return named(code, from, node)
  if (node.kind === 'Attribute') return attribute(code, from, node)
  if (node.kind === 'Subscript') return entry(code, from, node)
  if (node.kind === 'Await') return { ...from, node: node.value }
  const given = environmentDefault(from.file, node)
  if (given) return { ...from, node: given.otherwise, setting: { name: given.variable, owner: null } }
  return null
}

function named(code: Code, from: Reached, name: Name): Reached | null {
  const local = localValue(from, name)
  if (local !== undefined) return local && handed(from, local, name.id, from.file, from.within)
  const definitions = definitionsIn(from.file, name.id)
  if (definitions.length > 1) return null
  if (definitions[0]) return handed(from, definitions[0], name.id, from.file, null)
  const path = from.file.names.get(name.id)
  const found = path ? code.find(path, from.file) : null
  return found && found.rest.length === 0 ? handed(from, found.definition, name.id, found.file, null) : null
}

/** undefined when the function does not bind the name; null when it does so in no plain way. */
function localValue({ within }: Reached, name: Name): Definition | null | undefined {
  if (!within) return undefined
  if (within.node.parameters.some((one) => one.name === name.id)) return null
  const found = definedBy(within.node.body).get(name.id)
  if (found) return found.length === 1 ? found[0]! : onlyBefore(within.node, found, name)
  const text = new RegExp(`\\b(for|as|global|nonlocal)\\b[^\\n:]*\\b${name.id}\\b`)
  return text.test(within.file.text(within.node)) ? null : undefined
}

/** Of several, the one that always ran just before: the others come later, in branches this name is not in. */
function onlyBefore(of: FunctionDef, found: readonly Definition[], name: Name): Definition | null {
  const before = found.filter((one) => one.end <= name.start)
  const [only] = before
  if (before.length !== 1 || !only || inLoop(of, only)) return null
  const { start, end } = blockAround(of.body, only)
  return start <= name.start && name.end <= end ? only : null
}

const inLoop = (of: FunctionDef, node: Node): boolean =>
  [...statementsOf(of.body)].some(
    (one) => (one.kind === 'For' || one.kind === 'While') && one.start <= node.start && node.end <= one.end,
  )

function handed(
  from: Reached,
  definition: Definition,
  name: string,
  file: CodeFile,
  within: CodeFunction | null,
): Reached {
  const isValue = definition.kind === 'Assign' || definition.kind === 'AnnotatedAssign'
  const node = isValue ? definition.value : definition
  return {
    file,
    node,
    within,
    setting: from.setting,
    steps: isValue ? [...from.steps, { what: `\`${name}\` is set`, at: file.place(definition) }] : from.steps,
  }
}

function attribute(code: Code, from: Reached, node: Attribute): Reached | null {
  const path = from.file.pathOf(node)
  const found = path && isImported(from.file, node) ? code.find(path, from.file) : null
  const reached = found && through(code, handed(from, found.definition, node.name, found.file, null), found.rest)
  if (reached) return reached
  const owner = ownerOf(code, from, node)
  const known = owner && attributeOf(code, owner, node.name)
  if (known || !owner || isKnown(owner.node)) return known
  const only = isSettingsName(from.file.text(node.value)) ? onlySetting(code, node.name) : null
  return only && fieldReached(code, { ...from, file: only.file, within: null }, only.owner, node.name)
}

/** What was found and does not have the attribute has it from elsewhere. */
const isKnown = ({ kind }: Reached['node']): boolean => kind === 'ClassDef'

const isSettingsName = (text: string): boolean => /(^|[._])(settings|config|conf|cfg)(\(\))?$/i.test(text)

/** `CONFIG["key"]` of a mapping that is written out. */
function entry(code: Code, from: Reached, node: Subscript): Reached | null {
  const key = textOf(node.index)
  const of = key === null ? null : reach(code, { ...from, node: node.value })
  const found =
    of?.node.kind === 'Dict' ? of.node.entries.find((one) => one.key && textOf(one.key) === key)?.value : undefined
  return of && found ? { ...of, node: found } : null
}

function through(code: Code, from: Reached | null, names: readonly string[]): Reached | null {
  return names.reduce<Reached | null>((at, name) => at && attributeOf(code, reach(code, at), name), from)
}

const isImported = (file: CodeFile, node: Expression): boolean =>
  node.kind === 'Attribute' ? isImported(file, node.value) : node.kind === 'Name' && file.names.has(node.id)

/** The object an attribute is read of: `self`, an instance of a class, a class. */
function ownerOf(code: Code, from: Reached, { value }: Attribute): Reached | null {
  if (value.kind === 'Name' && from.within) {
    const parameter = from.within.node.parameters.find((one) => one.name === value.id)
    if (parameter && /^(self|cls)$/.test(value.id))
      return from.within.owner && { ...from, node: from.within.owner, within: null }
    if (parameter) return annotated(code, from, parameter.annotation)
  }
  return reach(code, { ...from, node: value })
}

/** `settings: Settings = Depends(...)`, `settings: Annotated[Settings, Depends(...)]` */
function annotated(code: Code, from: Reached, annotation: Expression | null): Reached | null {
  if (!annotation) return null
  const inner =
    annotation.kind === 'Subscript' && /(^|\.)Annotated$/.test(from.file.pathOf(annotation.value) ?? '')
      ? annotation.index.kind === 'Tuple'
        ? annotation.index.items[0]
        : undefined
      : annotation
  if (!inner) return null
  const type = reach(code, { ...from, node: inner, within: null })
  if (type.node.kind === 'Subscript' && type.node !== annotation)
    return annotated(code, { ...type, within: null }, type.node)
  return type.node.kind === 'ClassDef' ? type : null
}

function attributeOf(code: Code, owner: Reached, name: string): Reached | null {
  if (owner.node.kind === 'ClassDef') return fieldReached(code, owner, owner.node, name)
  const { node } = owner
  return node.kind === 'Call' ? given.once(code, node, () => attributeMade(code, owner, node, name), null) : null
}

/** `Settings(url=...).url`, and what a function gives. */
function attributeMade(code: Code, owner: Reached, call: Call, name: string): Reached | null {
  const made = calleeOf(code, owner, call)
  if (made.node.kind === 'ClassDef') {
    const set = keyword(call, name)
    return set ? { ...owner, node: set } : fieldReached(code, { ...made, steps: owner.steps }, made.node, name)
  }
  if (made.node.kind !== 'FunctionDef') return null
  const returned = onlyReturn(made.node)
  if (!returned) return null
  const within = made.file.functions.find((one) => one.node === made.node) ?? null
  return attributeOf(code, reach(code, { ...made, node: returned, within }), name)
}

const calleeOf = (code: Code, from: Reached, call: Call): Reached => reach(code, { ...from, node: call.callee })

function onlyReturn(of: FunctionDef): Expression | null {
  const returns = [...statementsOf(of.body)].filter((one): one is Return => one.kind === 'Return')
  return returns.length === 1 ? returns[0]!.value : null
}

function fieldReached(code: Code, from: Reached, of: ClassDef, name: string): Reached | null {
  const field = fieldOf(code, from.file, of, name)
  if (!field) return null
  const setting = ofSettings(code, from.file, of) ? { name, owner: field.owner } : from.setting
  return {
    file: field.file,
    node: field.value,
    within: field.within,
    setting,
    steps: [...from.steps, { what: `\`${of.name}.${name}\` is set`, at: field.file.place(field.at as Node) }],
  }
}

import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { type AnyNode, nodesIn } from '../../../python/code/names.ts'
import type { ClassDef, FunctionDef } from '../../../python/ast.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A role or permission that is handed over and never looked at',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-862', 'CWE-285', 'API5:2023'],
  message: '`{check}` takes `{requirement}` and never looks at it: whoever is signed in passes, whatever it is given',
  advice: 'Compare `{requirement}` with what the caller has, and answer 403 when it is missing.',
  check({ code }, report) {
    for (const one of [...checksByClass(code), ...checksByFunction(code)])
      report.found({
        at: one.file.placeOfName(one.named),
        subject: one.named.name,
        arguments: { check: one.named.name, requirement: one.requirement },
        proof: [{ what: `${one.named.name} takes ${one.requirement}`, at: one.file.placeOfName(one.named) }],
      })
  },
})

interface Unread {
  readonly file: CodeFile
  readonly named: ClassDef | FunctionDef
  readonly requirement: string
}

const REQUIREMENT = /^(required|allowed|needed|min(imum)?)?_?(roles?|permissions?|scopes?|privileges?)$/i
const DEPENDS = /\b(Depends|Security|SecurityScopes)\b/

/** `class RequireRole` with a `__call__` that FastAPI fills, as `Depends(RequireRole("admin"))`. */
function checksByClass(code: Code): readonly Unread[] {
  return code.functions(/def __call__\b/).flatMap(({ file, node, owner }) => {
    if (node.name !== '__call__' || !owner || !isFilled(file, node) || owner.bases.length > 0) return []
    const start = file.functions.find((one) => one.owner === owner && one.node.name === '__init__')
    if (!start) return []
    return start.node.parameters
      .filter(({ name }) => REQUIREMENT.test(name))
      .filter(({ name }) => !isRead(file, owner, start, name))
      .map(({ name }) => ({ file, named: owner, requirement: name }))
  })
}

/** The parameter is at most kept in an attribute that nothing ever reads. */
function isRead(file: CodeFile, owner: ClassDef, start: CodeFunction, name: string): boolean {
  const kept = new Set<string>()
  const stored = new Set<AnyNode>()
  for (const node of nodesIn(start.node.body)) {
    if (node.kind !== 'Assign') continue
    const value = node['value'] as AnyNode
    const targets = node['targets'] as readonly AnyNode[]
    if (!isNamed(value, name) || targets.some(({ kind }) => kind !== 'Attribute')) continue
    stored.add(value)
    for (const target of targets) {
      kept.add(String(target['name']))
      stored.add(target)
    }
  }
  if ([...nodesIn(start.node.body)].some((node) => isNamed(node, name) && !stored.has(node))) return true
  return file.nodes.some(
    (node) =>
      node.kind === 'Attribute' && kept.has(String(node['name'])) && !stored.has(node) && isIn(node, owner, file),
  )
}

/** Anywhere in the file an attribute of that name may be this one. */
const isIn = (node: AnyNode, owner: ClassDef, file: CodeFile): boolean =>
  (node.start >= owner.start && node.end <= owner.end) || !/^self$/.test(file.text(node['value'] as AnyNode))

const isNamed = (node: AnyNode, name: string): boolean => node.kind === 'Name' && node['id'] === name

/** `def require_role(role)` that makes the check and hands it out. */
function checksByFunction(code: Code): readonly Unread[] {
  return code.functions(DEPENDS).flatMap(({ file, node, owner }) => {
    if (owner || node.decorators.length > 0) return []
    const inner = [...nodesIn(node.body)].filter((one) => one.kind === 'FunctionDef') as unknown as FunctionDef[]
    const made = inner.filter((one) => isFilled(file, one) && isHandedOut(node, one.name))
    if (made.length === 0) return []
    return node.parameters
      .filter(({ name }) => REQUIREMENT.test(name))
      .filter(({ name }) => ![...nodesIn(node.body)].some((one) => isNamed(one, name)))
      .map(({ name }) => ({ file, named: node, requirement: name }))
  })
}

const isHandedOut = (node: FunctionDef, name: string): boolean =>
  [...nodesIn(node.body)].some((one) => one.kind === 'Return' && isNamed((one['value'] ?? {}) as AnyNode, name))

/** A parameter that FastAPI fills, and no mere stub: something is done in it. */
function isFilled(file: CodeFile, { parameters, body }: FunctionDef): boolean {
  const given = parameters.filter(({ name }) => name !== 'self')
  const asks = given.some(({ annotation, default: value }) =>
    [annotation, value].some((one) => one && (DEPENDS.test(file.text(one)) || isAlias(file, file.text(one)))),
  )
  return asks && !body.every((one) => one.kind === 'Raise' || one.kind === 'Pass')
}

/** `CurrentPerson = Annotated[Person, Depends(current_person)]`. */
const isAlias = (file: CodeFile, text: string): boolean =>
  /^[A-Z]\w+$/.test(text) &&
  new RegExp(`^${text}\\b[^=\\n]*=\\s*Annotated\\[[^\\n]*\\bDepends\\b`, 'm').test(file.source)

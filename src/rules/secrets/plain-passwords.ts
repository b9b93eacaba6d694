import { escapePattern } from '../../kernel/text.ts'
import type { Backend, Place } from '../../model/index.ts'
import type { Call, Comparison, Dict, Expression, Node } from '../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../python/code/code.ts'
import type { AnyNode } from '../../python/code/names.ts'
import { reach, start } from '../../python/code/reach.ts'
import { PASSWORD, firstName, lastName } from './names.ts'

export interface Plain {
  readonly file: CodeFile
  readonly within: CodeFunction
  readonly node: Node
}

/** `user.password == given.password`: what was stored is what was typed. */
export function plainComparisons(code: Code): readonly Plain[] {
  return code.mentioning(/(password|passwd|pwd)\b[^\n]*[!=]=/i).flatMap((file) =>
    file.nodes.flatMap((node) => {
      if (node.kind !== 'Comparison') return []
      const comparison = node as unknown as Comparison
      const within = file.around(comparison)
      return within && isPlain(code, file, within, comparison) ? [{ file, within, node: comparison }] : []
    }),
  )
}

function isPlain(code: Code, file: CodeFile, within: CodeFunction, { operands, operators }: Comparison): boolean {
  const [left, right] = operands
  if (operands.length !== 2 || !/^[!=]=$/.test(operators[0]!)) return false
  const hashed = [left!, right!].find((one) => one.kind !== 'Name' && HASHED.test(lastName(one)))
  if (![left, right].every((one) => one === hashed || PASSWORD.test(lastName(one)))) return false
  const stored = hashed ?? [left!, right!].find((one) => one.kind !== 'Name' && isStored(firstName(one)))
  const given = stored === left ? right! : left!
  return (
    stored !== undefined &&
    firstName(given) !== firstName(stored) &&
    !isConfigured(given) &&
    isAsTyped(code, file, within, given)
  )
}

/** What a hash of a password is called. */
const HASHED = /^(hashed|encrypted)_?(password|passwd|pwd)$|^(password|passwd|pwd)_?(hash|hashed|digest)$/i

/** A row, not the request and not the configuration. */
const STORED =
  /user|account|member|customer|admin|row|record|stored|db|person|employee|client|student|owner|profile|existing|found|result/i
const GIVEN = /request|form|body|data|payload|input|given|create|login|credential|schema|dto|_in$/i
const isStored = (name: string): boolean => STORED.test(name) && !GIVEN.test(name) && !/settings|config|env/i.test(name)
const isConfigured = (node: Expression): boolean => /settings|config|environ|os\b/i.test(firstName(node))

/** Not hashed before: a parameter, an attribute of the request. */
function isAsTyped(code: Code, file: CodeFile, within: CodeFunction, node: Expression): boolean {
  const at = reach(code, start(file, node, within)).node
  return at === node || (at.kind !== 'Call' && at.kind !== 'Await')
    ? !new RegExp(`\\b${escapePattern(lastName(node))}\\s*=\\s*\\w[\\w.]*\\(`).test(file.text(within.node)) ||
        node.kind !== 'Name'
    : false
}

/** `Person(password_hash=given.password)`, `{"password_hash": given.password}`: the name says what should stand there. */
export function plainHashes(code: Code): readonly Plain[] {
  return code.mentioning(/hashed_?passw|passw\w*_?hash|encrypted_?passw/i).flatMap((file) =>
    file.nodes
      .flatMap((node) => namedValues(node))
      .flatMap(([name, value]) => {
        const within = file.around(value)
        const isTyped = value.kind === 'Attribute' && !isStored(firstName(value)) && PASSWORD.test(value.name)
        return HASHED.test(name) && isTyped && within ? [{ file, within, node: value }] : []
      }),
  )
}

/** What is handed over under a name: keywords of a call, entries of a dictionary. */
function namedValues(node: AnyNode): readonly (readonly [string, Expression])[] {
  if (node.kind === 'Call')
    return (node as unknown as Call).keywords.flatMap(({ name, value }) => (name ? [[name, value] as const] : []))
  if (node.kind !== 'Dict') return []
  return (node as unknown as Dict).entries.flatMap(({ key, value }) =>
    key?.kind === 'Constant' && typeof key.value === 'string' ? [[key.value, value] as const] : [],
  )
}

/** `Member(password=given.password)`, where the model itself does nothing to it. */
export function plainStores(backend: Backend, code: Code): readonly Plain[] {
  const models = new Map(
    backend.data.tables.flatMap((table) => {
      const password = table.columns.some(({ name, type }) => PASSWORD.test(name) && !/password|encrypt/i.test(type))
      return table.model && password ? [[table.model.slice(table.model.lastIndexOf('.') + 1), table] as const] : []
    }),
  )
  if (models.size === 0) return []
  return code.calls(/(^|\.)[A-Z]\w*$/, /passw|pwd/i).flatMap((call) => {
    const table = models.get(call.path!.slice(call.path!.lastIndexOf('.') + 1))
    const given = table && call.node.keywords.find(({ name }) => name !== null && PASSWORD.test(name))
    if (!given || !call.within || hashesItself(code, table.at)) return []
    const isTyped =
      given.value.kind === 'Attribute' && !isStored(firstName(given.value)) && PASSWORD.test(given.value.name)
    return isTyped && isAsTyped(code, call.file, call.within, given.value)
      ? [{ file: call.file, within: call.within, node: given }]
      : []
  })
}

/** A validator, a property or a listener of the model's file turns it into a hash. */
function hashesItself(code: Code, { file }: Place): boolean {
  const own = code.file(file)
  return own?.mentions(/@validates|\.setter|listens_for|hybrid_property|def __init__|def __setattr__|hash/i) ?? true
}

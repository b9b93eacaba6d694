import { type Blueprint, type NamedResource, blueprint } from '../language/blueprint.ts'
import { type Problem, refuse } from '../problem.ts'
import { Reading } from '../shape/shape.ts'
import type { Entry, Tree } from '../syntax/tree.ts'
import { readYaml } from '../syntax/yaml.ts'
import { checkAccess, checkApiKeys, checkCallers } from './access.ts'
import { checkBackground } from './background.ts'
import { checkCircles } from './circles.ts'
import { checkFields } from './fields.ts'
import { checkKeys } from './keys.ts'
import { checkLimits } from './limits.ts'
import { checkOperations } from './operations.ts'
import { type Scope, scopeOf } from './scope.ts'
import { checkStates } from './states.ts'

export interface Checked {
  /** Null when a text is no YAML. */
  readonly blueprint: Blueprint | null
  /** In the order of the text; none of them follows from another. */
  readonly problems: readonly Problem[]
}

/** Reads a blueprint, in one file or in several, and says what is wrong with it. Offsets count through all files. */
export function checkBlueprint(...parts: readonly string[]): Checked {
  const reading = new Reading()
  const tree = reading.attempt(() => joined(parts))
  const read = tree && blueprint.read(tree, reading)
  // Names are looked up where everything could be read: what was not understood may be what is missing.
  if (read && reading.problems.length === 0) checkMeaning(read, reading)
  return { blueprint: read, problems: inOrder(reading.problems) }
}

/** What stands in several files, as if it stood in one. */
function joined(parts: readonly string[]): Tree {
  const entries = new Map<string, Entry>()
  let base = 0
  for (const text of parts) {
    const tree = readYaml(text, base)
    if (tree.kind !== 'map') return tree
    for (const entry of tree.entries) {
      const known = entries.get(entry.key)
      entries.set(entry.key, known ? both(known, entry) : entry)
    }
    base += text.length + 1
  }
  return { kind: 'map', flow: false, entries: [...entries.values()], start: 0, end: base }
}

function both(one: Entry, other: Entry): Entry {
  if (one.value.kind !== 'map' || other.value.kind !== 'map')
    return refuse(other.keyAt, `${other.key} is said in another file already`, 'Keep one of them.')
  const taken = new Set(one.value.entries.map(({ key }) => key))
  const twice = other.value.entries.find(({ key }) => taken.has(key))
  if (twice) refuse(twice.keyAt, `${twice.key} is said in another file already`, 'Keep one of them.')
  return { ...one, value: { ...one.value, entries: [...one.value.entries, ...other.value.entries] } }
}

function checkMeaning(read: Blueprint, reading: Reading): void {
  const scope = scopeOf(read, reading)
  checkHead(read, reading)
  for (const resource of read.resources ?? []) checkResource(resource, scope)
  if (reading.problems.length === 0) checkCircles(scope)
  checkCallers(scope)
  checkApiKeys(scope)
  checkBackground(scope)
}

function checkHead({ architect, app, auth, at }: Blueprint, reading: Reading): void {
  const head = { start: at.start, end: at.entries[0]?.keyAt.end ?? at.start }
  if (architect === null) reading.tell(head, 'the version of the language is missing', 'Begin with architect: 1')
  if (app === null) reading.tell(head, 'the application has no name', 'Say app: taskhub')
  if (auth?.provider === 'better-auth' && auth.issuer === null)
    reading.tell(auth.at, 'nobody says where Better Auth is', 'Name the setting: issuer: $BETTER_AUTH_URL')
  const { sign_in: signIn = null, mails = null } = auth ?? {}
  if (signIn !== null && signIn.by !== 'link' && (signIn.lasts !== null || signIn.rate !== null))
    reading.tell(signIn.at, 'a password has no end', 'Links have one: sign_in: { by: link, lasts: 15m }')
  const about = signIn?.by === 'link' ? (mails ?? []).find((mail) => mail !== 'invite') : undefined
  if (auth !== null && about !== undefined)
    reading.tell(
      auth.at,
      `mails to ${about} are for passwords, and nobody has one`,
      'A link shows whose an address is.',
    )
}

function checkResource(resource: NamedResource, scope: Scope): void {
  const { name, nameAt } = resource
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
    scope.reading.tell(nameAt, `${name} is no name for a resource`, `One thing, with a capital: ${capital(name)}`)
  else if (/^(True|False|None)$/.test(name))
    scope.reading.tell(nameAt, `${name} is a word of Python itself`, 'Call it something that says more.')
  checkFields(resource, scope)
  checkAccess(resource, scope)
  checkKeys(resource, scope)
  checkLimits(resource, scope)
  checkStates(resource, scope)
  checkOperations(resource, scope)
}

const capital = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** One problem for each place: the first that was seen there. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<number, Problem>()
  for (const problem of problems) if (!first.has(problem.start)) first.set(problem.start, problem)
  return [...first.values()].toSorted((a, b) => a.start - b.start)
}

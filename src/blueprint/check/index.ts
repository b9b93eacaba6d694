import { type Blueprint, type NamedResource, blueprint } from '../language/blueprint.ts'
import { type Problem, Unreadable } from '../problem.ts'
import { Reading } from '../shape/shape.ts'
import type { Tree } from '../syntax/tree.ts'
import { readYaml } from '../syntax/yaml.ts'
import { checkAccess, checkCallers } from './access.ts'
import { checkBackground } from './background.ts'
import { checkCircles } from './circles.ts'
import { checkFields } from './fields.ts'
import { checkKeys } from './keys.ts'
import { checkOperations } from './operations.ts'
import { type Scope, scopeOf } from './scope.ts'
import { checkStates } from './states.ts'

export interface Checked {
  /** Null when the text is no YAML. */
  readonly tree: Tree | null
  readonly blueprint: Blueprint | null
  /** In the order of the text; none of them follows from another. */
  readonly problems: readonly Problem[]
}

/** Reads a blueprint, and says what is wrong with it. */
export function checkBlueprint(text: string): Checked {
  const reading = new Reading()
  let tree: Tree
  try {
    tree = readYaml(text)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { tree: null, blueprint: null, problems: [error.problem] }
  }
  const read = blueprint.read(tree, reading)
  // Names are looked up where everything could be read: what was not understood may be what is missing.
  if (read && reading.problems.length === 0) checkMeaning(read, reading)
  return { tree, blueprint: read, problems: inOrder(reading.problems) }
}

function checkMeaning(read: Blueprint, reading: Reading): void {
  const scope = scopeOf(read, reading)
  checkHead(read, reading)
  for (const resource of read.resources ?? []) checkResource(resource, scope)
  if (reading.problems.length === 0) checkCircles(scope)
  checkCallers(scope)
  checkBackground(scope)
}

function checkHead({ architect, app, auth, at }: Blueprint, reading: Reading): void {
  const head = { start: at.start, end: at.entries[0]?.keyAt.end ?? at.start }
  if (architect === null) reading.tell(head, 'the version of the language is missing', 'Begin with architect: 1')
  if (app === null) reading.tell(head, 'the application has no name', 'Say app: taskhub')
  if (auth?.provider === 'better-auth' && auth.issuer === null)
    reading.tell(auth.at, 'nobody says where Better Auth is', 'Name the setting: issuer: $BETTER_AUTH_URL')
}

function checkResource(resource: NamedResource, scope: Scope): void {
  const { name, nameAt } = resource
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
    scope.reading.tell(nameAt, `${name} is no name for a resource`, `One thing, with a capital: ${capital(name)}`)
  checkFields(resource, scope)
  checkAccess(resource, scope)
  checkKeys(resource, scope)
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

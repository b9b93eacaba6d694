import type { Scope } from '../../../blueprint/check/scope.ts'
import type { Operand, Path, Rule } from '../../../blueprint/expression/rule.ts'
import { inWholeUnits } from '../../../blueprint/storage/lengths.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { meaningIn } from './rules.ts'

const SIGNS: Readonly<Record<string, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '>': 'is more than',
  '<=': 'is at most',
  '>=': 'is at least',
}

/** A rule as people say it: `its owner, one of its members, or an admin`. */
export function whoMay(rule: Rule | null, resource: string, scope: Scope): string {
  if (rule === null) return 'nobody'
  if (rule.kind === 'or') return oneOf(rule.sides.flatMap((side) => sidesOf(side, resource, scope)))
  if (rule.kind === 'and') {
    const rows = rule.sides.flatMap((side) => (isOfRow(side, resource, scope) ? [side] : []))
    const people = rule.sides.filter((side) => !rows.some((row) => row === side))
    const all = people.length > 0 ? people : [rows[0]!]
    const whiles = rows.slice(people.length > 0 ? 0 : 1).map((side) => `, while ${standing(side)}`)
    return `${all.map((side) => whoMay(side, resource, scope)).join(', who is also ')}${whiles.join('')}`
  }
  if (rule.kind === 'not') return `whoever is not ${whoMay(rule.rule, resource, scope)}`
  if (rule.kind === 'compare') {
    const held = rolesOf(rule)
    if (held !== null) return oneOf(held)
    const link = linkWords(rule.left, resource, scope)
    const value = said(rule.right)
    if (link) return `one of ${link.whose} ${link.of} whose ${link.held} ${SIGNS[rule.operator]} ${value}`
    return `whoever asks while ${standing(rule)}`
  }
  return oneOf(whoAre(rule, resource, scope))
}

/** What holds of one of them only stands last, and apart. */
function oneOf(whos: readonly string[]): string {
  const all = [...new Set(whos)]
  const held = all.filter((who) => who.includes(', while '))
  if (held.length !== 1 || all.length < 2) return listedWith(all, 'or')
  const others = all.filter((who) => who !== held[0])
  return `${listedWith(others, 'or')}, or ${held[0]!.replace(', while ', ' while ')}`
}

/** Each of those a rule lets, where it names several. */
function sidesOf(rule: Rule, resource: string, scope: Scope): readonly string[] {
  if (rule.kind === 'compare') return rolesOf(rule) ?? [whoMay(rule, resource, scope)]
  return rule.kind === 'path' ? whoAre(rule, resource, scope) : [whoMay(rule, resource, scope)]
}

/** `me.role = doctor|nurse` */
function rolesOf({ left, operator, right }: Comparison): readonly string[] | null {
  const isRole = left.kind === 'path' && left.parts.map(({ text }) => text).join('.') === 'me.role'
  if (!isRole || operator !== '=') return null
  if (right.kind === 'choice') return right.values.map(({ text }) => one(text))
  return right.kind === 'path' && right.parts.length === 1 ? [one(right.parts[0]!.text)] : null
}

/** A role in the middle with those above it, who may as well: of whoever may do all nobody has to be told. */
function whoAre(path: Path, resource: string, scope: Scope): readonly string[] {
  const meaning = meaningIn(path, resource, scope)
  const at = meaning.kind === 'role' ? scope.roles.indexOf(meaning.role) : -1
  return at < 1 || at === scope.roles.length - 1
    ? [whoIs(path, resource, scope)]
    : scope.roles.slice(1, at + 1).map((role) => one(role))
}

type Comparison = Extract<Rule, { kind: 'compare' }>

/** Whether it asks how the row stands, and not who the caller is. */
const isOfRow = (rule: Rule, resource: string, scope: Scope): rule is Comparison =>
  rule.kind === 'compare' &&
  [rule.left, rule.right].every((side) => side.kind !== 'path' || side.parts[0]!.text !== 'me') &&
  linkWords(rule.left, resource, scope) === null

const standing = ({ left, operator, right }: Comparison): string =>
  `${ownersOf(left)} ${SIGNS[operator]} ${said(right)}`

function whoIs(path: Path, resource: string, scope: Scope): string {
  const meaning = meaningIn(path, resource, scope)
  const names = path.parts.map(({ text }) => spoken(text))
  switch (meaning.kind) {
    case 'everybody':
      return 'anyone'
    case 'nobody':
      return 'nobody'
    case 'role':
      return `${one(meaning.role)}`
    case 'caller is row':
      return `the ${spoken(resource)} itself`
    case 'caller': {
      const last = path.parts.at(-1)!.text
      const at = ownerOf(path, resource, scope)
      const many = scope.fields(at).get(last)?.type.kind === 'many'
      return many
        ? `one of the ${names.at(-1)} of ${whose(names.slice(0, -1))}`.replace(' of it', '')
        : `the ${names.at(-1)}${of(names.slice(0, -1))}`
    }
    case 'rule':
      return `whoever may ${meaning.verb} its ${names.slice(0, -1).join(' of its ')}`
    default:
      return meaning.ofCaller ? `whoever is ${names.at(-1)}` : `anyone while it is ${names.at(-1)}`
  }
}

const whose = (names: readonly string[]): string => (names.length === 0 ? 'it' : `its ${names.join("'s ")}`)
const of = (names: readonly string[]): string => (names.length === 0 ? '' : ` of its ${names.join("'s ")}`)

function ownerOf(path: Path, resource: string, scope: Scope): string {
  let at = resource
  for (const { text } of path.parts.slice(0, -1)) {
    const type = scope.fields(at).get(text)?.type
    if (type?.kind === 'reference' || type?.kind === 'many') at = type.to.text
  }
  return at
}

function linkWords(operand: Operand, resource: string, scope: Scope) {
  if (operand.kind !== 'path' || operand.parts.length < 2) return null
  const [field, held] = operand.parts.slice(-2)
  const at = ownerOf({ ...operand, parts: operand.parts.slice(0, -1) }, resource, scope)
  if (scope.fields(at).get(field!.text)?.type.kind !== 'many') return null
  const names = operand.parts.slice(0, -2).map(({ text }) => spoken(text))
  return {
    of: spoken(field!.text),
    held: spoken(held!.text),
    whose: names.length === 0 ? 'its' : `its ${names.join("'s ")}'s`,
  }
}

const ownersOf = (operand: Operand): string =>
  operand.kind === 'path' && operand.parts[0]?.text === 'me' ? said(operand) : `its ${said(operand)}`

function said(operand: Operand): string {
  if (operand.kind === 'constant') return String(operand.value)
  if (operand.kind === 'length') return spokenLength(operand.seconds)
  if (operand.kind === 'choice')
    return listedWith(
      operand.values.map(({ text }) => text),
      'or',
    )
  if (operand.kind === 'sum') return `${said(operand.left)} ${operand.operator} ${said(operand.right)}`
  if (operand.parts[0]?.text === 'me')
    return `their own ${operand.parts
      .slice(1)
      .map(({ text }) => spoken(text))
      .join("'s ")}`
  return operand.parts.map(({ text }) => spoken(text)).join("'s ")
}

/** `1 hour`, `14 days` */
function spokenLength(seconds: number): string {
  const [length, unit] = inWholeUnits(seconds)
  return `${length} ${length === 1 ? unit.slice(0, -1) : unit}`
}

function listedWith(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? ''
  const before = words.slice(0, -1).join(', ')
  return `${before}${words.length > 2 ? ',' : ''} ${last} ${words.at(-1)}`
}

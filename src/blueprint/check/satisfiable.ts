import type { Comparison, Rule } from '../expression/rule.ts'
import { type Around, type Meaning, meaningOf } from './meaning.ts'
import { Reading } from '../shape/shape.ts'

/** Whether somebody can meet a rule, and whether somebody can fail it. */
export interface Verdict {
  readonly canHold: boolean
  readonly canFail: boolean
}

/** With more independent parts than this a rule is taken as it is. */
const MOST = 14

/** Tries every way its parts can be true or false together. */
export function judge(rule: Rule, around: Around): Verdict {
  const facts = new Facts({ ...around, scope: { ...around.scope, reading: new Reading() } })
  const formula = facts.formulaOf(rule)
  if (facts.names.length > MOST) return { canHold: true, canFail: true }
  let [canHold, canFail] = [false, false]
  for (let bits = 0; bits < 1 << facts.names.length && !(canHold && canFail); bits += 1) {
    const holds = (fact: number): boolean => (bits & (1 << fact)) !== 0
    if (!facts.arePossible(holds)) continue
    if (formula(holds)) canHold = true
    else canFail = true
  }
  return { canHold, canFail }
}

type Formula = (holds: (fact: number) => boolean) => boolean

/** The independent parts of a rule: what is true of a caller and a row. */
class Facts {
  readonly names: string[] = []
  private readonly around: Around
  /** Facts of which at most one is true: a field has one value. */
  private readonly exclusive = new Map<string, number[]>()
  private readonly ofRoles = new Map<string, number>()

  constructor(around: Around) {
    this.around = around
  }

  formulaOf(rule: Rule): Formula {
    if (rule.kind === 'or' || rule.kind === 'and') {
      const sides = rule.sides.map((side) => this.formulaOf(side))
      return rule.kind === 'or'
        ? (holds) => sides.some((side) => side(holds))
        : (holds) => sides.every((side) => side(holds))
    }
    if (rule.kind === 'not') {
      const inner = this.formulaOf(rule.rule)
      return (holds) => !inner(holds)
    }
    return rule.kind === 'compare' ? this.comparison(rule) : this.path(meaningOf(rule, this.around), textOf(rule))
  }

  /** A higher role includes the lower ones, and of values of one field one is true. */
  arePossible(holds: (fact: number) => boolean): boolean {
    const { roles } = this.around.scope
    for (const [role, fact] of this.ofRoles)
      for (const [lower, other] of this.ofRoles)
        if (roles.indexOf(role) < roles.indexOf(lower) && holds(fact) && !holds(other)) return false
    return [...this.exclusive.values()].every((facts) => facts.filter(holds).length <= 1)
  }

  private path(meaning: Meaning | null, text: string): Formula {
    if (meaning?.kind === 'everybody') return () => true
    if (meaning?.kind === 'nobody') return () => false
    const fact = this.fact(text)
    if (meaning?.kind === 'role') this.ofRoles.set(meaning.role, fact)
    return (holds) => holds(fact)
  }

  private comparison(rule: Comparison): Formula {
    const values = valuesOf(rule)
    const left = textOf(rule.left)
    if (values === null || rule.left.kind !== 'path') {
      const fact = this.fact(`${left} ${rule.operator} ${textOf(rule.right)}`)
      return (holds) => holds(fact)
    }
    const facts = values.map((value) => this.valueFact(left, value))
    const isOne: Formula = (holds) => facts.some(holds)
    return rule.operator === '=' ? isOne : (holds) => !isOne(holds)
  }

  private valueFact(field: string, value: string): number {
    const fact = this.fact(`${field} = ${value}`)
    const known = this.exclusive.get(field) ?? []
    if (!known.includes(fact)) this.exclusive.set(field, [...known, fact])
    return fact
  }

  private fact(name: string): number {
    const known = this.names.indexOf(name)
    return known >= 0 ? known : this.names.push(name) - 1
  }
}

/** The values a field is compared with, where they are written out. */
function valuesOf({ operator, right }: Comparison): readonly string[] | null {
  if (operator !== '=' && operator !== '!=') return null
  if (right.kind === 'choice') return right.values.map(({ text }) => text)
  if (right.kind === 'constant') return [String(right.value)]
  return right.kind === 'path' && right.parts.length === 1 ? [right.parts[0]!.text] : null
}

function textOf(operand: Comparison['left']): string {
  if (operand.kind === 'path') return operand.parts.map(({ text }) => text).join('.')
  if (operand.kind === 'constant') return String(operand.value)
  if (operand.kind === 'length') return `${operand.seconds}s`
  if (operand.kind === 'choice') return operand.values.map(({ text }) => text).join('|')
  return `(${textOf(operand.left)} ${operand.operator} ${textOf(operand.right)})`
}

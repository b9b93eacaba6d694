import { type Unit, leadOf, trailOf, unit } from '../../kernel/merge/unit.ts'
import type { ClassDef, FunctionDef, If, Module, Statement } from '../ast.ts'
import { bracketsOf } from './brackets.ts'
import { innerOf } from './inner.ts'
import { DOCSTRING, keyOf } from './key.ts'

/** Before docstring and `__future__`. */
const HEAD = -1
const ORDINARY = 2

/** A module as units; their texts one after another are its text. */
export function unitsOf(module: Module): readonly Unit[] {
  const source = module.source.endsWith('\n') || module.source === '' ? module.source : `${module.source}\n`
  return ranked(new Units(source).between(module.body, 0, source.length))
}

/** What comes too late to be a docstring or a `__future__` is neither. */
function ranked(units: readonly Unit[]): readonly Unit[] {
  const end = units.findIndex(({ key, rank }) => rank >= ORDINARY && !key.startsWith('# '))
  return units.map((part, index) => (index > end && part.rank < ORDINARY ? { ...part, rank: ORDINARY } : part))
}

class Units {
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  between(statements: readonly Statement[], from: number, to: number): readonly Unit[] {
    const units: Unit[] = []
    let at = from
    for (const group of this.byLine(statements)) {
      const start = Math.max(this.lineStart(startOf(group[0]!)), at)
      const end = Math.min(this.endOf(group), to)
      const lead = leadOf(this.source.slice(at, start))
      const made = this.unitOf(group, start, end)
      units.push(...lead.units, { ...said(made, units), gap: lead.gap, above: lead.above })
      at = end
    }
    return [...units, ...trailOf(this.source.slice(at, to))]
  }

  /** Statements that share a line cannot be told apart by lines. */
  private byLine(statements: readonly Statement[]): readonly (readonly Statement[])[] {
    const groups: Statement[][] = []
    for (const statement of statements) {
      const last = groups.at(-1)
      if (last && startOf(statement) < this.lineEnd(last.at(-1)!.end)) last.push(statement)
      else groups.push([statement])
    }
    return groups
  }

  private unitOf(group: readonly Statement[], start: number, end: number): Unit {
    const [statement] = group
    const text = this.source.slice(start, end)
    if (group.length > 1 || !statement) return unit({ key: text.trim(), name: firstLine(text), text })
    const known = keyOf(statement, this.source)
    const parts = this.partsOf(statement, start, end)
    const brackets = parts ? null : bracketsOf(statement, text, start)
    const names = statement.kind === 'Import' || statement.kind === 'ImportFrom'
    return unit({ ...known, text: parts ? '' : text, parts, brackets, names, empty: this.pass(statement) })
  }

  private partsOf(statement: Statement, start: number, end: number): readonly Unit[] | null {
    const kind = statement.kind
    if (kind !== 'ClassDef' && kind !== 'FunctionDef' && !(kind === 'If' && statement.otherwise.length === 0))
      return null
    const [first] = statement.body
    if (!first) return null
    const body = this.bodyStart(statement, startOf(first))
    if (body === null || body <= start) return null
    const heads = this.heads(statement, start, body)
    return [
      ...heads,
      ...(kind === 'FunctionDef' ? this.statements(statement, body, end) : this.between(statement.body, body, end)),
    ]
  }

  /** Where the lines of a body begin; null where it stands on the line of its head. */
  private bodyStart(statement: ClassDef | FunctionDef | If, first: number): number | null {
    const start = this.lineStart(first)
    if (this.source.slice(start, first).trim() !== '') return null
    // Comments above the first statement belong to the body.
    let at = start
    while (at > statement.start) {
      const previous = this.lineStart(at - 1)
      if (!/^\s*(#.*)?$/.test(this.source.slice(previous, at - 1))) break
      at = previous
    }
    return at
  }

  private heads(statement: ClassDef | FunctionDef | If, start: number, body: number): readonly Unit[] {
    if (statement.kind === 'If')
      return [unit({ key: ' if', head: true, rank: HEAD, text: this.source.slice(start, body) })]
    const from = this.lineStart(statement.nameStart)
    const text = this.source.slice(from, body)
    const brackets = bracketsOf(statement, text, from)
    const head = unit({ key: ' head', head: true, rank: HEAD, text, brackets })
    if (statement.decorators.length === 0) return [head]
    const decorators = statement.decorators.map((value): Statement => ({
      kind: 'ExpressionStatement',
      value,
      start: value.start,
      end: value.end,
    }))
    return [
      ...this.between(decorators, start, from).map((part) => ({
        ...part,
        key: `@${part.key}`,
        name: '',
        head: true,
        rank: HEAD,
      })),
      head,
    ]
  }

  /** A function's docstring, and the rest as one. */
  private statements({ body, docstring }: FunctionDef, start: number, end: number): readonly Unit[] {
    const first = docstring === null ? null : body[0]!
    const split = first ? Math.min(this.lineEnd(first.end), end) : start
    const parts: Unit[] = []
    if (first) parts.push(...this.between([first], start, split).map((part) => ({ ...part, name: '' })))
    const rest = this.source.slice(split, end)
    const gap = /^(?:[ \t]*\n)*/.exec(rest)![0]
    if (rest === gap) return parts
    const from = split + gap.length
    const inner = innerOf(first ? body.slice(1) : body, this.source, from)
    return [...parts, unit({ key: ' body', gap, text: rest.slice(gap.length), inner })]
  }

  /** The end of the last line, with comments below that are indented as far as a body. */
  private endOf(group: readonly Statement[]): number {
    const last = group.at(-1)!
    let end = this.lineEnd(last.end)
    if (!('body' in last)) return end
    const indent = last.start - this.lineStart(last.start)
    for (let at = end; at < this.source.length;) {
      const next = this.lineEnd(at)
      const line = this.source.slice(at, next)
      if (line.trim() !== '') {
        if (!line.trim().startsWith('#') || line.length - line.trimStart().length <= indent) break
        end = next
      }
      at = next
    }
    return end
  }

  private pass(statement: Statement): string {
    if (!('body' in statement)) return ''
    const first = statement.body[0]
    return first ? `${this.source.slice(this.lineStart(startOf(first)), startOf(first))}pass\n` : ''
  }

  private lineStart(offset: number): number {
    return this.source.lastIndexOf('\n', offset - 1) + 1
  }

  private lineEnd(offset: number): number {
    const found = this.source.indexOf('\n', offset)
    return found < 0 ? this.source.length : found + 1
  }
}

/** A text below an attribute says what that is, and goes with it. */
function said(made: Unit, before: readonly Unit[]): Unit {
  const of = before.findLast(({ key }) => !key.startsWith('# '))
  return made.key === DOCSTRING && of ? { ...made, key: `${of.key}${DOCSTRING}`, rank: ORDINARY } : made
}

const firstLine = (text: string): string => text.trim().split('\n')[0]!

/** With its decorators. */
function startOf(statement: Statement): number {
  const decorators = 'decorators' in statement ? statement.decorators : []
  return Math.min(statement.start, decorators[0]?.start ?? statement.start)
}

import type { Evidence, Struck } from '../answer.ts'
import type { ToolEntry } from '../ledger/entry.ts'
import type { NumberClaim } from './claim.ts'
import { claimsOf } from './claims.ts'
import { clausesOf } from './clauses.ts'
import { computedFrom } from './computed.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts.ts'
import { mentionsIn } from './mentions.ts'
import type { Spoken } from './nearness.ts'
import { type Passage, passagesOf } from './passage.ts'
import { spaced, unmarked } from './plain.ts'
import { resolve } from './resolve.ts'
import type { Resolved } from './resolved.ts'

/** A text with every claim looked up. */
export interface Checked {
  /** Without the passages that hold one that was not found. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly struck: readonly Struck[]
}

/** A digit, a number in words or the name of a file: without any of them there is nothing to look up. */
const claimsAnything =
  /\d|\.\w|Dockerfile|Makefile|\b(zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i

/** Fewer words stand in too many places. */
const LEAST_QUOTED = 8

/** Looks up claims in what the tools answered so far. */
export class Witness {
  private readonly facts: readonly Fact[]
  private readonly names: ReadonlySet<string>
  private readonly units: ReadonlySet<string>
  private readonly texts: ReadonlyMap<string, string>

  constructor(calls: readonly ToolEntry[], question: string) {
    this.facts = factsOf(calls, question)
    this.names = new Set(this.facts.flatMap(({ names, around }) => [...names, ...around]))
    this.units = new Set(this.facts.flatMap(({ units }) => units))
    const answered = calls.filter(({ inner, outcome }) => !inner && outcome.kind === 'answered')
    this.texts = new Map([['question', spaced(question)], ...answered.map((call) => [call.id, textsOf(call)] as const)])
  }

  check(text: string): Checked {
    const judged = passagesOf(text).map((passage) => ({ passage, ...this.judge(passage) }))
    const bad = judged.filter(({ wrong }) => wrong !== null)
    return {
      text: without(
        text,
        bad.map(({ passage }) => passage),
      ),
      evidence: judged.filter(({ wrong }) => wrong === null).flatMap(({ evidence }) => evidence),
      struck: bad.map(({ passage, wrong }) => ({ text: passage.text.trim(), why: wrong ?? '' })),
    }
  }

  private judge(passage: Passage): { readonly evidence: readonly Evidence[]; readonly wrong: string | null } {
    const plain = { ...passage, text: unmarked(passage.text) }
    if (!claimsAnything.test(plain.text)) return { evidence: [], wrong: null }
    const quoted = this.quoted(plain.text)
    if (quoted !== null) return { evidence: [{ claim: passage.text.trim(), from: quoted }], wrong: null }
    const spoken = this.spokenIn(plain, passage.text)
    const claims = claimsOf(plain, { ...spoken, units: this.units })
    const resolved = claims.map((claim) => ({ claim, ...resolve(claim, this.facts, this.texts, spoken) }))
    const numbers = resolved.filter((one) => one.claim.kind === 'number')
    const settled = resolved.map((one) =>
      one.wrong === null || one.claim.kind !== 'number'
        ? one
        : { ...one, ...computed(one.claim, numbers, plain.text, one) },
    )
    return {
      evidence: settled.flatMap(({ claim, from, wrong }) => (wrong === null ? [{ claim: claim.text, from }] : [])),
      wrong: settled.find(({ wrong }) => wrong !== null)?.wrong ?? null,
    }
  }

  /** A passage that stands in an answer as it is; null for one that does not, or says too little to be told by. */
  private quoted(text: string): readonly string[] | null {
    const plain = spaced(text).replace(/\.$/, '')
    if (!/\d/.test(plain) || plain.split(' ').length < LEAST_QUOTED) return null
    const from = [...this.texts].filter(([, whole]) => whole.includes(plain)).map(([call]) => call)
    return from.length > 0 ? from : null
  }

  private spokenIn({ text, kind, before, above }: Passage, written: string): Spoken {
    return {
      clauses: kind === 'row' ? [{ start: 0, end: text.length }] : clausesOf(text),
      own: mentionsIn(text, this.names).map((one) => ({ ...one, marked: /[`*]/.test(written[one.start - 1] ?? '') })),
      above: this.namesIn(above.join('\n')),
      before: this.namesIn(unmarked(before)),
      goesOn: /^\W{0,3}(it|they|its|their|this|that|these|those|there|both|each|here)\b/i.test(text),
    }
  }

  private namesIn(text: string): ReadonlySet<string> {
    return new Set(text === '' ? [] : mentionsIn(text, this.names).map(({ name }) => name))
  }
}

interface Settled extends Pick<Resolved, 'wrong'> {
  readonly claim: { readonly kind: string }
  readonly from: readonly string[]
}

/** A number that follows from others that were found, by what is written between them. */
function computed(claim: NumberClaim, numbers: readonly Settled[], text: string, as: Pick<Settled, 'wrong' | 'from'>) {
  const all = numbers.map((one) => one.claim as NumberClaim)
  const from = computedFrom(claim, all, text)
  const operands = from?.map((operand) => numbers.find((one) => one.claim === operand))
  if (!operands?.every((operand) => operand?.wrong === null)) return { from: as.from, wrong: as.wrong }
  return { from: [...new Set(operands.flatMap((operand) => operand?.from ?? []))], wrong: null }
}

function textsOf({ outcome }: ToolEntry): string {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each)
  }
  if (outcome.kind === 'answered') look(outcome.answer)
  return spaced(found.join(' ¶ '))
}

function without(text: string, passages: readonly Passage[]): string {
  let rest = text
  for (const { start, end } of [...passages].reverse()) rest = rest.slice(0, start) + rest.slice(end)
  return rest
    .split('\n')
    .filter(
      (line, at, lines) =>
        !/^\s*(?:[-*+]|\d{1,3}[.)]|#{1,6})\s*$/.test(line) && !(line.trim() === '' && lines[at - 1]?.trim() === ''),
    )
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

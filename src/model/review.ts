import type { AccessState } from './access.ts'
import type { Place, Step } from './provenance.ts'
import type { CountedSize } from './counted-size.ts'
import type { ProposedRewrite, TracedRewrite } from './rewrite.ts'

/** What a review found, what it looked at, and what it could not tell. */
export interface Review {
  /** The version of this structure; it grows only when a reader of the old one would break. */
  readonly version: 1
  readonly findings: readonly Finding[]
  /** Findings somebody wrote off in the code or in the baseline, with the reason. */
  readonly suppressed: readonly Suppressed[]
  readonly examined: Examined
  /** The rules the findings speak of, and those that ran. */
  readonly rules: readonly RuleSummary[]
  /** What somebody who answers for a backend asks, each with what the code says; no score is made of it. */
  readonly checklist?: readonly ChecklistItem[]
}

export interface ChecklistItem {
  /** What it belongs to: contract, access, data... */
  readonly group: string
  readonly question: string
  /** `pass` only with evidence; `unknown` says why in `evidence`. */
  readonly answer: 'pass' | 'fail' | 'unknown'
  readonly evidence: string
  readonly places: readonly Place[]
}

/** - high: an attacker or a bad day gains from it; medium: it will cost; low: it is unclean; info: worth knowing */
export type Severity = 'high' | 'medium' | 'low' | 'info'
/** - high: the code shows it; medium: the code and its peers suggest it; low: worth a look */
export type Confidence = 'high' | 'medium' | 'low'
/** Who wants to hear of it: everyone who opens the report, or whoever audits the whole backend. */
export type Audience = 'everyone' | 'auditor'

export interface Finding {
  /** Family and matter: `access/sibling-router-unprotected`. */
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly audience: Audience
  /** One sentence, with code in backticks. */
  readonly message: string
  /** What the sentence was made of. */
  readonly arguments: Arguments
  /** What it is about: an operation, a table, a function. */
  readonly subject: string
  /** Tables it is about, where it is about any. */
  readonly tables?: readonly string[]
  /** How large those of them are that somebody counted, the largest first. */
  readonly sizes?: readonly CountedSize[]
  /** Why it weighs less than its rule says. */
  readonly lowered?: string
  /** Where it shows; one cause with several places is one finding, the first place is the main one. */
  readonly places: readonly Place[]
  /** Other places that matter: peers, declarations. */
  readonly related: readonly Step[]
  /** The chain that shows it, from where it begins to where it hurts. */
  readonly proof: readonly Step[]
  /** What to do, in a sentence. */
  readonly advice: string
  /** The safe way of each of its statements. */
  readonly proposes?: readonly ProposedRewrite[]
  /** The same after it was run. */
  readonly rewrite?: TracedRewrite
  readonly fix: Fix | null
  /** The same for the same fault wherever its lines move to. */
  readonly fingerprint: string
}

export interface Arguments {
  readonly [name: string]: string | number
}

export interface Fix {
  readonly title: string
  /** Whether the program means the same to everyone who used it rightly. */
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** Text that takes the place of a stretch of a file. */
export interface Edit {
  readonly at: Place
  readonly text: string
}

export interface Suppressed {
  readonly finding: Finding
  readonly by: 'comment' | 'baseline'
  readonly reason: string
}

/** What the review rests on: the claim "nothing found" is worth what was looked at. */
export interface Examined {
  readonly files: number
  /** Which code it looked at; only there where somebody asked for it. */
  readonly paths?: readonly string[]
  readonly lines: number
  readonly operations: number
  readonly access: Readonly<Record<AccessState, number>>
  readonly statements: {
    readonly total: number
    readonly scoped: number
    readonly open: number
    readonly unknown: number
  }
  readonly rules: { readonly ran: number; readonly silent: readonly SilentRule[] }
  /** Facts that were asked for and not known: each silenced a rule. */
  readonly unknown: readonly { readonly what: string; readonly times: number }[]
  /** The project's own rules, each with what the code says to it. */
  readonly principles: readonly PrincipleAnswer[]
}

/** What the code says to a rule the project gave itself. */
export interface PrincipleAnswer {
  readonly text: string
  readonly at: Place
  /** `holds` only where a check looked at everything it speaks of. */
  readonly answer: 'holds' | 'broken' | 'not machine-checked'
  /** What was looked at, or why nobody looked: `every path begins with /api/v1`. */
  readonly check: string
}

/** A rule that could not run, and why. */
export interface SilentRule {
  readonly rule: string
  readonly reason: string
}

export interface RuleSummary {
  readonly name: string
  readonly title: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly audience: Audience
  /** `CWE-306`, `API1:2023`: how others call it. */
  readonly weaknesses: readonly string[]
}

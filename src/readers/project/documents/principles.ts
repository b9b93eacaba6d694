import { type Line, plain } from '../../../kernel/markdown-lines.ts'
import type { DocumentKind } from './kinds.ts'
import type { Page } from './markdown.ts'

export interface Stated {
  readonly text: string
  readonly start: number
  readonly end: number
}

const MAXIMUM_PRINCIPLES = 200
const LONGEST = 400

/** Sections whose bullets are rules whatever their wording. */
const RULES =
  /\b(principles?|rules?|conventions?|guidelines?|constraints?|standards?|invariants?|non[- ]negotiables?|must(s| haves?)?|do'?s and don'?ts|best practices|requirements|policies|policy|prohibited|forbidden|anti[- ]?patterns|guardrails?|important|critical)\b/i
/** Sections that tell how things are or how to run them. */
const NO_RULES =
  /\b(commands?|structure|layout|overview|getting started|setup|installation|quick ?start|references?|examples?|links|table of contents|changelog|history|stack|usage|context|alternatives|considered options|pros and cons)\b/i

/** Words by which a sentence obliges: in capitals anywhere, as RFC 2119 has it... */
const CAPITALS = /\b(MUST|SHALL|SHOULD|NEVER|ALWAYS|REQUIRED|FORBIDDEN|PROHIBITED|ONLY|DO NOT|NON-NEGOTIABLE)\b/
/** ...in small letters where they oblige by themselves... */
const WORDS =
  /\b([Mm]ust|[Ss]hall|[Nn]ever|[Aa]lways|[Mm]ay not|[Mm]andatory|([Ii]s|[Aa]re) (required|forbidden|prohibited|not allowed)|[Uu]nder no circumstances|[Aa]t all times)\b/
/** ...and as an order only where a clause begins. */
const ORDERS = /(^|[.:;,—–-] |\*\*|\b(and|but|so|then) )(do not|don['’]t|make sure|ensure|avoid|refrain from)\b/i
const obliges = (text: string): boolean => CAPITALS.test(text) || WORDS.test(text) || ORDERS.test(text)
/** Decisions say what was decided in a section of their own. */
const DECIDED = /^\W*(\d+\W*)?(decision( outcome)?|chosen option|resolution|we decided)\b/i
/** The decision in one sentence: `In the context of …, facing …, we decided for … and neglected …`. */
const Y_STATEMENT = /^\W*in the context of\b[^]{1,1000}?\bwe (have )?(decided|chose)\b/i
const IMPERATIVE =
  /^(use|avoid|prefer|keep|write|add|put|follow|run|test|validate|return|raise|name|store|separate|include|document|don'?t|do not|no|all|every|each|only|never|always)\b/i

/** The statements of a page that oblige, each with its place; where it is only told, nothing. */
export function principlesIn(page: Page, kind: DocumentKind): readonly Stated[] {
  const found: Stated[] = []
  const above: Line[] = []
  for (const block of blocksOf(page.lines)) {
    if (found.length >= MAXIMUM_PRINCIPLES) break
    if (block.kind === 'heading') {
      while (above.length > 0 && above.at(-1)!.level >= block.level) above.pop()
      above.push(block)
      if (kind === 'constitution' && isPrincipleHeading(block, above)) found.push(stated(block))
      continue
    }
    if (isRule(block, above, kind)) found.push(...sentencesOf(block))
  }
  return found.slice(0, MAXIMUM_PRINCIPLES)
}

/** A constitution's `### II. Test First (NON-NEGOTIABLE)` below `## Core Principles` is one by itself. */
const isPrincipleHeading = (block: Line, above: readonly Line[]): boolean =>
  above.slice(0, -1).some((one) => one.level > 1 && /principles?/i.test(one.text)) && /\w/.test(block.text)

const inRules = (above: readonly Line[]): boolean => above.some((one) => RULES.test(one.text))

function isRule(block: Line, above: readonly Line[], kind: DocumentKind): boolean {
  const heading = above.at(-1)?.text ?? ''
  if (kind === 'decision') return above.some((one) => DECIDED.test(one.text)) || Y_STATEMENT.test(block.text)
  if (obliges(block.text)) return true
  return (
    block.kind === 'item' &&
    inRules(above) &&
    !NO_RULES.test(heading) &&
    (IMPERATIVE.test(plain(block.text)) || RULES.test(heading))
  )
}

/** The obliging sentences of a paragraph; an item of a list is one as a whole. */
function sentencesOf(block: Line): readonly Stated[] {
  if (block.kind === 'item') return [stated(block)]
  const sentences = splitSentences(block)
  const obliging = sentences.filter((one) => obliges(one.text))
  return (obliging.length > 0 ? obliging : sentences.slice(0, 1)).map(stated)
}

/** A full stop ends a sentence before a space and a capital; those of `e.g.` and of code do not. */
const FULL_STOP = /(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?]["')*`]*\s+(?=[A-Z`*"'(])/g

function splitSentences(block: Line): readonly Line[] {
  const sentences: Line[] = []
  let from = 0
  for (const match of block.text.matchAll(FULL_STOP)) {
    const to = match.index + match[0].length
    sentences.push({ ...block, text: block.text.slice(from, to).trimEnd(), start: block.start + from })
    from = to
  }
  return [...sentences, { ...block, text: block.text.slice(from), start: block.start + from }]
}

function stated(line: Line): Stated {
  const text = plain(line.text).replace(/\s+/g, ' ')
  return {
    text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
    start: line.start,
    end: line.start + line.text.length,
  }
}

/** Lines joined to paragraphs and items, as Markdown reads them; tables and rules between sections left out. */
export function blocksOf(lines: readonly Line[]): readonly Line[] {
  const blocks: Line[] = []
  let open = false
  for (const line of lines) {
    if (line.kind === 'blank') open = false
    else if (line.kind === 'plain' && /^(\||[-=*_]{3,}\s*$|<)/.test(line.text)) open = false
    else if (line.kind === 'plain' && open) blocks.push(joined(blocks.pop()!, line))
    else {
      blocks.push(line)
      open = line.kind !== 'heading'
    }
  }
  return blocks
}

/** A hard-wrapped paragraph keeps its length, so that its end stays where it is in the page. */
function joined(block: Line, line: Line): Line {
  const gap = line.start - (block.start + block.text.length)
  return { ...block, text: `${block.text}${' '.repeat(Math.max(1, gap))}${line.text}` }
}

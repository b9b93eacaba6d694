import { digest } from '../digest.ts'
import { type Line, linesOf, plain, rawLines } from '../markdown-lines.ts'

/** A part of a page that is generated, and stands between marks; everything else is people's. */
export interface MarkedBlock {
  /** Small letters, digits and dashes. */
  readonly name: string
  /** The heading it stands below, where there is one already or where it is new: `## Summary`. */
  readonly heading: string
  readonly text: string
}

export interface MarkedStep {
  readonly name: string
  readonly does: 'write' | 'leave' | 'remove' | 'conflict'
  readonly why: string
}

export interface MarkedPage {
  readonly text: string
  readonly steps: readonly MarkedStep[]
}

/** A page with its blocks as they are generated now. A block that somebody edited is not overwritten: that is a conflict. */
export function mergeMarked(page: string | null, title: string, blocks: readonly MarkedBlock[]): MarkedPage {
  const before = page ?? `# ${title}\n`
  const found = placedIn(before)
  if (typeof found === 'string')
    return { text: before, steps: blocks.map(({ name }) => ({ name, does: 'conflict', why: found })) }
  const decided = blocks.map((block) => decide(block, found.find(({ name }) => name === block.name) ?? null))
  const gone = found.filter(({ name }) => !blocks.some((block) => block.name === name)).map(retire)
  const fromTheEnd = [...decided, ...gone].toSorted((a, b) => (b.at?.start ?? 0) - (a.at?.start ?? 0))
  const replaced = fromTheEnd.reduce(
    (text, { at, put }) => (at === null || put === null ? text : withStretch(text, at, put)),
    before,
  )
  const text = decided.reduce(
    (so, { at, block, put }) => (at === null && put !== null ? added(so, block, put) : so),
    replaced,
  )
  return { text, steps: [...decided, ...gone].map(({ step }) => step) }
}

interface Placed {
  readonly name: string
  /** Of what was generated; '' where a person wrote the mark. */
  readonly hash: string
  /** The marks and what is between them. */
  readonly start: number
  readonly end: number
  readonly body: string
}

const MARK = /^<!-- architect:(begin|end) ([a-z0-9-]{1,100})(?: ([0-9a-f]{12}))? -->\s*$/
/** More lines than this are not looked through. */
const MOST_LINES = 19_000

/** The blocks of a page, or why they cannot be told. */
function placedIn(text: string): readonly Placed[] | string {
  const lines = rawLines(text)
  if (lines.length > MOST_LINES) return 'the page is too long to be looked through'
  const placed: Placed[] = []
  let open: { readonly name: string; readonly hash: string; readonly start: number; readonly from: number } | null =
    null
  for (const { raw, start } of lines.filter(({ part }) => part === 'comment')) {
    const [, kind, name = '', hash = ''] = MARK.exec(raw) ?? []
    if (kind === undefined) continue
    if (kind === 'begin' && open === null) open = { name, hash, start, from: start + raw.length }
    else if (kind === 'end' && open !== null && name === open.name) {
      placed.push({
        name,
        hash: open.hash,
        start: open.start,
        end: start + raw.length,
        body: text.slice(open.from, start),
      })
      open = null
    } else return `the marks of ${name} do not pair`
  }
  if (open !== null) return `the mark of ${open.name} has no end`
  const twice = placed.find(({ name }, at) => placed.findIndex((one) => one.name === name) < at)
  return twice ? `there are two blocks ${twice.name}` : placed
}

interface Decided {
  readonly block: MarkedBlock
  readonly step: MarkedStep
  readonly at: Placed | null
  /** What takes its place; null where it stays. */
  readonly put: string | null
}

function decide(block: MarkedBlock, at: Placed | null): Decided {
  const stays = (does: MarkedStep['does'], why: string): Decided => ({
    block,
    at,
    put: null,
    step: { name: block.name, does, why },
  })
  const written = (why: string): Decided => ({
    block,
    at,
    put: marked(block.name, at === null ? block.text : withTicks(block.text, at.body)),
    step: { name: block.name, does: 'write', why },
  })
  if (at === null) return written('it is new')
  const isSame = settled(at.body) === settled(block.text)
  if (isSame && at.hash === hashOf(block.text)) return stays('leave', 'it is as it should be')
  if (isSame) return written('it says the same already')
  if (at.hash === hashOf(at.body) || settled(at.body) === '') return written('nobody edited it')
  if (at.hash === hashOf(block.text)) return stays('leave', 'you edited it, and nothing new is generated for it')
  return stays('conflict', 'you edited it, and what is generated for it is new: take out the edit or the marks')
}

/** What is generated no more goes, unless somebody made it their own. */
function retire(at: Placed): Decided {
  const block = { name: at.name, heading: '', text: '' }
  return at.hash === hashOf(at.body)
    ? { block, at, put: '', step: { name: at.name, does: 'remove', why: 'it is generated no more' } }
    : {
        block,
        at,
        put: null,
        step: { name: at.name, does: 'leave', why: 'it is generated no more, and was edited: it is yours now' },
      }
}

const marked = (name: string, text: string): string =>
  `<!-- architect:begin ${name} ${hashOf(text)} -->\n\n${text.trim()}\n\n<!-- architect:end ${name} -->`

/** Line ends, the space around and what was ticked off make no other text. */
const settled = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/^(\s*[-*] )\[[xX]\]/gm, '$1[ ]')
    .trim()
const hashOf = (text: string): string => digest(settled(text)).slice(0, 12)

/** What was ticked off stays so, whatever number it has now. */
function withTicks(text: string, before: string): string {
  const nameOf = (line: string): string => line.replace(/^\s*[-*] \[[ xX]\] (?:T\d+ )?/, '').trim()
  const ticked = new Set(
    before
      .split(/\r?\n/)
      .filter((line) => /^\s*[-*] \[[xX]\]/.test(line))
      .map(nameOf),
  )
  return text
    .split('\n')
    .map((line) => (/^\s*[-*] \[ \]/.test(line) && ticked.has(nameOf(line)) ? line.replace('[ ]', '[x]') : line))
    .join('\n')
}

const withStretch = (text: string, { start, end }: Placed, put: string): string =>
  text.slice(0, start) + likeIn(text, put) + text.slice(end)

const likeIn = (text: string, put: string): string => (text.includes('\r\n') ? put.replaceAll('\n', '\r\n') : put)

/** Below its heading, or at the end with it. */
function added(text: string, { heading }: MarkedBlock, put: string): string {
  const wanted = headingOf(heading)
  const level = heading.indexOf(' ')
  const there = linesOf(text).find(
    (line) => line.kind === 'heading' && line.level === level && headingOf(line.text) === wanted,
  )
  if (there === undefined) return `${text.trimEnd()}${likeIn(text, `\n\n${heading}\n\n${put}\n`)}`
  const end = endOfLine(text, there)
  return `${text.slice(0, end)}${likeIn(text, `\n\n${put}`)}${text.slice(end)}`
}

const headingOf = (written: string): string =>
  plain(written.replace(/^#+\s*/, ''))
    .replace(/\s*\([^)]*\)$/, '')
    .toLowerCase()

function endOfLine(text: string, { start }: Line): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

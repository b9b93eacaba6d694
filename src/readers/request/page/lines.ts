/** A line of a request, from its first word on, with how it goes on from the one before. */
export interface Line {
  readonly start: number
  readonly end: number
  /** `on`: the same sentence; `:` and `,`: an item of a list that belongs to it; `end`: another sentence. */
  readonly joined: 'on' | 'end' | ':' | ','
  /** A row of a table: a thing with its fields, a field with its type, or what nobody reads. */
  readonly row?: Row
}

type Row = 'thing' | 'field' | 'other'

interface Raw {
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly kind: 'text' | 'bullet' | 'heading' | 'blank'
  readonly row?: Row
  readonly text: string
}

const BULLET = /^([-*+•]|\d{1,3}[.)])\s+(\[[ xX]\]\s+)?/
const HEADING = /^#{1,6}\s+(\d{1,3}(\.\d{1,3})*[.)]?\s+)?/
/** `**Campaign**: title, goal`: a line of its own. */
const LABELLED = /^(\*\*[^*:]{1,60}\*\*:?|__[^_:]{1,60}__:?|`?[A-Z][A-Za-z0-9_ -]{0,30}`?:)\s/
/** Scenarios: what is given, what happens, what follows. */
const STEP = /^(feature|background|scenario( outline)?|examples?|given|when|then|and|but)\b/i
const SCENARIO = /^(scenario( outline)?:|given )/i
/** An item with more words is a sentence of its own. */
const MOST_WORDS = 6

export function linesOf(text: string): readonly Line[] {
  const raw = rawLines(text)
  const isScenario = raw.some(({ text, kind }) => kind === 'text' && SCENARIO.test(text))
  const lines: Line[] = []
  for (const [index, { start, end, kind, row }] of raw.entries())
    if (kind !== 'blank')
      lines.push({
        start,
        end,
        joined: index === 0 ? 'on' : joinedTo(raw, index, isScenario),
        ...(row === undefined ? {} : { row }),
      })
  return lines
}

/** Lines without what marks them; code between fences is not read. */
function rawLines(text: string): readonly Raw[] {
  const raw: Raw[] = []
  let [at, isCode] = [0, false]
  let table: Row | null = null
  for (const written of text.split('\n')) {
    const body = written.trim()
    const isFence = body.startsWith('```')
    const columns: Row | null = isCode || !isRow(body) ? null : (table ?? rowsOf(body))
    const isHead = columns !== null && (table === null || /^[|:\s-]+$/.test(body))
    table = columns
    if (isFence) isCode = !isCode
    const line = isCode || isFence || isHead ? blank(at) : lineAt(written, at)
    raw.push(columns === null || isHead ? line : { ...line, kind: 'bullet', row: columns })
    at += written.length + 1
  }
  return raw
}

const isRow = (body: string): boolean => body.startsWith('|') && body.indexOf('|', 1) > 0

/** What the rows of a table say, by the names of its columns. */
function rowsOf(head: string): Row {
  const columns = head.split('|').map((cell) => cell.trim().toLowerCase())
  const [first = '', second = ''] = columns.slice(1)
  if (
    /^(name|entity|resource|table|model|thing|object)$/.test(first) &&
    /^(fields|attributes|columns|properties)$/.test(second)
  )
    return 'thing'
  return /^(name|field|column|attribute|property)$/.test(first) && /^(type|data type)$/.test(second) ? 'field' : 'other'
}

const blank = (start: number): Raw => ({ start, end: start, indent: 0, kind: 'blank', text: '' })

function lineAt(written: string, at: number): Raw {
  const indent = written.length - written.trimStart().length
  const body = written.trim()
  if (body === '') return blank(at)
  const marked = BULLET.exec(body) ?? HEADING.exec(body)
  const start = at + indent + (marked?.[0].length ?? 0)
  const kind = marked === null ? 'text' : body.startsWith('#') ? 'heading' : 'bullet'
  return { start, end: at + indent + body.length, indent, kind, text: body.slice(marked?.[0].length ?? 0) }
}

function joinedTo(raw: readonly Raw[], index: number, isScenario: boolean): Line['joined'] {
  const line = raw[index]!
  const previous = raw[index - 1]!
  if (line.kind === 'heading' || line.row === 'thing' || line.row === 'other') return 'end'
  if (line.row === 'field') return ofField(raw, index)
  if (
    line.kind === 'text' &&
    (LABELLED.test(line.text) || (isScenario && (STEP.test(line.text) || STEP.test(previous.text))))
  )
    return 'end'
  if (isTitle(raw, index)) return 'end'
  if (line.kind === 'text') return previous.kind === 'text' && !previous.text.endsWith(':') ? 'on' : textAfter(previous)
  const parent = parentOf(raw, index)
  if (parent === null || !isShortGroup(raw, index, parent)) return 'end'
  if (index - 1 > parent.at) return ','
  return raw[parent.at]!.text.endsWith(':') ? 'on' : ':'
}

/** `Feature flag service`, and below it the first sentence: a heading without marks. */
const isTitle = (raw: readonly Raw[], index: number): boolean =>
  index === 1 &&
  raw[0]!.kind === 'text' &&
  raw[1]!.kind === 'text' &&
  raw[0]!.text.split(/\s+/).length < 8 &&
  /[\p{L}\p{N}]$/u.test(raw[0]!.text) &&
  !/[,.;]/.test(raw[0]!.text) &&
  /^\p{Lu}/u.test(raw[1]!.text)

/** Fields below a heading are of what it names. */
function ofField(raw: readonly Raw[], index: number): Line['joined'] {
  const before = raw.slice(0, index).findLast(({ kind }) => kind !== 'blank')
  if (before?.row === 'field') return ','
  return before?.kind === 'heading' || before?.text.endsWith(':') === true ? ':' : 'end'
}

const textAfter = ({ kind, text }: Raw): Line['joined'] => (kind === 'text' && text.endsWith(':') ? 'on' : 'end')

/** The line a list hangs on: it ends with a colon, or stands further out; null for a list of its own. */
function parentOf(raw: readonly Raw[], index: number): { readonly at: number } | null {
  const { indent } = raw[index]!
  for (let at = index - 1; at >= 0 && index - at < 200; at -= 1) {
    const line = raw[at]!
    if (line.kind === 'blank') continue
    if (line.kind === 'bullet' && line.indent >= indent) continue
    return line.kind === 'bullet' || line.kind === 'heading' || line.text.endsWith(':') ? { at } : null
  }
  return null
}

/** Whether every item of the list is a few words. */
function isShortGroup(raw: readonly Raw[], index: number, { at }: { readonly at: number }): boolean {
  const { indent } = raw[index]!
  const isOfThing = namesThing(raw[at]!)
  for (let i = at + 1; i < raw.length && i - at < 200; i += 1) {
    const line = raw[i]!
    if (line.kind === 'blank') continue
    if (line.kind !== 'bullet' || line.indent < indent) break
    // `- Bottle: vintage, grape` below a heading is a thing with fields, and none of them.
    if (raw[at]!.kind === 'heading' && /:.*,/.test(line.text)) return false
    if (line.indent > indent || !isShort(line.text, isOfThing)) return false
  }
  return true
}

/** Of a thing that stands above it, a line may say what it holds: `type (compact, regular)`, `price: decimal`. */
const isShort = (text: string, isOfThing: boolean): boolean =>
  text.split(/\s+/).length <= (isOfThing ? MOST_WORDS * 2 : MOST_WORDS) &&
  !(isOfThing ? /\b(can|may|must|should|has|have|cannot)\b/ : /[:(]|\b(can|may|must|should|has|have)\b/).test(text)

/** Headings that say what kind of lines follow, and no thing. */
const LABELS =
  /\b(entit(y|ies)|models?|resources?|data|tables?|rules?|requirements?|features?|endpoints?|acceptance|criteria|roles?|stories|goals?|overview|api|permissions?|notes?|scope|users?|access|domain|things|objects)\b/i

/** `Each project has:`, `Bookings with the following fields:` */
const HOLDING =
  /\b(has|have|with|contains?|includes?|holds?|fields|attributes|columns|properties)( the following)?( \w+)?:$/i

const namesThing = ({ text, kind }: Raw): boolean =>
  (kind === 'text' && HOLDING.test(text)) ||
  (kind !== 'text' &&
    text.split(/\s+/).length <= 3 &&
    !/[.:(,]/.test(text) &&
    (kind === 'bullet' || !LABELS.test(text)))

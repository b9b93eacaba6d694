import type { AskedToTell, Backend, Subject, Table, Words } from '../../../model/index.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { OF_LASTING, isOfLasting } from './lasting.ts'
import { isContent, isPerson, verbBase } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { MODALS } from '../vocabulary/functions.ts'
import { ACCOUNTS } from '../vocabulary/people.ts'
import { DOINGS, INTENTS, OPERATIONS } from '../vocabulary/verbs.ts'

export interface AskedThings {
  readonly asks: AskedToTell
  readonly subjects: readonly Subject[]
  readonly unread: readonly Words[]
}

/** A question names tables that are there, and brings nothing: what it says besides is told, as far as nobody reads it. */
export function askedThings(page: Page, asks: AskedToTell, backend: Backend, unread: readonly Words[]): AskedThings {
  const named = withoutCallers(tablesAt(page, backend), asks, backend)
  const taken = new Set(named.flatMap(({ at, size }) => Array.from({ length: size }, (_, i) => at + i)))
  const subjects = new Map<string, Subject>()
  for (const { at, size, table } of named)
    if (!subjects.has(table.id))
      subjects.set(table.id, {
        name: table.model ?? table.name,
        from: page.words(at, at + size),
        table: table.id,
        fields: [],
      })
  const columns = columnsOf(backend, new Set(subjects.keys()))
  const isIn = ({ start, end }: Words): boolean => start < asks.from.end && end > asks.from.start
  const own = page.tokens.flatMap((token, at) =>
    token.kind === 'word' && isIn(token) && !taken.has(at) && !isRead(page, at, columns, taken)
      ? [page.words(at, at + 1)]
      : [],
  )
  const things = new Set([...taken].map((at) => verbBase(page.word(at))))
  return {
    asks: { ...asks, verbs: asks.verbs.filter((verb) => !things.has(verb)) },
    subjects: [...subjects.values()],
    unread: [...unread.filter((one) => !isIn(one)), ...own].toSorted((a, b) => a.start - b.start),
  }
}

/** `people want to search books`: whoever asks is no part of what is asked about. */
function withoutCallers<Named extends { readonly table: Table }>(
  named: readonly Named[],
  { kind }: AskedToTell,
  { data }: Backend,
): readonly Named[] {
  const accounts = new Set(data.tables.filter(isAccount).map(({ id }) => id))
  const others = named.filter(({ table }) => !accounts.has(table.id))
  return others.length > 0 && (kind === 'access' || kind === 'speed') ? others : named
}

const isAccount = ({ columns }: Table): boolean => columns.some(({ name }) => /password/.test(name))

/** Where tables are named, the longest name first; behind `can` the word is what is done. */
function tablesAt(page: Page, { data }: Backend) {
  const names = data.tables.flatMap((table) =>
    [table.name, table.model ?? '']
      .map((name) => wordsIn(name).map(singular))
      .filter((words) => words.length > 0)
      .map((words) => ({ table, words })),
  )
  const longest = names.toSorted((a, b) => b.words.length - a.words.length)
  const found = page.tokens.flatMap((token, at) => {
    if (token.kind !== 'word' || isDone(page, at)) return []
    const name = longest.find(({ words }) => words.every((word, i) => singular(page.word(at + i)) === word))
    return name ? [{ at, size: name.words.length, table: name.table }] : []
  })
  if (found.length > 0) return found
  // Whoever signs in there is its user, whatever they are called.
  const accounts = data.tables.filter(isAccount)
  const at = page.tokens.findIndex((_, index) => ACCOUNTS.has(singular(page.word(index))))
  return accounts.length === 1 && at >= 0 ? [{ at, size: 1, table: accounts[0]! }] : []
}

const isDone = (page: Page, at: number): boolean =>
  MODALS.has(page.word(at - 1)) || (page.isEnd(at - 1) && INTENTS.has(page.word(at)) && !page.isEnd(at + 1))

const columnsOf = ({ data }: Backend, tables: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    data.tables
      .filter(({ id }) => tables.size === 0 || tables.has(id))
      .flatMap(({ columns }) => columns.flatMap(({ name }) => wordsIn(name).map(singular))),
  )

function isRead(page: Page, at: number, columns: ReadonlySet<string>, taken: ReadonlySet<number>): boolean {
  const word = page.word(at)
  const base = verbBase(word)
  if (OF_LASTING.test(word) && isOfLasting(page.text)) return true
  // `a shipped order`: which of them is meant.
  if (word.endsWith('ed') && base !== word && taken.has(at + 1)) return false
  return (
    !isContent(word) ||
    wordsIn(word).every((part) => columns.has(singular(part))) ||
    isPerson(word) ||
    isOfPath(page, at) ||
    ACCOUNTS.has(singular(word)) ||
    OF_QUESTIONS.test(word) ||
    (base !== null && (DOINGS.has(base) || OPERATIONS.has(base) || INTENTS.has(base)))
  )
}

/** `GET /books/{book_id}/cover`: which operation is meant. */
const isOfPath = ({ text, tokens }: Page, at: number): boolean => {
  const { start, end } = tokens[at]!
  return [...text.matchAll(/\b(?:GET|POST|PUT|PATCH|DELETE)\s+\/[^\s,;?]*/gi)].some(
    ({ 0: path, index }) => index <= start && end <= index + path.length,
  )
}

const OF_QUESTIONS =
  /^(who|whom|which|what|where|why|how|when|whether|if|many|much|can|allowed|permitted|access|public|signed|signing|sign|in|tell|explain|happens|endpoints?|operations?|routes?|tables?|faster|slow|slower|slowly|fast|quickly|performance|want|soon|million|millions|thousand|billion|anyone|anybody|everyone|everybody|somebody|nobody|people|strangers?|index|there|column|columns|database|data|backend|rows?|list|changed|long|takes?|taken|took|needs?|answers?|answered|responds?|loads?|returns?|ms|milliseconds?|secs?|seconds?|minutes?|speed|up|deletion)$/

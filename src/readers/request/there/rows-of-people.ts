import type { Backend, DesignRequest, Subject, Table, Words } from '../../../model/index.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import {
  BEFORE,
  PEOPLE,
  type Sentence,
  WISH,
  callerIn,
  nameOf,
  pascal,
  snakeName,
  tableNamed,
  understood,
  wordsOf,
} from './sentences.ts'

/** What people do to something that is there to find it again. */
export const MARKS: Readonly<Record<string, string>> = {
  bookmark: 'Bookmark',
  favorite: 'Favorite',
  favourite: 'Favourite',
  follow: 'Follow',
  like: 'Like',
  watch: 'Watch',
  star: 'Star',
}

const LIST = /(?:list|favou?rites?|bookmarks?|collection|basket|queue)$/i

const KEEPS = new RegExp(
  `\\b${PEOPLE}\\s+${WISH}(?<verb>save|keep|put|add|collect|${Object.keys(MARKS).join('|')})\\s+(?:${BEFORE}\\s+)*(?<what>[a-z]+)\\b(?<rest>(?:\\s+(?:for later|they like|they love|to read later))?(?:\\s+(?:on|to|in|into)\\s+(?:${BEFORE}\\s+)*(?<list>(?:[a-z]+[ -])?[a-z]*(?:list|favou?rites|bookmarks|collection|queue)))?)`,
  'i',
)

/** `each customer has one wishlist of books`: there is one for each of them, so that what is on it says whose. */
const HAS = new RegExp(
  `\\b${PEOPLE}\\s+${WISH}(?<verb>keep|have|has|maintain|get|own)s?\\s+(?:(?:exactly|just|only)\\s+)?(?:(?:one|single|personal|private|${BEFORE})\\s+)+(?<list>(?:[a-z]+[ -])?[a-z]*(?:list|favou?rites|collection|queue))\\s+of\\s+(?:${BEFORE}\\s+)*(?<what>[a-z]+)\\b(?<rest>)`,
  'i',
)

/** `so that customers can save books for later`: a row for each person and book, which is that person's. */
export function keptByPeople(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = KEEPS.exec(sentence.text) ?? HAS.exec(sentence.text)
  const caller = callerIn(backend)
  const { verb = '', what = '', list, rest = '' } = found?.groups ?? {}
  const target = tableNamed(what, backend)
  if (!found || !caller || !target?.model || target.id === caller.id) return request
  const said = wordsOf(sentence, found.index, found[0])
  const listed = request.subjects.find(({ table, name }) => table === null && LIST.test(name))
  const named = list === undefined ? null : pascal(list)
  const mark = MARKS[verb.toLowerCase()]
  if (mark === undefined && named === null && !listed && !/later|like|love/.test(rest)) return request
  const name = mark ?? `${named ?? listed?.name ?? `Saved${target.model}`}${(named ?? listed) ? 'Item' : ''}`
  const from = listed?.from ?? said
  const isWrong = ({ table, from: { start, end }, name: other }: Subject): boolean =>
    table === null && (other === listed?.name || other === name || (said.start <= start && end <= said.end))
  return understood(
    {
      ...request,
      subjects: [...request.subjects.filter((one) => !isWrong(one)), pair(name, from, caller, target)],
      capabilities: request.capabilities.filter(
        ({ from: { start, end } }) => !(said.start <= start && end <= said.end),
      ),
      ...rulesWithout(request, said),
    },
    behindList(sentence, said),
  )
}

/** `and see their own list` says nothing more of rows that are each person's own. */
function behindList({ text, start }: Sentence, said: Words): Words {
  const tail = text.slice(said.end - start)
  const more =
    /^,?\s*(?:and|or)\s+(?:can\s+)?(?:see|view|list|read)\s+(?:only\s+)?(?:their|his|her|my)\s+(?:own\s+)?[a-z ]+/i.exec(
      tail,
    )
  const ahead = /\b(?:so that|so|let|allow|enable|want)\s*$/i.exec(text.slice(0, said.start - start))
  return { ...said, start: said.start - (ahead?.[0].length ?? 0), end: said.end + (more?.[0].length ?? 0) }
}

const pair = (name: string, from: Words, caller: Table, target: Table): Subject => ({
  name,
  from,
  table: null,
  fields: [caller, target].map(({ name: field, model }) => ({
    name: field,
    type: `-> ${model}`,
    from,
    typed: 'said' as const,
  })),
})

/** Rules that were read of words that mean something else. */
export const rulesWithout = ({ rules }: DesignRequest, { start, end }: Words): Pick<DesignRequest, 'rules'> =>
  rules === undefined ? {} : { rules: rules.filter(({ from }) => !(start <= from.start && from.end <= end)) }

const ASKED = new RegExp(
  `\\b${PEOPLE}\\s+${WISH}(?:ask to be |sign up to be |subscribe to be |request to be |choose to be |be )?(?<how>emailed|mailed|notified|alerted|told|informed)(?:\\s+(?:by|via|with|over|through)\\s+(?:an?\\s+)?(?:e-?mail|mail|sms|text|push|message))?\\s+(?<when>(?:when|once|as soon as|if)\\s+(?:${BEFORE}\\s+)*(?<what>[a-z]+)\\b.*)$`,
  'i',
)

/** `ask to be emailed when a book is available again`: who asked about which, and a mail that people write. */
export function askedToBeTold(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const found = ASKED.exec(sentence.text)
  const caller = callerIn(backend)
  const { what = '', how = '' } = found?.groups ?? {}
  const target = tableNamed(what, backend)
  if (!found || !caller || !target?.model || !/\b(?:ask|sign up|subscribe|request|choose) to be\b/i.test(found[0]))
    return request
  const said = wordsOf(sentence, found.index, found[0])
  const at = sentence.text.indexOf(how, found.index)
  const left = wordsOf(sentence, at, sentence.text.slice(at))
  const kept = request.subjects.filter(
    ({ table, from: { start, end } }) => table !== null || !(said.start <= start && end <= said.end),
  )
  const name = `${target.model}Alert`
  return understood(
    { ...request, ...rulesWithout(request, said), subjects: [...kept, pair(name, said, caller, target)] },
    said,
    [left],
  )
}

const SEVERAL = new RegExp(
  `\\b${PEOPLE}\\s+${WISH}(?:save|keep|store|have|add|manage|maintain|register|enter)\\s+(?:several|multiple|many|more than one|different|their own)\\s+(?<what>(?:[a-z]+[ -]){0,2}[a-z]+?)(?=\\s+(?:and|so|to|which|that|with)\\b|[,:(]|$)`,
  'i',
)
const CHOSEN = new RegExp(
  `\\b(?:choose|pick|select|use)\\s+(?:one(?: of them)?|${BEFORE}\\s+[a-z]+)\\s+(?:when|while|for|at|on|in|as)\\b[a-z ]*?\\b(?<what>[a-z]+)\\s*$`,
  'i',
)

/** `customers save several shipping addresses`: theirs; `and choose one when they place an order`: which an order leads to. */
export function severalOfPeople(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  const caller = callerIn(backend)
  const found = SEVERAL.exec(sentence.text)
  const what = found?.groups?.['what'] ?? ''
  const last = singular(wordsIn(what).at(-1) ?? '')
  const subject = request.subjects.find(({ table, name }) => table === null && nameOf(name).split(' ').at(-1) === last)
  if (!found || !caller?.model || !subject) return request
  const said = wordsOf(sentence, found.index, found[0])
  const name = pascal(what)
  const owner = { name: caller.name, type: `-> ${caller.model}`, from: said, typed: 'said' as const }
  const leads = new RegExp(`^-> ${caller.model}\\b`)
  const isLed = subject.fields.some(({ type }) => leads.test(type))
  const own: Subject = { ...subject, name, fields: isLed ? subject.fields : [owner, ...subject.fields] }
  const renamed = understood(
    {
      ...request,
      subjects: request.subjects.map((one) => (one === subject ? own : one)),
      // `shipping addresses` are addresses, and nothing that is done to them.
      capabilities: request.capabilities.filter(
        ({ from: { start, end } }) => !(said.start <= start && end <= said.end),
      ),
      ...(request.rules === undefined
        ? {}
        : { rules: request.rules.map((one) => (one.of === subject.name ? { ...one, of: name } : one)) }),
    },
    said,
  )
  const chosen = CHOSEN.exec(sentence.text)
  const holder = chosen ? tableNamed(chosen.groups?.['what'] ?? '', backend) : null
  return chosen && holder?.model
    ? understood(
        referring(renamed, holder, { name: snakeName(what), to: name }, wordsOf(sentence, chosen.index, chosen[0])),
        wordsOf(sentence, chosen.index, chosen[0]),
      )
    : renamed
}

/** A table that is there leads to something new; its rows that are there do not yet. */
function referring(
  request: DesignRequest,
  table: Table,
  { name, to }: { readonly name: string; readonly to: string },
  from: Words,
): DesignRequest {
  const field = { name, type: `-> ${to}? set-null`, from, typed: 'said' as const }
  const known = request.subjects.find((one) => one.table === table.name || one.table === table.id)
  return {
    ...request,
    subjects: known
      ? request.subjects.map((one) => (one === known ? { ...one, fields: [...one.fields, field] } : one))
      : [...request.subjects, { name: table.model!, from, table: table.name, fields: [field] }],
  }
}

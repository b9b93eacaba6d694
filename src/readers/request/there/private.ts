import type { AskedRule, Backend, DesignRequest, Words } from '../../../model/index.ts'
import { namedBefore } from './named-before.ts'
import { type Sentence, understood, wordsOf } from './sentences.ts'

const MADE =
  '(?:wrote|writes?|made|makes?|created?|creates|added|adds?|left|leaves?|saved|saves?|posted|posts?|entered|enters?|took|takes?|uploaded|uploads?|sent|sends?|kept|keeps?|filed|files?|submitted|submits?|recorded|records?|owns?|has|have|placed|places?)'
const ONES = '(?:them|it|one|these|those|(?:a|the|an) [a-z]+)'
/** `the customer who wrote them`, `whoever made it`, `its author` */
const MAKER = `(?:(?:(?:the|that|those)\\s+)?[a-z]+\\s+(?:who|that)\\s+${MADE}\\s+${ONES}|who(?:ever)?\\s+${MADE}\\s+${ONES}|(?:the|their|its)\\s+(?:own\\s+)?(?:owners?|authors?|writers?|creators?|makers?))`
const SEE = '(?:see|sees|read|reads|view|views|look at|looks at|find|finds|access|accesses|open|opens)'
const MAY = '(?:(?:can|may|should|must|could|is allowed to|are allowed to)\\s+)?(?:ever\\s+)?'
const SHOWN = '(?:visible|shown|readable|accessible|seen|read|viewed)'

const THEIRS = new RegExp(
  [
    `\\bonly\\s+${MAKER}\\s+${MAY}${SEE}\\b(?:\\s+(?:them|it))?`,
    `\\b(?:only\\s+(?:be\\s+)?${SHOWN}|${SHOWN}\\s+only)\\s+(?:to|by|for)\\s+${MAKER}`,
    `\\b(?:nobody|no one|no-one)\\s+(?:but|except|other than)\\s+${MAKER}\\s+${MAY}${SEE}\\b(?:\\s+(?:them|it))?`,
    `\\bprivate\\s+to\\s+${MAKER}`,
  ].join('|'),
  'i',
)

/** `that only they can see`, `which nobody else sees`: of those who were spoken of. */
const PRONOUN = new RegExp(
  [
    `(?:\\b(?:that|which)\\s+)?\\bonly\\s+(?:they|he|she)(?:\\s+themsel(?:f|ves))?\\s+${MAY}${SEE}\\b(?:\\s+(?:them|it))?`,
    `(?:\\b(?:that|which)\\s+)?\\b(?:nobody|no one|no-one)\\s+else\\s+${MAY}${SEE}\\b(?:\\s+(?:them|it))?`,
    `(?:\\b(?:that|which)\\s+(?:is|are)\\s+)?\\b(?:only\\s+(?:be\\s+)?${SHOWN}|${SHOWN}\\s+only)\\s+(?:to|by|for)\\s+(?:them|him|her)(?:sel(?:f|ves))?\\b`,
  ].join('|'),
  'i',
)
const ANYBODY = new RegExp(
  '\\b(?:customers?|users?|people|persons?|readers?|members?|buyers?|shoppers?|visitors?|everybody|everyone|each of them)\\b',
  'i',
)
const SOME = /\b(?:staff|admins?|administrators?|managers?|editors?|moderators?|employees?|agents?|clerks?)\b/gi

/** Where those who were spoken of are everybody who uses it, and not some who share what they see. */
function saidOfMaker({ text }: Sentence): RegExpExecArray | null {
  const found = PRONOUN.exec(text)
  if (found === null) return null
  const before = text.slice(0, found.index)
  const some = [...before.matchAll(SOME)].at(-1)?.index ?? -1
  return ANYBODY.test(before.slice(some + 1)) ? found : null
}

/** `notes that only the customer who wrote them can see`: of whoever made them, and of nobody else. */
export function seenByMaker(request: DesignRequest, sentence: Sentence, _: Backend): DesignRequest {
  const found = THEIRS.exec(sentence.text) ?? saidOfMaker(sentence)
  if (!found) return request
  const from = wordsOf(sentence, found.index, found[0])
  const of = namedBefore(request, from.start)
  if (of === null) return request
  const rule: AskedRule = { who: 'owner', verbs: ['read'], of: of.name, how: 'only', from }
  // `nobody else`: whose rows are not seen is of nothing else.
  const rules = (request.rules ?? []).filter((one) => !(one.verbs.includes('read') && isWithin(one.from, from)))
  return understood({ ...request, rules: [...rules, rule] }, from)
}

const isWithin = (one: Words, { start, end }: Words): boolean => start <= one.start && one.end <= end

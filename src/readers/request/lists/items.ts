import { isActionAt } from './actions.ts'
import { bareStatesAt, bareStatus, namedStatesAt } from './bare-states.ts'
import { channelItem } from './channels.ts'
import {
  type Choice,
  areTypes,
  choiceAt,
  choiceBefore,
  choicesAt,
  isChoiceName,
  isYesOrNo,
  statesAt,
  valuesAt,
} from './choice.ts'
import { singular } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { whenDone, withMeasure, withWhole, withoutDone } from '../nouns/longer-names.ts'
import { nominalAt } from '../nouns/nominal.ts'
import { rolesNamed } from './named-roles.ts'
import { nounAt } from '../nouns/noun.ts'
import { beginsWithVerb } from '../nouns/noun-and-verb.ts'
import type { Page } from '../page/page.ts'
import { endsInValues, isField, isFormat, isHow, isMeasured } from './parentheses.ts'
import { closeOf, isChosen, isEither } from './close.ts'
import { isJoint } from './joint.ts'
import { isRhythmOf } from './rhythms.ts'
import { merged, sayingAt } from './saying.ts'
import { beginsClause, doesBesides, isDeed, isQuestion, separatorAt } from '../nouns/separators.ts'
import {
  countedAt,
  withHeads,
  kindOf,
  kindsBehind,
  listOf,
  kindsCounted,
  uploadOf,
  withoutType,
  yesOrNo,
} from './listed.ts'
import { readStateEnd } from './read-state.ts'
import { fromOrTo, spanOf } from './spans.ts'
import { type Item, itemOf, sayingNothing } from './item.ts'
import { overlapAt } from '../things/overlaps.ts'
import { kindOf as kindOfThing } from '../vocabulary/kinds/index.ts'
import { commaBehind, isDoneBy, isUsual, isWhen, setOffEnd, shownLater } from './list-ends.ts'
import { placedAt } from './placed.ts'
import { valuesOfAt } from './values-of.ts'
import { whetherAt } from './whether.ts'
import { isProperName, statusOf } from '../nouns/proper-names.ts'

export interface Items {
  readonly items: readonly Item[]
  readonly next: number
}

const DEEPEST = 4
const MOST = 400

/** `a, b (c, d) and optional e of up to 500 characters` */
export function itemsAt(page: Page, from: number, depth = 0, areDeeds = false): Items {
  const items: Item[] = []
  let at = from
  let hasAnd = false
  while (items.length < MOST) {
    const start = items.length === 0 ? at : separatorAt(page, at)
    if (
      start === null ||
      (items.length > 0 && (isQuestion(page, start) || isActionAt(page, start) || doesBesides(page, start))) ||
      overlapAt(page, start) !== null ||
      rolesNamed(page, start) !== null ||
      (areDeeds && items.length > 0 && isDeed(page, start)) ||
      (items.length > 0 && beginsWithVerb(page, start)) ||
      (items.length > 0 &&
        (isUsual(page, start) ||
          shownLater(page, start) !== null ||
          nominalAt(page, start) !== null ||
          readStateEnd(page, start) !== null ||
          namedStatesAt(page, start) !== null ||
          setOffEnd(page, start) !== null ||
          isDoneBy(page, start) ||
          placedAt(page, start) !== null)) ||
      // `a number and a cost, and a calendar`: that is of the list around it.
      (hasAnd && page.word(at) === ',' && page.word(at + 1) === 'and')
    )
      break
    hasAnd ||= items.length > 0 && page.word(at) === 'and'
    const item = itemAt(page, start, depth, items.length > 0)
    // `(date, needed people, place)`: what nobody reads is told, and the list goes on.
    if (item === null && depth > 0 && items.length > 0) {
      const comma = commaBehind(page, start)
      if (comma !== null) {
        page.leave(start, comma)
        at = comma
        continue
      }
    }
    if (
      item === null ||
      // `a priority, group them into projects`
      (items.length > 0 && /^(them|it)$/.test(page.word(item.to))) ||
      (items.length > 0 &&
        ((beginsClause(page, item) && !isJoint(page, items, item, from)) ||
          /^[+=]$/.test(page.word(item.to)) ||
          isWhen(page, item)))
    )
      break
    const [first, second] = spanOf(page, item)
    items.push(first, ...(second === null ? [] : [second]))
    at = (second ?? first).to
  }
  return { items: withHeads(page, items), next: at }
}

function itemAt(page: Page, from: number, depth: number, isInList: boolean): Item | null {
  const before = choiceBefore(page, from)
  if (before !== null) return statusOf(before, from)
  const bare = bareStatesAt(page, from)
  if (bare !== null) return bareStatus(page, bare, from)
  const channel = channelItem(page, from) ?? whetherAt(page, from) ?? valuesOfAt(page, from)
  if (channel !== null) return channel
  const states = statesAt(page, from, isInList)
  if (states !== null) return statusOf(states, from)
  const moment = fromOrTo(page, from)
  if (moment !== null) return moment
  const plain =
    listOf(page, nounAt(page, from)) ??
    (isInList || page.word(from - 1) === ':' || page.isEnd(from - 1) || verbBase(page.word(from - 1)) !== null
      ? countedAt(page, from)
      : null)
  if (plain === null) return null
  const chosen = plain.words.length > 2 && choicesAt(page, plain.head) === null ? plain.head + 1 : plain.head
  const several = choicesAt(page, chosen)
  if (several !== null && (isInList || page.isEnd(from - 1) || /^(with|has|have|in|:|\()$/.test(page.word(from - 1)))) {
    const name = { ...plain, words: [singular(page.word(chosen))], to: chosen + 1, isPlural: false }
    return { ...itemOf(name), choice: several, from, to: several.to }
  }
  if (plain.words.length > 1 && plain.words.at(-1) === 'upload' && plain.words[0] !== 'file')
    return uploadOf(page, plain)
  const isCode = page.tokens[plain.head]!.text.includes('_')
  const yes = yesOrNo(page, plain)
  if (yes !== null) return yes
  const typed = depth > 0 || isInList || isCode ? withoutType(page, plain) : null
  if (typed !== null) return typed
  const noun = whenDone(page, plain) ?? withWhole(page, withMeasure(page, withoutDone(page, plain)))
  const last = noun.words.at(-1)!
  const barred =
    noun.words.length === 2 && isChoiceName(noun.words[0]!) && page.word(noun.to) === '/'
      ? choiceAt(page, noun.head, true, true)
      : null
  if (barred !== null)
    return {
      ...itemOf({ ...noun, words: noun.words.slice(0, 1), to: noun.head + 1 }),
      choice: barred,
      from,
      to: barred.to,
    }
  if (isRhythmOf(page, noun.to)) {
    const choice = valuesAt(page, noun.to, false)
    if (choice.values.length > 1) return { ...itemOf(noun), choice, from, to: choice.to }
  }
  const kinds = kindsBehind(page, noun) ?? kindOf(page, noun)
  if (kinds !== null) return kinds
  const choice = choiceAt(page, noun.to, (depth > 0 || isInList) && !(depth > 0 && endsInValues(page, noun.to)))
  const isChoice =
    choice !== null &&
    !areTypes(choice.values, isChoiceName(last)) &&
    ((isChoiceName(last) && !noun.isPlural) || choice.hasSteps)
  if (isChoice && (page.word(noun.to) === '(' || isChoiceName(last)))
    return { ...itemOf(noun), choice, from, to: choice.to }
  const saying = sayingAt(page, noun.to, depth > 0 || isInList)
  if (page.word(saying.to) !== '(' || depth >= DEEPEST) return { ...itemOf(noun), saying, from, to: saying.to }
  return withInner(page, { ...itemOf(noun), saying, from, to: saying.to }, depth, choice)
}

/** What stands in parentheses is what it holds, or how it is. */
function withInner(page: Page, item: Item, depth: number, choice: Choice | null): Item {
  const open = item.to
  const said = sayingAt(page, open + 1)
  // `(date, notes)`: names, of which the first could be a type as well.
  const isNamed =
    /^(date|dates|text|url|count|flag|pdf|percentage|email)$/.test(page.word(open + 1)) &&
    page.word(said.to) === ',' &&
    nounAt(page, said.to + 1) !== null
  const first = isNamed ? sayingNothing(open + 1) : said
  const more = first.to > open + 1 && page.word(first.to) === ',' ? sayingAt(page, first.to + 1) : first
  const within = more.to > first.to + 1 ? merged(first, more) : first
  const start = within.to > open + 1 ? (separatorAt(page, within.to) ?? within.to) : open + 1
  const { items: all, next } = itemsAt(page, start, depth + 1)
  // `(max 5 MB, jpg or png)`: what a file may be written as, and nothing it holds
  const inner = all.filter((one) => !isFormat(one))
  for (const { from, to } of all.filter(isFormat)) page.leave(from, to)
  const tail = sayingAt(page, separatorAt(page, next) ?? next)
  const saying = [within, tail].reduce(merged, item.saying)
  const close = closeOf(page, open)
  // A list that breaks off: what is behind it is told.
  if (
    inner.length > 1 &&
    tail.type === null &&
    tail.most === null &&
    tail.words.length === 0 &&
    page.word(next) === ',' &&
    next < close - 1
  )
    page.leave(next, close - 1)
  // `plans (Free, Pro)`: which there are, and no field of any.
  if (item.noun.isPlural && inner.length > 1 && tail.type === null && inner.every((one) => isProperName(page, one))) {
    page.leave(open + 1, close - 1)
    return { ...item, to: close }
  }
  const several = kindsCounted(page, item, inner, close)
  if (several !== null) return several
  const behind = sayingAt(page, close)
  // `channels (public/private)`: of which kind each is.
  const hows =
    choice !== null && item.noun.isPlural && choice.values.length > 1 && choice.values.every(isHow) ? choice : null
  if (hows !== null) {
    const name = hows.values.includes('public') || hows.values.includes('private') ? 'visibility' : 'kind'
    const kind = {
      ...itemOf({ ...item.noun, words: [name], isPlural: false, from: open + 1, to: hows.to - 1 }),
      choice: hows,
    }
    return { ...item, inner: [kind], to: hows.to }
  }
  const isSaid = choice?.usual !== undefined || (choice !== null && isEither(page, open, close) && isChosen(item))
  const isChoice = choice !== null && !areTypes(choice.values) && (isSaid || !inner.some(isField)) && !isMeasured(item)
  const areMarks = isChoice && choice.values.length > 1 && choice.values.every((value) => value.length < 4)
  const values = isChoice && (inner.length > 1 || areMarks || isSaid || isYesOrNo(choice.values)) ? choice : null
  // `items (shirts, trousers)`: some of them, for example.
  if (values !== null && item.noun.isPlural && /^(item|good|product|article)$/.test(item.noun.words.at(-1)!)) {
    page.leave(open + 1, close - 1)
    return { ...item, to: close }
  }
  const to = Math.max(close, behind.to, values?.to ?? close)
  if (values !== null && item.noun.isPlural)
    return { ...withValues(item, values, open), saying: merged(saying, behind), to }
  return { ...item, inner, choice: values, saying: merged(saying, behind), to }
}

/** `applications (received, declined)`: what each of them goes through; `levels (low, high)`: what each is one of. */
function withValues(item: Item, choice: Choice, open: number): Item {
  const { noun } = item
  if (kindOfThing(noun.words) === null || isChoiceName(noun.words.at(-1)!))
    return { ...item, noun: { ...noun, isPlural: false }, inner: [], choice }
  const status = { ...noun, words: ['status'], isPlural: false, from: open + 1, to: choice.to - 1 }
  return { ...item, inner: [{ ...itemOf(status), choice }], choice: null }
}

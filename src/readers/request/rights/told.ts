import type { AskedRole, Words } from '../../../model/index.ts'
import { isOfLetting } from '../capabilities/kept-apart.ts'
import { type Noun, nounAt } from '../nouns/noun.ts'
import type { Page } from '../page/page.ts'
import type { Things } from '../things/things.ts'
import { isPlural } from '../vocabulary/forms.ts'
import { DETERMINERS, MODALS } from '../vocabulary/functions.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { ACCOUNTS, DEPARTMENTS, EVERYBODY, RANKS, isPersonal, isStaffed } from '../vocabulary/people.ts'
import { rankOf, roleName } from './roles.ts'

/**
 * Those who do something in words nobody reads: they sign in for it all the same. What they do is told, and nothing follows of
 * it.
 */
export function rolesTold(page: Page, unread: readonly Words[], things: Things, known: readonly AskedRole[]) {
  const found = new Map<string, AskedRole>()
  for (const { start, end } of unread)
    for (let at = page.indexOf(start); at < page.indexOf(end); at += 1) {
      const noun = page.isWord(at) ? doingAt(page, at) : null
      if (noun === null || !isSomebody(noun) || things.of(noun) !== null) continue
      const name = roleName(noun)
      // `tenants define their stages`: those are no people, where nobody lets anything.
      if (name === 'tenant' && !isOfLetting(page)) continue
      if (name === null || found.has(name) || known.some((role) => role.name === name)) continue
      found.set(name, { name, from: page.words(noun.from, noun.to), rank: rankOf(noun), isTold: true })
    }
  return [...found.values()]
}

const doingAt = (page: Page, at: number): Noun | null =>
  doerAt(page, at) ?? whoeverAt(page, at) ?? (isAmong(page, at) ? nounAt(page, at) : null)

/** `assigned to a contractor, who marks it as fixed` */
function whoeverAt(page: Page, at: number): Noun | null {
  if (page.word(at) !== 'who' || !(MODALS.has(page.word(at + 1)) || isDeedAt(page, at + 1))) return null
  const to = page.word(at - 1) === ',' ? at - 1 : at
  for (let from = to - 1; from > to - 4 && page.isWord(from); from -= 1) {
    const noun = DETERMINERS.has(page.word(from - 1)) || page.isEnd(from - 1) ? nounAt(page, from) : null
    if (noun?.to === to) return noun
  }
  return null
}

/** `marks`, and nothing that is said of them: `is told`, `have paid`. */
const isDeedAt = (page: Page, at: number): boolean =>
  !/^(is|are|was|were|has|have|had|do|does|did|needs?|gets?|wants?)$/.test(page.word(at)) &&
  verbBase(page.word(at)) !== null

/** `a technician must acknowledge`, `operators can replay`, `only the caretaker sees` */
function doerAt(page: Page, at: number): Noun | null {
  if (!page.isEnd(at - 1) && !BEFORE.test(page.word(at - 1))) return null
  const isOnly = page.word(at - 1) === 'only'
  const noun = nounAt(page, at) ?? (isOnly ? ofVerb(page, at) : null)
  if (noun === null || noun.to <= at) return null
  // `engineers toggle flags in staging, only release managers in production`
  if (isOnly && /^(in|for|on|at|with)$/.test(page.word(noun.to)) && isSure(noun)) return noun
  const last = withOthers(page, noun.to)
  const behind = /^(also|only|then|always|still|first)$/.test(page.word(last)) ? last + 1 : last
  return MODALS.has(page.word(behind)) || (isVerbOf(page, noun, behind) && isSure(noun)) ? noun : null
}

/** `senders and recipients can follow it` */
function withOthers(page: Page, at: number): number {
  const next = /^(and|or)$/.test(page.word(at)) ? nounAt(page, at + 1) : null
  return next !== null && isPersonal(next) && next.isPlural ? next.to : at
}

/** `only release managers`: who they are, and nothing that is done. */
function ofVerb(page: Page, at: number): Noun | null {
  const behind = verbBase(page.word(at)) === page.word(at) ? nounAt(page, at + 1) : null
  return behind?.isPlural === true && isPersonal(behind)
    ? { ...behind, from: at, words: [page.word(at), ...behind.words] }
    : null
}

const BEFORE = /^(,|:|and|but|or|while|that|which|where|when|then|if|until|unless|before|after|once|only)$/

function isVerbOf(page: Page, { isPlural: areSeveral }: Noun, at: number): boolean {
  const word = page.word(at)
  if (/^(has|have|needs?|gets?)$/.test(word)) return true
  const base = verbBase(word)
  return base !== null && (areSeveral ? word === base : word !== base && word.endsWith('s')) && !isOfNoun(page, at)
}

/** `manager approvals`, `staff members`: how something is called. */
const isOfNoun = (page: Page, at: number): boolean => isPlural(page.word(at)) && page.isEnd(at + 1)

/** `approval from finance`, `checked by the accountant`, `escalated to the team lead`, `needs finance` */
function isAmong(page: Page, at: number): boolean {
  const before = DETERMINERS.has(page.word(at - 1)) ? at - 2 : at - 1
  const noun = nounAt(page, at)
  if (noun === null || !isSure(noun) || /^(their|his|her|its)$/.test(page.word(at - 1))) return false
  if (/^(needs?|requires?)$/.test(page.word(before))) return DEPARTMENTS.has(noun.words.at(-1)!)
  const verb = page.word(before - 1)
  return (
    (page.word(before) === 'by' && verb.endsWith('ed')) ||
    (page.word(before) === 'to' && /^(escalated|assigned|forwarded|handed|passed|given|back)$/.test(verb)) ||
    (page.word(before) === 'from' && /^(approvals?|permission|consent|confirmation|sign-off)$/.test(verb))
  )
}

/** Whoever is called so is somebody, whatever else is said. */
const isSure = ({ words }: Noun): boolean => {
  const last = words.at(-1)!
  return RANKS.has(last) || DEPARTMENTS.has(last) || isStaffed(words) || /.{3}(wo)?man$/.test(last)
}

const isSomebody = (noun: Noun): boolean => {
  const last = noun.words.at(-1)!
  return isPersonal(noun) && !/^(person|member)$/.test(last) && !EVERYBODY.has(last) && !ACCOUNTS.has(last)
}

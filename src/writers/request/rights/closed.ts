import { plural, spoken } from '../../../kernel/english.ts'
import type { DesignRequest, Words } from '../../../model/index.ts'
import { type Draft, type People, highest, lowest } from '../things/draft.ts'
import { rulesOf } from '../people/makers.ts'
import { isNamed, namedBefore } from '../things/named.ts'
import { BESIDE, BOTTOM } from '../people/registering.ts'

/** Somebody sees it, or it is seen by some. */
const SEEING =
  /\b(?!to |and |or |we |i |you |also |not )\w+ (?:(?:may|can|should|must|only|also|never|not) ){0,3}(?:sees?|views?|reads?)\b(?! (?:\d|more|less|often|rarely))|\b(?:visible|private|hidden|confidential|secret|shown|seen|shared with)\b|^\w+ (?:only )?(?:those|theirs)\b|\bonly (?:finds?|search(?:es)?|retrieves?)\b|\b(?:finds?|search(?:es)?|retrieves?) (?:only\b|(?:\w+ ){1,4}(?:for|of|in|from|at|on) (?:their|his|her|its|the caller['’]s) )/i
const MAKING =
  /\b(?!to |and |or |we |i |you )\w+ (?:(?:may|can|only|also) ){0,2}(creates?|adds?|enters?|makes?|posts?|uploads?|writes?|records?|logs?|files?|submits?|issues?|plans?|sets?|manages?|maintains?)\b/i

/**
 * Who sees it is said, and not that all do: those whose it is, or something that nobody here reads. Until somebody says
 * more, nobody else does.
 */
export const isClosed = (name: string, request: DesignRequest): boolean =>
  rulesOf(name, request).some(
    ({ verbs, who, within, as }) =>
      verbs.includes('read') && (within !== undefined || (who === 'owner' && as !== undefined)),
  ) ||
  request.unread.some((words) => SEEING.test(words.text) && !COUNTING.test(words.text) && isAbout(name, words, request))

/** `staff see how many people want each book`: of who sees the books that says nothing. */
const COUNTING =
  /\b(?:sees?|views?|reads?|shown?) (?:how many|how often|the number of|the count of|statistics|totals?)\b/i

/** `agents only see those of their own company`, in words nobody here reads: what they do with it opens none of the others. */
export const isSomeOnly = (name: string, role: string, request: DesignRequest): boolean => {
  const said = new RegExp(`\\b(?:${spoken(role)}|${plural(spoken(role))})\\b`, 'i')
  const others = (request.roles ?? []).filter((one) => one.name !== role)
  return request.unread.some(
    (words) =>
      ONLY_SEEING.test(words.text) &&
      isAbout(name, words, request) &&
      // What is narrowed for one of them says nothing of the others.
      (said.test(words.text) ||
        !others.some((one) => new RegExp(`^\\W*${plural(spoken(one.name))}\\b`, 'i').test(words.text))),
  )
}

const ONLY_SEEING =
  /\bonly (?:sees?|views?|reads?|finds?|gets?|search(?:es)?|retrieves?)\b|\b(?:sees?|views?|reads?) only\b|\b(?:finds?|search(?:es)?|retrieves?) only\b|\b(?:sees?|views?|reads?|finds?|search(?:es)?|retrieves?) (?:\p{L}+ ){1,4}(?:for|of|in|from|at|on) (?:their|his|her|its) /iu

/** Who makes it is said in words nobody here reads. */
export const isMadeBySome = (name: string, request: DesignRequest): boolean => isDoubted(name, MAKING, request)

/** That it changes or goes is forbidden in words nobody here reads: until somebody says more, hardly anybody may. */
const isHeldBack = (name: string, request: DesignRequest): boolean =>
  request.unread.some((words) => HOLDING.test(words.text) && CHANGING.test(words.text) && isAbout(name, words, request))

/** With what it is a part of, unless it is somebody's own. */
export const isHeldBackWith = ({ name, owner, parent }: Draft, request: DesignRequest): boolean =>
  isHeldBack(name, request) || (owner === null && parent !== null && isHeldBack(parent.of, request))

/** That some alone change it is said in such words: whose it is, they may not be. */
export const isChangedBySome = (name: string, request: DesignRequest): boolean =>
  request.unread.some((words) => SOME.test(words.text) && CHANGING.test(words.text) && isAbout(name, words, request))

const HOLDING =
  /\b(?:never|nobody|no one|none|cannot|can['’]t|(?:can|may|must|should) not|no longer|until|unless|once|immutable|append-only|read-only|locked|frozen|final)\b/i
const SOME = /\b(?:only|alone)\b/i
const CHANGING =
  /\b(?:chang\w+|edit\w*|updat\w+|modif\w+|alter\w*|overwrit\w+|correct(?:s|ed|ion)|delet\w+|remov\w+|cancel\w*|discard\w*|scrap\w*|void\w*|destroy\w*|dispos\w+|revok\w+|withdraw\w*|immutable|append-only|read-only|locked|frozen|final)\b/i

const isDoubted = (name: string, how: RegExp, request: DesignRequest): boolean =>
  request.unread.some((words) => how.test(words.text) && isAbout(name, words, request))

/** It is named in the words, or was named last in the sentence where they speak of what was. */
function isAbout(name: string, words: Words, request: DesignRequest): boolean {
  // `the landlord of the flat sees the applications`: of the flat nothing is said.
  const said = words.text.replaceAll(/\bof (?:the|an?|its|their|each|every|that|his|her) \p{L}+/giu, '')
  const text = request.subjects.some((one) => isNamed(one.name, said)) ? said : words.text
  if (request.subjects.some((one) => isNamed(one.name, text))) return isNamed(name, text)
  return (
    /\b(those|them|theirs|they|it|these|ones)\b/i.test(words.text) && namedBefore(request, words.start)?.name === name
  )
}

/** Roles that are said never to see it. */
export function blindTo(name: string, { rules }: DesignRequest, people: People): readonly string[] {
  return (rules ?? []).flatMap(({ of, how, verbs, who }) => {
    if (of !== name || how !== 'not' || !verbs.includes('read')) return []
    return people.roles.includes(who) ? [who] : who === 'signed in' ? [lowest(people)] : []
  })
}

/** `internal notes customers never see`: all who stand above those. */
export function beyond(blind: readonly string[], { roles, ranks }: People): readonly string[] {
  const rankOf = (role: string): number => ranks.get(role) ?? BOTTOM
  const least = Math.min(BESIDE, ...blind.map(rankOf))
  return roles.filter((role) => !blind.includes(role) && rankOf(role) < least)
}

/** Who writes what some never see: those above them, each for all of the others. */
export function keptFrom(blind: readonly string[], people: People): readonly string[] {
  const others = beyond(blind, people).filter((role) => role !== highest(people))
  return others.length > 0 ? others : [highest(people)]
}

import type { DesignRequest, Words } from '../../model/index.ts'
import { rulesOf } from './makers.ts'
import { isNamed, namedBefore } from './named.ts'

/** Somebody sees it, or it is seen by some. */
const SEEING =
  /\b(?!to |and |or |we |i |you |also |not )\w+ (?:(?:may|can|should|must|only|also|never|not) ){0,3}(?:sees?|views?|reads?)\b(?! (?:\d|more|less|often|rarely))|\b(?:visible|private|hidden|confidential|secret|shown|seen|shared with)\b|^\w+ (?:only )?(?:those|theirs)\b/i
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
  ) || isDoubted(name, SEEING, request)

/** `agents only see those of their own company`, in words nobody here reads: what they do with it opens none of the others. */
export const isSomeOnly = (name: string, request: DesignRequest): boolean => isDoubted(name, ONLY_SEEING, request)

const ONLY_SEEING = /\bonly (?:sees?|views?|reads?|finds?|gets?)\b|\b(?:sees?|views?|reads?) only\b/i

/** Who makes it is said in words nobody here reads. */
export const isMadeBySome = (name: string, request: DesignRequest): boolean => isDoubted(name, MAKING, request)

const isDoubted = (name: string, how: RegExp, request: DesignRequest): boolean =>
  request.unread.some((words) => how.test(words.text) && isAbout(name, words, request))

/** It is named in the words, or was named last in the sentence where they speak of what was. */
function isAbout(name: string, words: Words, request: DesignRequest): boolean {
  if (request.subjects.some((one) => isNamed(one.name, words.text))) return isNamed(name, words.text)
  return (
    /\b(those|them|theirs|they|it|these|ones)\b/i.test(words.text) && namedBefore(request, words.start)?.name === name
  )
}

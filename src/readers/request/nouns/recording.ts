import { isPlural, singular } from '../vocabulary/forms.ts'
import { isPerson } from '../vocabulary/lexicon.ts'
import type { Page } from '../page/page.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { isPersonal } from '../vocabulary/people.ts'
import { isOccurrence } from '../vocabulary/occurrences.ts'

const VERBS = /^(record|track|note|capture|state|list|log|document|show|register|name)(s?)$/

/** `inspections of a hive record date and result`: what happens, or is written, holds what it records; a nurse writes it down. */
export function isRecording(page: Page, at: number): boolean {
  const verb = VERBS.exec(page.word(at))
  if (verb === null) return false
  const own = subjectBefore(page, at)
  if (own === null || isPerson(own) || isPlural(own) === (verb[2] === 's')) return false
  if (isField(page, at + 1))
    return Object.keys(kindOf([singular(own)])?.holds ?? {}).some((name) => /_(at|on)$/.test(name)) || isOne(page, at)
  return isOne(page, at) && isPart(page, at + 1)
}

/** `every handover`: it happens, and is nobody who could write anything down. */
function isOne(page: Page, at: number): boolean {
  const own = singular(subjectBefore(page, at)!)
  return isOccurrence(own) && !isPersonal({ words: [own] })
}

/** The noun before the verb, and before `of a hive` where that stands between. */
function subjectBefore(page: Page, at: number): string | null {
  const isOfOne = /^(a|an|the|each|every)$/.test(page.word(at - 2)) && page.word(at - 3) === 'of'
  const word = page.word(isOfOne ? at - 4 : at - 1)
  return word === '' ? null : word
}

function isField(page: Page, at: number): boolean {
  const word = page.word(/^(a|an|the|its)$/.test(page.word(at)) ? at + 1 : at)
  return typeByName(word).known || /^(value|result|outcome|finding)$/.test(word)
}

/** `the pilot`, `who` aside: what each of them has one of. */
const isPart = (page: Page, at: number): boolean => /^(a|an|the|its)$/.test(page.word(at)) && page.isWord(at + 1)

import { tailEnd } from '../../asides/ends.ts'
import { nounAt } from '../../nouns/noun.ts'
import type { Reader } from '../../reader.ts'
import { isPersonal } from '../../vocabulary/people.ts'
import { PARTICIPLES } from '../../vocabulary/verbs.ts'
import { passive } from '../rights/permitted.ts'

/** `a job has a date and is assigned to a cleaner`, `..., is at a site`: what was spoken of, besides. */
export function readBeingToo(reader: Reader, at: number): number | null {
  const { page, topic, facts } = reader
  if (!/^(is|are)$/.test(page.word(at)) || !/^(,|and)$/.test(page.word(at - 1))) return null
  if (topic === null || topic.from < reader.sentence || isPersonal(topic)) return null
  const word = page.word(at + 1)
  if (/^(at|in|on|of|for)$/.test(word)) {
    const whole = /^(a|an|one)$/.test(page.word(at + 2)) ? nounAt(page, at + 2) : null
    if (whole === null || whole.isPlural) return reader.quote(at, tailEnd(page, at + 1))
    page.claim(at, whole.to)
    reader.mention(whole)
    reader.topic = topic
    facts.belongings.push({ child: topic, parent: whole, isSure: true })
    return whole.to
  }
  if (word === 'done') return reader.quote(at, tailEnd(page, at + 1))
  if (!(word.endsWith('ed') || PARTICIPLES.has(word))) return null
  const known = facts.belongings.length + facts.holdings.length + facts.deeds.length
  const end = passive(reader, [topic], at + 1, 'may', at)
  const isSaid = facts.belongings.length + facts.holdings.length + facts.deeds.length > known
  return end === null || !isSaid ? reader.quote(at, tailEnd(page, at + 1)) : end
}

import type { AskedField, DesignRequest, Words } from '../../../model/index.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../page/span.ts'
import { BEING } from '../vocabulary/functions.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { setOf } from '../vocabulary/words.ts'
import type { Around, Aside } from './aside.ts'

/** `reject them with a reason`: what is said of it then, and nothing that whatever is rejected comes with. */
export function reasonAt({ page }: Around, at: number): Aside | null {
  const said = saidAt(page, at)
  return said === null ? null : { from: said.from, to: said.to, isPurpose: true }
}

/** What whoever decides says of it, and what he does then. */
interface Reason extends Span {
  readonly verb: string
}

function saidAt(page: Page, at: number): Reason | null {
  if (page.word(at) !== 'with') return null
  const noun = /^(a|an|the|their|his|her)$/.test(page.word(at + 1)) ? at + 2 : at + 1
  if (!SAID.test(page.word(noun))) return null
  if (!page.isEnd(noun + 1) && !/^(,|;|and|but|so|when|if|or|\))$/.test(page.word(noun + 1))) return null
  for (let before = at - 1; at - before < FAR && !page.isEnd(before) && page.word(before) !== ','; before -= 1) {
    // `rejected rows`: which of them.
    const isWhich = page.word(before).endsWith('ed') && !BEING.has(page.word(before - 1))
    const verb = isWhich ? '' : (verbBase(page.word(before)) ?? '')
    if (DECIDING.has(verb)) return { from: at, to: noun + 1, verb }
    // `reject reports with a reason`: what it is done with.
    if (MAKING.has(verb) && !DECIDING.has(verbBase(page.word(before - 1)) ?? '')) return null
  }
  return null
}

const FAR = 8
const SAID = /^(reason|comment|note|explanation|justification|remark)$/
const DECIDING = setOf('approve reject refuse decline deny accept cancel override dismiss revoke suspend ban block')
const MAKING = setOf('apply submit ask request create post send add make write report file open leave')

/** The same request, where each of those is a field of what is decided; told where nothing is. */
export function withReasons(request: DesignRequest, whole: Page): DesignRequest {
  return whole.tokens.reduce((one, _, at) => {
    const said = saidAt(whole, at)
    return said === null ? one : withReason(one, said, whole)
  }, request)
}

function withReason(request: DesignRequest, { from, to, verb }: Reason, whole: Page): DesignRequest {
  const words = whole.words(from, to)
  const of = request.capabilities
    .findLast((one) => one.name === 'operation' && one.of?.endsWith(`.${verb}`) === true && isBefore(one.from, words))
    ?.of?.split('.')[0]
  const subject = request.subjects.find(({ name }) => name === of)
  const isTold = request.unread.some(({ start, end }) => start <= words.start && words.end <= end)
  if (subject === undefined || subject.table !== null)
    return isTold ? request : { ...request, unread: [...request.unread, words].toSorted((a, b) => a.start - b.start) }
  const name = whole.word(to - 1)
  const isTaken = subject.fields.some((field) => field.name === name)
  const by = (request.rules ?? []).find((rule) => rule.of === of && rule.operation === verb)?.who
  const setBy = (request.roles ?? []).find((role) => role.name === by)?.name
  const field: AskedField = {
    name: isTaken ? `decision_${name}` : name,
    type: 'text(0..2000)?',
    from: whole.words(from + 1, to),
    typed: 'said',
    ...(setBy === undefined ? {} : { setBy }),
  }
  return {
    ...request,
    subjects: request.subjects.map((one) => (one === subject ? { ...one, fields: [...one.fields, field] } : one)),
  }
}

const isBefore = (one: Words, other: Words): boolean => one.start < other.start

import { plural, spoken } from '../../../kernel/english.ts'
import type { AskedRule, Capability, DesignRequest, Subject, Words } from '../../../model/index.ts'
import type { Sentence } from './sentences.ts'

const HEAD =
  /^\s*(?:add|introduce|build|create|support|provide|we need)\s+(?<what>[^:]+?)\s+(?:to|for|on|about|of|from)\s+(?<of>[^:]+?)\s*:/i
const ONE = /\b(?:one|it|them|these|those)\b/i

/** `add corrections to articles: readers send one`: one of what is added, and not of what it is added to. */
export function oneOfHead(request: DesignRequest, { text, start }: Sentence): DesignRequest {
  const head = HEAD.exec(text)
  const { what = '', of = '' } = head?.groups ?? {}
  const made = request.subjects.find((one) => one.table === null && isNamed(one, what))
  const to = request.subjects.find((one) => one.table !== null && isNamed(one, of))
  if (!head || !made || !to) return request
  const isOne = (from: Words): boolean =>
    from.start >= start + head[0].length &&
    from.end <= start + text.length &&
    ONE.test(from.text) &&
    !isNamed(to, from.text)
  const rules = (request.rules ?? []).map((rule): AskedRule =>
    rule.of === to.name && isOne(rule.from) ? { ...rule, of: made.name } : rule,
  )
  const capabilities = request.capabilities.map((one): Capability =>
    one.of?.split('.')[0] === to.name && isOne(one.from)
      ? { ...one, of: [made.name, ...one.of.split('.').slice(1)].join('.') }
      : one,
  )
  return { ...request, capabilities, ...(request.rules === undefined ? {} : { rules }) }
}

const isNamed = ({ name }: Subject, said: string): boolean =>
  new RegExp(`\\b(?:${spoken(name)}|${plural(spoken(name))})\\b`, 'i').test(said)

import { asNumber, asText } from '../../values/ask.ts'
import { NONE, external, instance, list, text, tuple } from '../../values/make.ts'
import type { CallOf, Instance, Value } from '../../values/value.ts'
import { call } from '../calls.ts'
import type { Summary } from '../library.ts'
import type { Machine } from '../machine.ts'
import { longestSubject } from './pattern-cost.ts'

/** Names are made from other names, not from documents: longer texts are left alone. */
const LONGEST = 2_000
const IGNORE_CASE = 2

type Run = (pattern: RegExp, given: CallOf, machine: Machine) => Value | undefined

/** A Python pattern as JavaScript writes it; undefined where the two differ too much. */
function compile(pattern: string | null, flags: number | null): RegExp | undefined {
  if (
    pattern === null ||
    pattern.length > LONGEST ||
    flags === null ||
    /\(\?[aiLmsux(#]|\(\?P[=>]|\\[AZ]./.test(pattern)
  )
    return undefined
  const written = pattern.replaceAll('(?P<', '(?<').replace(/\\A/g, '^').replace(/\\Z/g, '$')
  try {
    return new RegExp(written, flags & IGNORE_CASE ? 'giu' : 'gu')
  } catch {
    return undefined
  }
}

const flagsOf = (value: Value | undefined): number | null => {
  if (!value) return 0
  if (value.kind === 'external') return /\.(I|IGNORECASE)$/.test(value.path) ? IGNORE_CASE : null
  return asNumber(value)
}

function matchObject(match: RegExpMatchArray): Instance {
  const made = instance(external('re.Match'))
  for (const [i, group] of match.entries()) made.attributes.set(`<${i}>`, group === undefined ? NONE : text(group))
  for (const [name, group] of Object.entries(match.groups ?? {}))
    made.attributes.set(`<${name}>`, group === undefined ? NONE : text(group))
  return made
}

const subject = (given: CallOf, at: number, pattern: RegExp): string | undefined => {
  const written = asText(given.args[at] ?? given.keywords.get('string'))
  return written === null || written.length > Math.min(LONGEST, longestSubject(pattern.source)) ? undefined : written
}

const substitute: Run = (pattern, given, machine) => {
  const replacement = given.args[0] ?? given.keywords.get('repl')
  const on = subject(given, 1, pattern)
  if (!replacement || on === undefined || given.args.length > 2 || given.keywords.has('count')) return undefined
  const fixed = asText(replacement)
  if (fixed !== null)
    return text(
      on.replace(
        pattern,
        fixed
          .replaceAll('$', '$$$$')
          .replace(/\\g<(\w+)>/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`))
          .replace(/\\(\d)/g, '$$$1'),
      ),
    )
  let known = true
  const parts = on.replace(pattern, (...found) => {
    const groups = found.filter((one) => typeof one !== 'object')
    const match = groups.slice(
      0,
      groups.findIndex((one) => typeof one === 'number'),
    ) as unknown as RegExpMatchArray
    const made = asText(
      call(replacement, { args: [matchObject(match)], keywords: new Map(), open: false, site: given.site }, machine),
    )
    if (made === null) known = false
    return made ?? ''
  })
  return known ? text(parts) : undefined
}

const search =
  (whole: (match: RegExpMatchArray, on: string) => boolean): Run =>
  (pattern, given) => {
    const on = subject(given, 0, pattern)
    if (on === undefined) return undefined
    const found = [...on.matchAll(pattern)].find((match) => whole(match, on))
    return found ? matchObject(found) : NONE
  }

const FUNCTIONS: Readonly<Record<string, Run>> = {
  sub: substitute,
  search: search(() => true),
  match: search((match) => match.index === 0),
  fullmatch: search((match, on) => match.index === 0 && match[0].length === on.length),
  split: (pattern, given) => {
    const on = subject(given, 0, pattern)
    return on === undefined || given.args.length > 1
      ? undefined
      : list(on.split(pattern).map((one) => (one === undefined ? NONE : text(one))))
  },
  findall: (pattern, given) => {
    const on = subject(given, 0, pattern)
    if (on === undefined) return undefined
    return list(
      [...on.matchAll(pattern)].map((match) =>
        match.length > 2 ? tuple(match.slice(1).map((one) => text(one ?? ''))) : text(match[1] ?? match[0]),
      ),
    )
  },
}

const PATTERN = 're.Pattern'

function ofModule(name: string, run: Run): Summary {
  return {
    path: `re.${name}`,
    call: (given, machine) => {
      const [first, ...args] = given.args
      const pattern =
        first?.kind === 'instance' ? patternOf(first) : compile(asText(first), flagsOf(given.keywords.get('flags')))
      return pattern && run(pattern, { ...given, args }, machine)
    },
  }
}

/** `re.compile(...)` keeps its call: others read the pattern from there. */
const patternOf = (self: Value): RegExp | undefined =>
  self.kind === 'instance'
    ? compile(asText(self.args[0]), flagsOf(self.args[1] ?? self.keywords.get('flags')))
    : undefined

export const REGULAR_EXPRESSIONS: readonly Summary[] = [
  ...Object.entries(FUNCTIONS).map(([name, run]) => ofModule(name, run)),
  {
    path: 're.compile',
    bases: [PATTERN],
    attribute: (self, name) => (name === 'pattern' ? self.args[0] : undefined),
    methods: Object.fromEntries(
      Object.entries(FUNCTIONS).map(([name, run]) => [
        name,
        (self: Value, given: CallOf, machine: Machine) => {
          const pattern = patternOf(self)
          return pattern && run(pattern, given, machine)
        },
      ]),
    ),
  },
  {
    path: 're.Match',
    methods: {
      group: (self, given) => {
        if (self.kind !== 'instance' || given.args.length > 1) return undefined
        const key = given.args[0] ? (asText(given.args[0]) ?? asNumber(given.args[0])) : 0
        return key === null ? undefined : self.attributes.get(`<${key}>`)
      },
      groups: (self) =>
        self.kind === 'instance'
          ? tuple([...self.attributes].filter(([key]) => /^<[1-9]\d*>$/.test(key)).map(([, value]) => value))
          : undefined,
    },
  },
]

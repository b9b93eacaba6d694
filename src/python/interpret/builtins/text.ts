import { asNumber, asText } from '../../values/ask.ts'
import { LONGEST_TEXT, bool, composed, integer, list, text, unknown } from '../../values/make.ts'
import type { CallOf, Constant, Value } from '../../values/value.ts'
import { findAttribute } from '../attributes.ts'
import { applyFormat } from '../formatting.ts'
import { iterate } from '../iterate.ts'
import type { Machine } from '../machine.ts'
import { subscript } from '../subscript.ts'
import { representation, stringOf } from '../text.ts'

type Method = (call: CallOf) => Value

export function textMethod(self: Constant, name: string, machine: Machine): Method | undefined {
  if (self.type === 'bytes' && name === 'decode') return () => text(String(self.value))
  if (self.type !== 'str') return undefined
  const run = methods[name]
  return (
    run &&
    ((call) =>
      remembered(run(String(self.value), call, machine), self) ??
      composed(`text.${name}()`, partsOf(String(self.value), name, call, machine), call.site))
  )
}

/** What text was made of when some of it is not known. */
function partsOf(self: string, name: string, call: CallOf, machine: Machine): readonly Value[] {
  if (name === 'format') return fieldsOf(self, call, machine)
  if (name === 'join' && call.args[0]) {
    const { items, open } = iterate(call.args[0], machine)
    const parts = items.slice(0, 50).flatMap((item, i) => (i > 0 ? [text(self), item.value] : [item.value]))
    return open ? [...parts, call.args[0]] : parts
  }
  return name === 'replace' ? [text(self), ...call.args.slice(1)] : [...call.args]
}

/** What is made of the text of a setting is still that setting's. */
const remembered = (result: Value | undefined, self: Constant): Value | undefined =>
  self.setting !== undefined && result?.kind === 'constant' ? { ...result, setting: self.setting } : result

const argument = (call: CallOf, at: number): string | undefined => asText(call.args[at]) ?? undefined
const characters = (call: CallOf): string | undefined => (call.args.length ? argument(call, 0) : ' \t\n\r\f\v')

function strip(value: string, set: string | undefined, left: boolean, right: boolean): Value | undefined {
  if (set === undefined) return undefined
  let from = 0
  let to = value.length
  while (left && from < to && set.includes(value[from]!)) from++
  while (right && to > from && set.includes(value[to - 1]!)) to--
  return text(value.slice(from, to))
}

const methods: Record<string, (self: string, call: CallOf, machine: Machine) => Value | undefined> = {
  lower: (self) => text(self.toLowerCase()),
  upper: (self) => text(self.toUpperCase()),
  casefold: (self) => text(self.toLowerCase()),
  capitalize: (self) => text(self.charAt(0).toUpperCase() + self.slice(1).toLowerCase()),
  title: (self) =>
    text(
      self
        .toLowerCase()
        .replace(/(^|[^a-zA-Z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()),
    ),
  strip: (self, call) => strip(self, characters(call), true, true),
  lstrip: (self, call) => strip(self, characters(call), true, false),
  rstrip: (self, call) => strip(self, characters(call), false, true),
  removeprefix: (self, call) =>
    text(argument(call, 0) && self.startsWith(argument(call, 0)!) ? self.slice(argument(call, 0)!.length) : self),
  removesuffix: (self, call) =>
    text(argument(call, 0) && self.endsWith(argument(call, 0)!) ? self.slice(0, -argument(call, 0)!.length) : self),
  startswith: (self, call) => starts(call, (part) => self.startsWith(part)),
  endswith: (self, call) => starts(call, (part) => self.endsWith(part)),
  replace: (self, call) => {
    const [from, to] = [argument(call, 0), argument(call, 1)]
    return from === undefined || to === undefined ? undefined : text(self.replaceAll(from, to))
  },
  split: (self, call) => split(self, call),
  rsplit: (self, call) => (call.args.length > 1 ? rsplit(self, call) : split(self, call)),
  splitlines: (self) => list(self.split(/\r?\n/).map(text)),
  partition: (self, call) => partition(self, argument(call, 0), self.indexOf(argument(call, 0) ?? '')),
  rpartition: (self, call) => partition(self, argument(call, 0), self.lastIndexOf(argument(call, 0) ?? '')),
  join: (self, call, machine) => join(self, call, machine),
  format: (self, call, machine) => format(self, call, machine),
  encode: (self) => ({ kind: 'constant', type: 'bytes', value: self }),
  find: (self, call) => (argument(call, 0) === undefined ? undefined : integer(self.indexOf(argument(call, 0)!))),
  count: (self, call) => (argument(call, 0) ? integer(self.split(argument(call, 0)!).length - 1) : undefined),
  isdigit: (self) => bool(/^\d+$/.test(self)),
  isupper: (self) => bool(self === self.toUpperCase() && self !== self.toLowerCase()),
  islower: (self) => bool(self === self.toLowerCase() && self !== self.toUpperCase()),
  isidentifier: (self) => bool(/^[\p{L}_][\p{L}\p{N}_]*$/u.test(self)),
  index: (self, call) =>
    argument(call, 0) === undefined || !self.includes(argument(call, 0)!)
      ? undefined
      : integer(self.indexOf(argument(call, 0)!)),
  rfind: (self, call) => (argument(call, 0) === undefined ? undefined : integer(self.lastIndexOf(argument(call, 0)!))),
  swapcase: (self) =>
    text([...self].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('')),
  isalpha: (self) => bool(/^\p{L}+$/u.test(self)),
  isalnum: (self) => bool(/^[\p{L}\p{N}]+$/u.test(self)),
  isspace: (self) => bool(/^\s+$/.test(self)),
  ljust: (self, call) => pad(self, call, '<'),
  rjust: (self, call) => pad(self, call, '>'),
  center: (self, call) => pad(self, call, '^'),
  format_map: (self, call, machine) =>
    call.args[0]?.kind === 'mapping'
      ? format(
          self,
          {
            ...call,
            args: [],
            keywords: new Map([...call.args[0].entries.values()].map(({ key, value }) => [asText(key) ?? '', value])),
          },
          machine,
        )
      : undefined,
  zfill: (self, call) =>
    call.args[0]?.kind === 'constant' ? text(self.padStart(Number(call.args[0].value), '0')) : undefined,
}

function starts(call: CallOf, test: (part: string) => boolean): Value | undefined {
  const [first] = call.args
  const parts = first?.kind === 'sequence' ? first.items.map(asText) : [asText(first)]
  return parts.includes(null) ? undefined : bool(parts.some((part) => test(part!)))
}

function split(self: string, call: CallOf): Value | undefined {
  const limit = call.args[1]?.kind === 'constant' ? Number(call.args[1].value) : -1
  const separator =
    call.args.length && !(call.args[0]?.kind === 'constant' && call.args[0].type === 'none') ? argument(call, 0) : null
  if (separator === undefined) return undefined
  const parts = separator === null ? self.trim().split(/\s+/).filter(Boolean) : self.split(separator)
  if (limit < 0 || parts.length <= limit + 1) return list(parts.map(text))
  return list([...parts.slice(0, limit), parts.slice(limit).join(separator ?? ' ')].map(text))
}

function rsplit(self: string, call: CallOf): Value | undefined {
  const separator = argument(call, 0)
  const limit = call.args[1]?.kind === 'constant' ? Number(call.args[1].value) : -1
  if (separator === undefined) return undefined
  const parts = self.split(separator)
  const head = parts.slice(0, Math.max(0, parts.length - limit)).join(separator)
  return list((parts.length <= limit + 1 ? parts : [head, ...parts.slice(parts.length - limit)]).map(text))
}

function partition(self: string, separator: string | undefined, at: number): Value | undefined {
  if (separator === undefined) return undefined
  return {
    kind: 'sequence',
    type: 'tuple',
    items: (at < 0 ? [self, '', ''] : [self.slice(0, at), separator, self.slice(at + separator.length)]).map(text),
    open: false,
  }
}

function join(self: string, call: CallOf, machine: Machine): Value | undefined {
  if (!call.args[0]) return undefined
  const { items, open } = iterate(call.args[0], machine)
  const parts = items.map((item) => asText(item.value))
  if (open || parts.includes(null)) return undefined
  const joined = parts.join(self)
  return joined.length > LONGEST_TEXT ? undefined : text(joined)
}

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(!r)?(?::([^{}]*))?\}/g

/** `"{0.name}/{path:>5}".format(...)`; undefined when a part is not known or not understood. */
function format(self: string, call: CallOf, machine: Machine): Value | undefined {
  let position = 0
  let known = true
  const result = self.replace(
    FIELD,
    (match, name: string | undefined, asWritten: string | undefined, specification: string | undefined) => {
      if (match === '{{' || match === '}}') return match[0]!
      const [, first = '', path = ''] = /^(\w*)(.*)$/s.exec(name ?? '') ?? []
      const whole = valueOfField(first, call, first === '' ? position++ : position)
      const value = whole && below(whole, path, call, machine)
      const plain = value ? (asWritten ? representation(value, machine) : stringOf(value, machine)) : null
      const shown = plain === null ? null : applyFormat(specification ?? '', value!, plain)
      if (shown === null) known = false
      return shown ?? ''
    },
  )
  return known && !/[{}]/.test(self.replace(FIELD, '')) ? text(result) : undefined
}

/** The text between the fields of a format, and what is put into them. */
function fieldsOf(self: string, call: CallOf, machine: Machine): readonly Value[] {
  const parts: Value[] = []
  let position = 0
  let from = 0
  for (const found of self.matchAll(FIELD)) {
    const [match, name] = found
    if (found.index > from) parts.push(text(self.slice(from, found.index)))
    from = found.index + match.length
    if (match === '{{' || match === '}}') {
      parts.push(text(match[0]!))
      continue
    }
    const [, first = '', path = ''] = /^(\w*)(.*)$/s.exec(name ?? '') ?? []
    const whole = valueOfField(first, call, first === '' ? position++ : position)
    parts.push((whole && below(whole, path, call, machine)) ?? unknown('a field of a format', call.site))
  }
  return from < self.length ? [...parts, text(self.slice(from))] : parts
}

const valueOfField = (name: string, call: CallOf, position: number): Value | undefined =>
  name === '' ? call.args[position] : /^\d+$/.test(name) ? call.args[Number(name)] : call.keywords.get(name)

/** `.name` and `[key]` behind a field. */
function below(value: Value, path: string, call: CallOf, machine: Machine): Value | undefined {
  let at: Value | undefined = value
  for (const [, name, key] of path.matchAll(/\.(\w+)|\[([^\]]*)\]/g)) {
    if (!at) return undefined
    at =
      name !== undefined
        ? findAttribute(at, name, machine, call.site)
        : subscript(at, /^\d+$/.test(key!) ? integer(Number(key)) : text(key!), machine, call.site)
  }
  return at
}

function pad(self: string, call: CallOf, align: '<' | '>' | '^'): Value | undefined {
  const width = asNumber(call.args[0])
  const fill = call.args.length > 1 ? argument(call, 1) : ' '
  if (width === null || fill === undefined || width > 10_000) return undefined
  const shown = applyFormat(`${fill}${align}${width}`, text(self), self)
  return shown === null ? undefined : text(shown)
}

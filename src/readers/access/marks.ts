import { asText } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { PRINCIPAL } from '../behaviour/labels.ts'
import { isCredentialName, isQueryCredential, isStateCredential } from './credential-names.ts'

/** What a value was made of, as far as access is concerned. */
export interface Marks {
  credential: boolean
  principal: boolean
  /** Sent by the caller as data: path, query, body. */
  sent: boolean
  /** Where the request goes: its path or method. */
  target: boolean
}

const CONNECTION =
  /^(?:starlette\.(?:requests\.(?:Request|HTTPConnection)|websockets\.WebSocket)|<request>)(?:\.([\w.]+?))?(?:\.(get|getlist|__getitem__))?$/
const BUDGET = 400

export function marksOf(...values: readonly (Value | null | undefined)[]): Marks {
  const marks: Marks = { credential: false, principal: false, sent: false, target: false }
  const walk = new Walk(marks)
  for (const value of values) if (value) walk.visit(value, 0)
  return marks
}

class Walk {
  private left = BUDGET
  private readonly seen = new Set<Value>()
  private readonly marks: Marks

  constructor(marks: Marks) {
    this.marks = marks
  }

  visit(value: Value, depth: number): void {
    if (depth > 12 || --this.left < 0 || this.seen.has(value)) return
    this.seen.add(value)
    switch (value.kind) {
      case 'unknown':
        return this.labels(value.labels)
      case 'instance':
        return this.instance(value, depth)
      case 'method':
        if (value.function.kind === 'external' && this.connection(value.function.path, undefined)) return
        return this.visit(value.self, depth + 1)
      case 'external':
        return void this.connection(value.path, undefined)
      case 'alternatives':
        for (const option of value.options) this.visit(option.value, depth + 1)
        return
      case 'sequence':
        for (const item of value.items) this.visit(item, depth + 1)
        return
      case 'mapping':
        for (const entry of value.entries.values()) this.visit(entry.value, depth + 1)
    }
  }

  private instance(value: Instance, depth: number): void {
    this.labels(value.labels)
    if (value.class.kind === 'external' && this.connection(value.class.path, value.args[0], depth > 0)) return
    for (const part of [...value.args, ...value.keywords.values(), ...(value.receiver ? [value.receiver] : [])])
      this.visit(part, depth + 1)
  }

  private labels(labels: readonly string[]): void {
    for (const label of labels) {
      if (label === PRINCIPAL) this.marks.principal = this.marks.credential = true
      const [kind, name = ''] = [label.slice(0, label.indexOf(':')), label.slice(label.indexOf(':') + 1)]
      if (kind === 'credentials') this.marks.credential = true
      else if (kind === 'header' || kind === 'cookie') this.marks.credential ||= isCredentialName(name)
      else if (kind === 'query' && isQueryCredential(name)) this.marks.credential = true
      else if (kind === 'query' || kind === 'path' || kind === 'body') this.marks.sent = true
    }
  }

  /** Whether the path is a part of the request; what that part is about is noted. */
  private connection(path: string, key: Value | undefined, handedOver = false): boolean {
    const found = CONNECTION.exec(path)
    if (!found) return false
    const [part = '', ...rest] = (found[1] ?? '').split('.')
    if (part === '') this.marks.credential ||= handedOver
    else if (part === 'headers' || part === 'cookies') this.marks.credential ||= isNamed(key, isCredentialName)
    else if (part === 'query_params') this.marks[key && isNamed(key, isQueryCredential) ? 'credential' : 'sent'] = true
    else if (part === 'session' || part === 'user' || part === 'auth') this.marks.credential = true
    else if (part === 'state' || part === 'scope')
      this.marks.credential ||=
        rest.length > 0 ? isStateCredential(rest.join('.')) : key !== undefined && isNamed(key, isStateCredential)
    else if (part === 'url' || part === 'method' || part === 'base_url') this.marks.target = true
    else this.marks.sent = true
    return true
  }
}

const isNamed = (key: Value | undefined, test: (name: string) => boolean): boolean => {
  const name = asText(key)
  return name === null || test(name)
}

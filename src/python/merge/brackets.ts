import { type Brackets, type Item, type Place, bracketsIn } from '../../kernel/merge/brackets.ts'
import type { Expression, Node, Parameter, Statement } from '../ast.ts'

/** What a statement holds in brackets: arguments, parameters, elements or imported names. `start` is where its text begins. */
export function bracketsOf(statement: Statement, text: string, start: number): Brackets | null {
  const at = new Texts(text, start)
  switch (statement.kind) {
    case 'Import':
    case 'ImportFrom':
      return at.names(statement.names, statement.kind === 'Import')
    case 'FunctionDef':
      return statement.typeParameters.length > 0 ? null : at.parameters(statement.nameStart, statement.parameters)
    case 'ClassDef':
      return statement.typeParameters.length > 0
        ? null
        : at.bases(statement.nameStart + statement.name.length, [...statement.bases, ...statement.keywords])
    case 'Assign':
    case 'AugmentedAssign':
    case 'ExpressionStatement':
    case 'AnnotatedAssign':
    case 'Return':
      return statement.value ? at.value(statement.value) : null
    default:
      return null
  }
}

class Texts {
  private readonly text: string
  private readonly start: number

  constructor(text: string, start: number) {
    this.text = text
    this.start = start
  }

  names(names: readonly { start: number; end: number; name: string; alias: string | null }[], whole: boolean) {
    const places = names.map((name) => this.place(name, name.alias ?? (whole ? name.name.split('.')[0]! : name.name)))
    const [first, last] = [places[0], places.at(-1)]
    if (!first || !last) return null
    const open = this.text.lastIndexOf('(', first.start) + 1
    if (open > 0 && whole) return null
    const close = open > 0 ? this.closing(last.end) : last.end
    return close === null
      ? null
      : bracketsIn(this.text, open > 0 ? open : first.start, close, places, { loose: open > 0 })
  }

  parameters(nameStart: number, parameters: readonly Parameter[]): Brackets | null {
    const places = parameters.map((parameter) => this.place(parameter, parameter.name))
    const open = this.text.indexOf('(', nameStart - this.start) + 1
    const all = this.withMarks(open, places)
    const close = this.closing(all.at(-1)?.end ?? open)
    return close === null ? null : bracketsIn(this.text, open, close, all, { sound: parametersSound })
  }

  bases(nameEnd: number, nodes: readonly Node[]): Brackets | null {
    if (nodes.length === 0) return null
    const places = nodes.map((node) =>
      this.place(node, this.text.slice(node.start - this.start, node.end - this.start)),
    )
    const close = this.closing(places.at(-1)!.end)
    return close === null ? null : bracketsIn(this.text, nameEnd - this.start + 1, close, places)
  }

  value(value: Expression): Brackets | null {
    const close = value.end - 1 - this.start
    switch (value.kind) {
      case 'Await':
        return this.value(value.value)
      case 'List':
      case 'Set':
      case 'Tuple':
        if (!'([{'.includes(this.text[value.start - this.start]!)) return null
        return bracketsIn(
          this.text,
          value.start - this.start + 1,
          close,
          value.items.map((item) => this.place(item)),
        )
      case 'Dict': {
        if (value.entries.some(({ key }) => key === null)) return null
        const places = value.entries.map(({ key, value }) => ({ ...this.place(key!), end: value.end - this.start }))
        return bracketsIn(this.text, value.start - this.start + 1, close, places)
      }
      case 'Call': {
        const open = this.text.indexOf('(', value.callee.end - this.start) + 1
        const places = [
          ...value.args.map((argument, index) => this.place(argument, ` ${index}`)),
          ...value.keywords.map((keyword) => this.place(keyword, keyword.name ?? ' **')),
        ].toSorted((a, b) => a.start - b.start)
        return bracketsIn(this.text, open, close, places, { sound: argumentsSound })
      }
      default:
        return null
    }
  }

  private place({ start, end }: Node, key?: string): Place {
    const place = { start: start - this.start, end: end - this.start }
    return { key: key ?? this.text.slice(place.start, place.end), ...place }
  }

  /** `*` and `/` between parameters are items, too. */
  private withMarks(open: number, places: readonly Place[]): readonly Place[] {
    const all: Place[] = []
    let at = open
    for (const place of [...places, null]) {
      const end = place?.start ?? this.closing(at) ?? at
      const mark = /^[\s,]*([*/])[\s,]*$/.exec(this.text.slice(at, end))
      if (mark) {
        const start = at + mark[0].indexOf(mark[1]!)
        all.push({ key: mark[1]!, start, end: start + 1 })
      }
      if (place) all.push(place)
      at = place?.end ?? at
    }
    return all
  }

  /** The bracket that closes behind the last item; null where something else stands there. */
  private closing(from: number): number | null {
    const found = /^(?:[\s,/]|#[^\n]*)*\)/.exec(this.text.slice(from))
    return found ? from + found[0].length - 1 : null
  }
}

/** No parameter without a default behind one with it, as long as they go by position. */
function parametersSound(items: readonly Item[]): boolean {
  const marks = items.findIndex(({ text }) => text.startsWith('*'))
  const positional = items.slice(0, marks < 0 ? items.length : marks).filter(({ key }) => key !== '/')
  const first = positional.findIndex(({ text }) => hasDefault(text))
  const last = items.findIndex(({ text }) => text.startsWith('**'))
  if (last >= 0 && last !== items.length - 1) return false
  return first < 0 || positional.slice(first).every(({ text }) => hasDefault(text))
}

const hasDefault = (text: string): boolean => /(^|[^=!<>])=([^=]|$)/.test(text)

const argumentsSound = (items: readonly Item[]): boolean => {
  const named = items.findIndex(({ key }) => !key.startsWith(' '))
  return named < 0 || items.slice(named).every(({ key }) => !/^ \d/.test(key))
}

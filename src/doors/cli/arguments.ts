import { parseArgs } from 'node:util'
import { Trouble } from '../../kernel/diagnostic.ts'
import { nearest } from '../../kernel/nearest.ts'
import { type Command, helpOption, type Option, type Positional } from './command.ts'

/** What a person gave a command, already checked against its description. */
export interface Arguments {
  readonly positional: string | null
  readonly second: string | null
  flag(name: string): boolean
  text(name: string): string | null
  list(name: string): readonly string[]
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const options = [...command.options, helpOption]
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options.map((option) => [option.name, declared(option)])),
    // Our own messages: they name the nearest option and the help page.
    strict: false,
    allowPositionals: true,
    tokens: true,
  })

  const given = new Map<string, readonly string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (!option) throw unknownOption(command, options, token)
    given.set(option.name, [...(given.get(option.name) ?? []), ...valuesOf(command, option, token)])
  }

  return {
    positional: given.has('help') ? null : positionalAt(command, 0, checkedCount(command, positionals)),
    second: given.has('help') ? null : positionalAt(command, 1, positionals),
    flag: (name) => given.has(name),
    text: (name) => given.get(name)?.at(-1) ?? null,
    list: (name) => given.get(name) ?? [],
  }
}

function declared(option: Option) {
  const type = option.value === undefined ? ('boolean' as const) : ('string' as const)
  return option.short ? { type, short: option.short } : { type }
}

function valuesOf(command: Command, option: Option, token: OptionToken): readonly string[] {
  if (option.value === undefined) {
    if (token.value !== undefined) throw usage(command, `${token.rawName} takes no value`)
    return []
  }
  if (token.value === undefined || token.value === '')
    throw usage(command, `${token.rawName} needs a value: ${token.rawName} ${option.value}`)
  if (!token.inlineValue && /^-./.test(token.value)) {
    throw usage(command, `${token.rawName} needs a value, and ${token.value} looks like an option`)
  }
  const values =
    option.many === 'commas'
      ? token.value
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : [token.value]
  for (const value of values) checkChoice(command, token.rawName, value, option.choices)
  return values
}

function checkedCount(command: Command, positionals: readonly string[]): readonly string[] {
  const { name, positional, second } = command
  const quoted = positionals.map((one) => `"${one}"`).join(' and ')
  if (positionals.length > 0 && !positional)
    throw usage(command, `architect ${name} takes no argument, but got ${quoted}`)
  if (positionals.length > 1 && !second)
    throw usage(command, `architect ${name} takes one ${positional?.name}, but got ${quoted}`)
  if (positionals.length > 2)
    throw usage(command, `architect ${name} takes ${positional?.name} and ${second?.name}, but got ${quoted}`)
  return positionals
}

function positionalAt(command: Command, index: 0 | 1, positionals: readonly string[]): string | null {
  const described = index === 0 ? command.positional : command.second
  const given = positionals[index]
  if (given === undefined && described?.required) throw usage(command, missing(command, described))
  if (given !== undefined) checkChoice(command, described?.name ?? '', given, described?.choices)
  return given ?? null
}

function missing(command: Command, { name, choices }: Positional): string {
  return `architect ${command.name} needs a ${name}${choices ? `: ${choices.join(', ')}` : ''}`
}

/** A longer list helps nobody in a message. */
const MOST_LISTED = 20

function checkChoice(command: Command, what: string, value: string, choices: readonly string[] | undefined): void {
  if (!choices || choices.includes(value)) return
  const near = nearest(value, choices)
  const known = choices.length > MOST_LISTED ? '' : `${what} is one of ${choices.join(', ')}.`
  const help = [...(near ? [`Did you mean ${near}?`] : []), ...(known ? [known] : [])].join(' ')
  throw usage(command, `${what} does not know "${value}"`, help || `architect ${command.name} lists them.`)
}

function unknownOption(command: Command, options: readonly Option[], { rawName, name }: OptionToken): Trouble {
  const near = nearest(
    name,
    options.map((option) => option.name),
  )
  return usage(
    command,
    `architect ${command.name} has no option ${rawName}`,
    near ? `Did you mean --${near}?` : undefined,
  )
}

function usage(command: Command, message: string, help?: string): Trouble {
  return new Trouble('usage', { message, help: help ?? `architect help ${command.name} lists what it takes.` })
}

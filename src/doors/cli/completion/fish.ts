import { type Command, helpOption, type Option } from '../command.ts'

export function fishCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  const unnamed = `not __fish_seen_subcommand_from ${names}`
  return [
    '# fish completion for architect',
    'complete -c architect -f',
    ...commands.map(
      ({ name, summary }) => `complete -c architect -n ${quote(unnamed)} -a ${name} -d ${quote(summary)}`,
    ),
    `complete -c architect -n ${quote(unnamed)} -l version -d 'Print the version'`,
    ...(commands[0]?.options ?? []).map((option) => optionLine(unnamed, option)),
    ...commands.flatMap(commandLines),
    '',
  ].join('\n')
}

function commandLines({ name, options, positional }: Command): readonly string[] {
  const when = `__fish_seen_subcommand_from ${name}`
  const lines = [...options, helpOption].map((option) => optionLine(when, option))
  const words = positional?.choices ?? positional?.suggests
  if (positional && words)
    lines.push(`complete -c architect -n ${quote(when)} -a ${quote(words.join(' '))} -d ${quote(positional.summary)}`)
  if (positional?.completes === 'directories')
    lines.push(`complete -c architect -n ${quote(when)} -a '(__fish_complete_directories)'`)
  return lines
}

function optionLine(when: string, option: Option): string {
  const { name, short, summary, value } = option
  const takes = value === undefined ? '' : option.completes ? ' -r -F' : ` -x${offered(option)}`
  return `complete -c architect -n ${quote(when)} -l ${name}${short ? ` -s ${short}` : ''}${takes} -d ${quote(summary)}`
}

function offered({ suggests, choices = suggests, many }: Option): string {
  if (!choices) return ''
  return many === 'commas'
    ? ` -a ${quote(`(__fish_append , ${choices.join(' ')})`)}`
    : ` -a ${quote(choices.join(' '))}`
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", `\\'`)}'`

import { type Command, helpOption, type Option, type Values } from '../command.ts'

/** Works both by \`eval\` and as a file named _architect on the fpath. */
export function zshCompletion(commands: readonly Command[]): string {
  const byDefault = commands[0]
  return `#compdef architect
_architect() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    return
  fi
  case $words[2] in
${commands.map((command) => `    ${command.name}) shift words; (( CURRENT-- )); _arguments -S ${specification(command)} ;;`).join('\n')}
    -*) _arguments -S '--version[Print the version]' ${byDefault ? specification(byDefault) : ''} ;;
  esac
}
if [[ $funcstack[1] == _architect ]]; then _architect "$@"; else compdef _architect architect; fi
`
}

function specification({ options, positional, second }: Command): string {
  const specs = [...options, helpOption].flatMap(optionSpecs)
  for (const one of [positional, second]) if (one) specs.push(quote(`::${one.name}:${action(one)}`))
  return specs.join(' ')
}

function optionSpecs(option: Option): readonly string[] {
  const { name, short, summary, value, many } = option
  const repeat = many === 'repeated' ? '*' : ''
  const argument = value === undefined ? '' : `:${value.replaceAll(':', '\\:')}:${action(option)}`
  const text = `[${summary.replaceAll(/[[\]:]/g, '\\$&')}]`
  const spellings = short ? [`--${name}`, `-${short}`] : [`--${name}`]
  const excludes = many === 'repeated' ? '' : `(${spellings.join(' ')})`
  return spellings.map((spelling) => quote(`${excludes}${repeat}${spelling}${text}${argument}`))
}

function action({ suggests, choices = suggests, completes, many }: Values): string {
  if (choices && many === 'commas') return `_sequence compadd - ${choices.join(' ')}`
  if (choices) return `(${choices.join(' ')})`
  if (completes === 'directories') return '_files -/'
  return completes === 'files' ? '_files' : ' '
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

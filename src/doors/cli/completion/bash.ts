import { type Command, helpOption, type Option, type Values } from '../command.ts'

/** A static script: completing never starts architect. */
export function bashCompletion(commands: readonly Command[]): string {
  const byDefault = commands[0]
  return `# bash completion for architect
_architect() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local IFS=$'\\n'
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then
    COMPREPLY=($(compgen -W ${words(commands.map(({ name }) => name))} -- "$word"))
    return
  fi
  case $command in
${commands.map((command) => branch(command, command.name)).join('\n')}
${byDefault ? branch(byDefault, '-*', ['--version']) : ''}
  esac
}
complete -o nosort -F _architect architect 2>/dev/null || complete -F _architect architect
`
}

function branch(command: Command, pattern: string, more: readonly string[] = []): string {
  const options = [...command.options, helpOption]
  const valued = options.filter(({ value }) => value !== undefined)
  const names = [...options.map(({ name }) => `--${name}`), ...more]
  return `    ${pattern})
      case $previous in
${valued.map((option) => `        ${spellings(option).join('|')}) ${reply(option)}; return ;;`).join('\n')}
      esac
      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W ${words(names)} -- "$word"))
      else ${reply(command.positional ?? {})}
      fi ;;`
}

const spellings = ({ name, short }: Option) => (short ? [`--${name}`, `-${short}`] : [`--${name}`])

function reply({ suggests, choices = suggests, completes, many }: Values): string {
  if (choices && many === 'commas') {
    return `local head=; [[ $word == *,* ]] && head=\${word%,*},; COMPREPLY=($(compgen -P "$head" -W ${words(choices)} -- "\${word##*,}"))`
  }
  if (choices) return `COMPREPLY=($(compgen -W ${words(choices)} -- "$word"))`
  if (completes === 'directories') return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word"))'
  if (completes === 'files') return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word"))'
  return ':'
}

const words = (list: readonly string[]) => `$'${list.join('\\n')}'`

import type { Call } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, argumentAt, hitsOf } from '../sinks.ts'

/** What hands its text to a shell, or runs it as Python. */
const SHELL =
  /^(os\.(system|popen)|subprocess\.(getoutput|getstatusoutput)|asyncio\.(subprocess\.)?create_subprocess_shell|anyio\.run_process|paramiko(\.\w+)*\.SSHClient\.exec_command|builtins\.(eval|exec|compile)|pty\.spawn|code\.InteractiveInterpreter\.\w+)$/
/** What runs a program with a list of arguments, unless it is told to use a shell. */
const PROGRAM =
  /^(subprocess\.(run|call|check_call|check_output|Popen)|asyncio\.(subprocess\.)?create_subprocess_exec|os\.(exec\w+|spawn\w+|posix_spawnp?|startfile))$/

export default rule({
  title: 'A command or program text is composed from what the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-78', 'CWE-95', 'API8:2023'],
  message: '`{operation}` lets {source} decide what `{call}` runs',
  advice:
    'Run a fixed program with a list of arguments and no shell, and take what may vary from a list of your own; never evaluate text of a request.',
  check(subject, report) {
    const sinks = [
      { path: SHELL, position: 0 },
      { path: PROGRAM, position: 0, name: 'args' },
    ]
    for (const hit of hitsOf(subject, sinks, decides))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        confidence: sure(hit),
      })
  },
})

const SHELLS = /(^|\/)(sh|bash|zsh|ash|dash|cmd|powershell|python3?|node|perl|ruby)$/

function decides(carried: Carried, call: Call): boolean {
  if (carried.piece.through.includes('shlex.quote')) return false
  if (!PROGRAM.test(call.path) || argumentAt(call, -1, 'shell')?.value === true) return true
  const given = argumentAt(call, 0, 'args')
  const items = given?.items ?? call.arguments.filter((one) => one.name === '')
  const [program, option] = items
  if (!given?.items && !/exec/.test(call.path)) return carried.index === 0
  // The name of the program, or the text a shell is given.
  return (
    program?.ways?.some((way) => way.includes(carried.piece)) === true ||
    (SHELLS.test(String(program?.value ?? '')) && /^-\w*[ce]$/.test(String(option?.value ?? '')))
  )
}

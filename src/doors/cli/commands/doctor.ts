import type { Command } from '../command.ts'
import { Exit } from '../exit.ts'
import { painter } from '../terminal.ts'

export const command: Command = {
  name: 'doctor',
  summary: 'Check that everything architect needs is in place',
  examples: [{ line: 'architect doctor', does: 'what works, what is missing, and what needs it' }],
  options: [],
  async run(_given, terminal) {
    const { diagnose } = await import('../doctor/checks.ts')
    const paint = painter(terminal.color)
    const outcomes = await diagnose()
    const width = Math.max(...outcomes.map(({ what }) => what.length)) + 2
    const marks = {
      fine: paint('green', 'ok     '),
      absent: paint('yellow', 'absent '),
      broken: paint('red', 'broken '),
    }
    const lines = outcomes.map(({ state, what, detail }) => `${marks[state]} ${what.padEnd(width)}${detail}`)
    const broken = outcomes.filter(({ state }) => state === 'broken').length
    const verdict =
      broken === 0 ? 'Everything architect needs is in place.' : `${broken} of these must be repaired first.`
    await terminal.print([...lines, '', verdict].join('\n'))
    return broken === 0 ? Exit.clean : Exit.findings
  },
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { review } from '../../../flows/review.ts'
import { rules } from '../../../rules/registry.generated.ts'
import type { Arguments } from '../arguments.ts'
import { Exit, type ExitCode } from '../exit.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { formats, loadRenderer } from './formats.ts'

export async function reviewOnce(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'review')
  const only = given.list('only')
  const names = rules.map(({ name }) => name)
  const format = formats.find((one) => one === given.text('format')) ?? 'concise'
  const render = await loadRenderer(format)
  const result = await review(
    {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      rules:
        only.length === 0
          ? names
          : names.filter((name) => only.some((one) => name === one || name.startsWith(`${one}/`))),
      cache: !given.flag('no-cache'),
    },
    terminal.progress,
  )
  await terminal.print(
    render(result, {
      color: terminal.color,
      width: terminal.width,
      source: (file) => {
        try {
          return readFileSync(join(directory, file), 'utf8')
        } catch {
          return null
        }
      },
    }),
  )
  return result.findings.length > 0 ? Exit.findings : Exit.clean
}

import type { Progress, ProgressStep } from '../../kernel/progress.ts'
import { silent } from '../../kernel/progress.ts'

const eraseLine = '\r\u001B[2K'
const milliseconds = 80

/** One line on a terminal, redrawn in place and erased at the end; nothing at all elsewhere. */
export function progressLine(stream: NodeJS.WriteStream): Progress & { erase(): void } {
  if (!stream.isTTY) return { ...silent, erase: () => undefined }
  let drawn = false
  let last = 0

  const erase = () => {
    if (drawn) stream.write(eraseLine)
    drawn = false
  }
  process.once('exit', erase)
  process.once('SIGINT', () => {
    erase()
    process.exit(130)
  })

  return {
    erase,
    report: (step) => {
      const now = performance.now()
      if (now - last < milliseconds) return
      last = now
      drawn = true
      stream.write(eraseLine + describeStep(step, stream.columns || 80))
    },
  }
}

export function describeStep({ doing, done, of }: ProgressStep, width: number): string {
  const count = of === null ? (done > 0 ? ` ${done}` : '') : ` ${done}/${of}`
  const line = `${doing}${count}…`
  return line.length < width ? line : `${line.slice(0, Math.max(width - 2, 0))}…`
}

import type { Operation, Sentence } from '../../../model/index.ts'

/** What the text of a file says; null where it cannot be read. */
export type TextOf = (path: string) => string | null

const WAITING = /^(?:outbound|model|vector-store|mail)$/
/** `timeout=5`, `Timeout(2.0)`, `REQUEST_TIMEOUT: float = 3` */
const TIMEOUT = /\btimeout\s*=\s*[^,)\n]*\d|\bTimeout\([^)\n]*\d[^)\n]*\)|\b\w*timeout\w*\s*(?::[^=\n]+)?=\s*[\d.]+/i

/** Nobody writes a longer line by hand. */
const LONGEST = 300

/** Others an operation waits for in each call, with how long at most, as far as the file that asks them says it. */
export function waitsFor(operations: readonly Operation[], textOf: TextOf): readonly Sentence[] {
  return operations.flatMap(({ id, effects }) =>
    effects
      .filter(({ kind }) => WAITING.test(kind))
      .map(({ library, what, inLoop, chain }): Sentence => {
        const at = chain.at(-1)?.at
        const limit = at === undefined ? null : timeoutIn(textOf(at.file))
        const most =
          limit === null
            ? 'no time it is given up after is found in that file'
            : `\`${limit.text}\` in line ${limit.line} of that file is how long it may take`
        return {
          text: `\`${id}\` asks another program ${inLoop ? 'once for each row' : 'in each call'}, and answers when that has: ${library}, \`${what}\`; ${most}. What was answered can be kept, or asked for before somebody waits.`,
          runs: [],
          places: at === undefined ? [] : [at],
        }
      }),
  )
}

function timeoutIn(text: string | null): { readonly text: string; readonly line: number } | null {
  const lines = text?.split('\n') ?? []
  const line = lines.findIndex((one) => one.length < LONGEST && !/^\s*#/.test(one) && TIMEOUT.test(one))
  return line < 0 ? null : { text: lines[line]!.trim(), line: line + 1 }
}

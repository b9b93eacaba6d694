import type { Finding, TracedRewrite, TracedStatement } from '../../model/index.ts'
import { count, strongestMode } from '../../model/queries/index.ts'
import { modeText, observations } from '../migrations/words.ts'

/** What became of the safe way when it was run, in a sentence; null where nothing was run. */
export function rewriteText({ rewrite }: Finding): string | null {
  if (rewrite === undefined) return null
  const { statements, same, reason } = rewrite
  if (statements.length === 0) return reason
  const ran = `${count(statements.length, 'statement')}${same ? ' in its place lead to the same schema' : ''}: ${heldText(statements)}`
  return reason === '' ? ran : `${ran}; ${reason}`
}

const goesThroughRows = ({ scans, rewrites, changes }: TracedStatement): boolean =>
  scans.length + rewrites.length + changes.length > 0

/** The strongest lock while rows are gone through, and what is held without looking at any. */
function heldText(statements: readonly TracedStatement[]): string {
  const modeOf = (some: readonly TracedStatement[]): string =>
    modeText(strongestMode(some.flatMap(({ locks }) => locks).map(({ mode }) => mode)) ?? '')
  const going = statements.filter(goesThroughRows)
  const [through, beside] = [modeOf(going), modeOf(statements.filter((one) => !goesThroughRows(one)))]
  if (going.length === 0) return beside === '' ? 'no lock' : `${beside}, and no row is read`
  return `${through || 'no lock'} while rows are read${beside === '' || beside === through ? '' : `, ${beside} where none is`}`
}

/** Each statement of it, with what the server was seen to do. */
export const rewriteLines = ({ statements }: TracedRewrite): readonly string[] =>
  statements.map((one) => {
    const seen = observations({ ...one, notReproduced: null, failsOnRows: false })
    return `\`${one.sql}\`${one.untilNone ? ', until it changes no row' : ''}${seen.length > 0 ? `: ${seen.join('; ')}` : ''}`
  })

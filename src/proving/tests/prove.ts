import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../../model/index.ts'
import { type Question, broken, held, notRun } from '../claim.ts'
import { type Start, endOf, lastLines, run } from '../process/run.ts'
import { type TestCounts, readJunit } from './junit.ts'

const SECONDS = 1800
/** How pytest says that it could not begin, and that it found nothing. */
const NOT_BEGUN = 4
const NO_TESTS = 5

/** Runs a project's own tests; whichever command starts pytest, it writes down what became of each. */
export async function proveTests(
  command: string,
  start: Omit<Start, 'command'>,
  scratch: string,
): Promise<readonly Claim[]> {
  const question = testsQuestion(command)
  const report = join(scratch, 'tests.xml')
  const environment = {
    ...start.environment,
    PYTEST_ADDOPTS: `-o cache_dir=${join(scratch, 'pytest')} --junitxml=${report}`,
  }
  const ran = await run({ ...start, command, environment }, SECONDS)
  const counts = existsSync(report) ? readJunit(readFileSync(report, 'utf8')) : null
  const took = `${ran.seconds.toFixed(1)} s`
  if (ran.lines.some((line) => /No module named '?pytest'?$/.test(line)))
    return [notRun(question, 'pytest is not among the packages of the project; say tests = "..." in [prove]')]
  if (ran.code === NO_TESTS && counts !== null && total(counts) === 0) return [notRun(question, 'pytest finds no test')]
  if (ran.code === NOT_BEGUN && counts === null)
    return [notRun(question, 'pytest could not begin', lastLines(ran.lines))]
  const figure = counts === null ? took : `${countsText(counts)}, ${took}`
  if (ran.code === 0 && counts !== null && counts.passed === 0)
    return [notRun(question, `no test ran: ${countsText(counts)}`)]
  if (ran.code === 0) return [held(question, { figure, detail: 'the command ends with exit code 0' })]
  const evidence = counts !== null && counts.failures.length > 0 ? counts.failures : lastLines(ran.lines)
  return [broken(question, { figure, detail: `the command ends with ${endOf(ran)}`, evidence })]
}

export const testsQuestion = (command: string): Question => ({
  id: 'tests/own',
  title: "The project's own tests pass",
  run: command,
})

const total = ({ passed, failed, skipped }: TestCounts): number => passed + failed + skipped

const countsText = ({ passed, failed, skipped }: TestCounts): string =>
  [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ')

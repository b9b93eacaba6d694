import type { Claim, Finding, PlannedBackend, PlansReport } from '../model/index.ts'
import { broken, held, notRun } from './claim.ts'

/** What a rule on plans asks for, and is broken by its findings. */
export interface PlanRule {
  readonly name: string
  readonly title: string
}

const RUN = 'EXPLAIN of every statement, in a twin of the tables'

export const plansNotRun = (rules: readonly PlanRule[], why: string): readonly Claim[] =>
  rules.map((rule) => notRun(questionOf(rule), why))

/** One claim for each rule, over all statements as they are planned at the stated numbers of rows. */
export function planClaims(report: PlansReport, rules: readonly PlanRule[]): readonly Claim[] {
  return rules.map((rule) => {
    const own = report.findings.filter((one) => one.rule === rule.name && one.severity !== 'info')
    const detail = groundOf(report)
    return own.length === 0
      ? held(questionOf(rule), { figure: `${report.counts.planned} statements`, detail })
      : broken(questionOf(rule), { figure: `${own.length} found`, detail, evidence: own.map(lineOf) })
  })
}

const questionOf = ({ name, title }: PlanRule) => ({ id: name, title: `No finding: ${title}`, run: RUN })

function groundOf({ counts, steps, server }: PlannedBackend): string {
  const largest = (steps.at(-1) ?? 0).toLocaleString('en')
  const left = counts.unplanned > 0 ? `; ${counts.unplanned} of ${counts.statements} could not be planned` : ''
  return `planned by ${server} with up to ${largest} rows${left}`
}

const lineOf = ({ message, places: [at] }: Finding): string => `${at ? `${at.file}:${at.line}: ` : ''}${message}`

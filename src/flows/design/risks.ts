import type { AskedQuestion, DesignFinding, Decision, MigrationPlan, Risk } from '../../model/index.ts'
import { plain } from './recommendation.ts'

/** What could go wrong, from what was found, run, supposed and left open. */
export interface Uncertain {
  readonly findings: readonly DesignFinding[]
  readonly migration: MigrationPlan | null
  readonly questions: readonly AskedQuestion[]
  readonly decisions: readonly Decision[]
  readonly notBuilt: readonly string[]
  readonly unknown: readonly string[]
}

interface Weighed extends Risk {
  readonly weight: number
}

const MOST = 3
const SEVERITIES: Readonly<Record<string, number>> = { high: 90, medium: 50, low: 20 }
/** Locks that stop those who read and write. */
const HEAVY = /^(ACCESS )?EXCLUSIVE$/i

/** The three that weigh most. */
export function risksOf(uncertain: Uncertain): readonly Risk[] {
  const all = [
    ...uncertain.findings.map(ofFinding),
    ...ofMigration(uncertain.migration),
    ...uncertain.questions.filter(({ by }) => by === 'default').map(ofQuestion),
    ...uncertain.decisions.filter(({ recommended }) => recommended === null).map(ofTossUp),
    ...uncertain.notBuilt.map(ofDeclared),
    ...uncertain.unknown.map(ofUnknown),
    ...ALWAYS,
  ]
  return all
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ weight: _, ...risk }) => risk)
}

const ofFinding = ({ severity, rule, sentence, advice }: DesignFinding): Weighed => ({
  title: `A finding of ${rule} that is there today`,
  likelihood: severity === 'high' ? 'high' : 'medium',
  because: sentence,
  mitigation: advice,
  weight: SEVERITIES[severity] ?? 10,
})

function ofMigration(migration: MigrationPlan | null): readonly Weighed[] {
  const first = migration?.statements.find(({ lock, rewrites }) => rewrites || HEAVY.test(lock))
  if (!migration || !first) return []
  return [
    {
      title: 'The migration makes others wait',
      likelihood: first.rewrites ? 'high' : 'medium',
      because: {
        text: `\`${first.sql}\` takes a lock of ${first.lock}${first.rewrites ? ' and writes the whole table anew' : ''}.`,
        runs: [migration.run],
        places: [],
      },
      mitigation: 'Set a short lock_timeout and try again; architect migrations shows the way that keeps serving.',
      weight: first.rewrites ? 80 : 45,
    },
  ]
}

const ofQuestion = ({ question, because, answer, weight }: AskedQuestion): Weighed => ({
  title: 'An answer that was supposed',
  likelihood: 'medium',
  because: plain(`${question} Supposed: ${answer}. ${because}`),
  mitigation: 'Answer it before the first phase: what depends on it is built again from the blueprint.',
  weight: 30 + Math.min(30, weight),
})

const ofTossUp = ({ question, reasons }: Decision): Weighed => ({
  title: 'A decision that is a toss-up',
  likelihood: 'low',
  because: reasons[0] ?? plain(question),
  mitigation: 'Take the one that is easier to leave again, and write down what would change it.',
  weight: 25,
})

const ofDeclared = (part: string): Weighed => ({
  title: `${part} is declared and not built`,
  likelihood: 'high',
  because: plain(`The blueprint says ${part}, and build writes nothing for it.`),
  mitigation: 'Write it by hand in a module of its own: what people write survives every build.',
  weight: 60,
})

const ofUnknown = (text: string): Weighed => ({
  title: 'Something nobody could tell',
  likelihood: 'medium',
  because: plain(text),
  mitigation: 'Look there before it is relied on.',
  weight: 35,
})

const general = (title: string, because: string, mitigation: string): Weighed => ({
  title,
  likelihood: 'low',
  because: plain(because),
  mitigation,
  weight: 5,
})

/** What every change of a backend brings. */
const ALWAYS: readonly Weighed[] = [
  general(
    'Numbers of rows that grow past what is stated',
    'Plans were made at the rows that are stated; above them another plan can win.',
    'Run architect plans again with the statistics of production: --statistics FILE.',
  ),
  general(
    'Callers that still speak the old contract',
    'Whoever calls the interface is not in this repository, and nobody here can tell what they send.',
    'Compare the two contracts before a release: architect evolve.',
  ),
  general(
    'A rule of access that is not what was meant',
    'Rules are proven against what they say, and not against what somebody wanted.',
    'Read the access table with whoever owns the data.',
  ),
]

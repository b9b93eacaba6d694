import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NamedDecision } from '../../src/decisions/decision.ts'
import { type DecisionCase, readDecisionPage } from '../../src/decisions/page.ts'
import type { DecisionSubject } from '../../src/decisions/subject.ts'
import { rightIn } from '../../src/flows/blueprint-files.ts'
import { decide } from '../../src/flows/decide.ts'
import { promisedBackend } from '../../src/flows/decide/promised.ts'
import { decisionSubject } from '../../src/flows/decide/subject.ts'
import { memoryTree } from '../../src/kernel/files/memory.ts'
import { silent } from '../../src/kernel/progress.ts'
import type { Decision, DesignRequest } from '../../src/model/index.ts'
import { readBackend } from '../../src/readers/backend/index.ts'
import { readConfig } from '../../src/readers/project/config.ts'
import { root } from '../architecture/imports.ts'

export const pageOf = ({ name }: NamedDecision) =>
  readDecisionPage(readFileSync(join(root, 'src/decisions', name, 'decision.md'), 'utf8'))

const NOTHING_ASKED: DesignRequest = {
  text: '',
  intent: 'create',
  subjects: [],
  capabilities: [],
  figures: [],
  unread: [],
}

/** The backend of a case: of its code, or of the one its blueprint asks for. */
export async function subjectOf({ files }: Pick<DecisionCase, 'files'>): Promise<DecisionSubject> {
  const tree = memoryTree(files, 'shop')
  const written = Object.entries(files).flatMap(([path, text]) =>
    /^architect(\/.*)?\.yaml$/.test(path) ? [{ path, text }] : [],
  )
  const hasCode = tree.paths.some((path) => path.endsWith('.py'))
  const blueprint = written.length > 0 ? rightIn(written) : null
  const request = files['request.json']
  return decisionSubject({
    backend:
      hasCode || blueprint === null
        ? await readBackend(tree, { entries: [], environment: {}, needs: [] }, silent)
        : await promisedBackend(blueprint, silent),
    blueprint,
    request: request === undefined ? null : { ...NOTHING_ASKED, ...(JSON.parse(request) as Partial<DesignRequest>) },
    rows: [],
    configured: readConfig(tree).config.rows,
    requests: null,
  })
}

/** What a decision is held to by the cases of its page. */
export function testCases(one: NamedDecision, ends: readonly DecisionCase['ends'][]): void {
  const cases = pageOf(one).cases.filter((each) => ends.includes(each.ends))
  test.each(cases.map((each) => [`${each.ends}: ${each.title}`, each] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, each) => {
      const { decisions, questions, unknown } = await decide(await subjectOf(each), silent, {
        only: [one.name],
        timing: /\btimed\b/.test(each.title),
      })
      expect(unknown).toEqual([])
      const reasons = decisions.flatMap(({ reasons: all }) => all.map(({ text }) => text)).join('\n')
      const [first] = decisions
      expect({ ends: endOf(first), option: first?.recommended ?? '', reasons }).toEqual({
        ends: each.ends,
        option: each.option,
        reasons,
      })
      const open = decisions.filter(({ recommended }) => recommended === null).map(({ question }) => question)
      expect(questions.map(({ question }) => question).toSorted()).toEqual(open.toSorted())
      for (const words of each.words) expect(reasons).toContain(words)
    },
  )
}

const endOf = (one: Decision | undefined): DecisionCase['ends'] =>
  one === undefined ? 'silent' : one.recommended === null ? 'open' : 'recommended'

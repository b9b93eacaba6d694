import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { traceRewrites } from '../../src/flows/trace-rewrites.ts'
import type { Finding, TracedStatement } from '../../src/model/index.ts'
import { type Case, readPage } from '../../src/rules/page.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { blocksWrites, strongest } from '../../src/rules/rehearsed/locks.ts'
import { type NamedRule, runRules } from '../../src/rules/run.ts'
import { root } from '../architecture/imports.ts'
import { runRewritten } from './rehearsed.ts'
import { subjectOf } from './review-files.ts'

const CHANGE = 'db/migrations/2_change.sql'

/** Over several releases, or about no statement: there is nothing to run in its place. */
const NOTHING_TO_RUN = /column-dropped|column-renamed|lock-timeout-missing|enum-left-behind/

/** A domain is validated under SHARE, a view refreshed under EXCLUSIVE: their pages say who waits. */
const WRITES_WAIT = /domain-checked-at-once|view-refresh-blocks-reads/

const cases = rules
  // Vectors come with an extension of their own, which no other page needs.
  .filter(({ name, rule }) => rule.advice.includes('{rewrite}') && name !== 'migrations/vector-index-memory')
  .filter(({ name }) => !NOTHING_TO_RUN.test(name))
  .flatMap((one) => casesOf(one).map((each) => ({ one, name: one.name, title: each.title, files: each.files })))

function casesOf({ name }: NamedRule): readonly Case[] {
  const page = readPage(readFileSync(join(root, 'src/rules', name, 'rule.md'), 'utf8'))
  return page.cases.filter(({ finds, files, title }) => finds && CHANGE in files && !/Alembic/.test(title))
}

const readsUnderLock = ({ locks, scans, rewrites }: TracedStatement): readonly string[] =>
  [...scans.map(({ relation }) => relation), ...rewrites].filter((name) => {
    const mode = strongest(locks, name)
    return mode !== null && blocksWrites(mode)
  })

/** What is wrong with the safe way of a finding; nothing when it is one. */
function wrongWith({ proposes = [], rewrite, rule }: Finding, hangsOnRows: boolean): readonly string[] {
  if (!rewrite || proposes.some(({ steps }) => steps.some(({ runs }) => !runs))) return [`not run: ${rewrite?.reason}`]
  const elsewhere = proposes.some(({ ends }) => ends === 'elsewhere')
  return [
    ...rewrite.statements.flatMap(({ sql, error }) => (error === null ? [] : [`${sql}: ${error}`])),
    ...(elsewhere || rewrite.same ? [] : [rewrite.reason, ...rewrite.differences]),
    ...(elsewhere && !/^it is meant to leave the schema otherwise: with(out)? /.test(rewrite.reason)
      ? [rewrite.reason]
      : []),
    // Nobody waits while rows are gone through.
    ...(hangsOnRows && !WRITES_WAIT.test(rule) ? rewrite.statements.flatMap(readsUnderLock) : []),
  ]
}

test.each(cases)('the safe way of $name is run: $title', { timeout: 60_000 }, async ({ one, files, title }) => {
  const subject = await subjectOf(files, title)
  const { findings } = runRules([one], subject)
  const traced = await traceRewrites(findings, subject, true, runRewritten)
  expect(traced.length).toBeGreaterThan(0)
  expect(traced.flatMap((finding) => wrongWith(finding, one.rule.hangsOnRows === true))).toEqual([])
})

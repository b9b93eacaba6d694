import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Case, readPage } from '../../src/rules/page.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { type NamedRule, runRules } from '../../src/rules/run.ts'
import { root } from '../architecture/imports.ts'
import { subjectOf } from './review-files.ts'

const CHANGE = 'db/migrations/2_change.sql'
const BASE = 'db/migrations/1_base.sql'

/** What is safe is the same statement, at another time or with a limit to how long it waits. */
const SAME_AGAIN =
  /column-dropped|trigger-blocks|policy-closes|unnamed-table|rows-changed-at-once|downgrade-brings|index-twice/

const casesOf = ({ name }: NamedRule): readonly Case[] =>
  readPage(readFileSync(join(root, 'src/rules', name, 'rule.md'), 'utf8')).cases.filter(
    ({ finds, files, title }) => finds && CHANGE in files && BASE in files && !/Alembic/.test(title),
  )

/** What repairs afterwards: the change itself stays. */
const AFTERWARDS = /validated-in|index-twice|json-without|reference-unindexed|search-path/

const pages = rules
  // Vectors come with an extension of their own, which no other page needs.
  .filter(({ name, rule }) => rule.advice.includes('{rewrite}') && name !== 'migrations/vector-index-memory')
  .map((one) => ({ one, name: one.name, cases: casesOf(one) }))
  .filter(({ cases }) => cases.length > 0)

const up = (text: string): string => text.replace(/^-- migrate:up.*\n/, '').replace(/-- migrate:down[\s\S]*/, '')

/** The steps of the advice in a folder that opens no transaction around them. */
const instead = (files: Case['files'], rewrite: string, afterwards: boolean) => ({
  'migrations/1_base.sql': up(files[BASE]!),
  ...(afterwards ? { 'migrations/2_change.sql': up(files[CHANGE]!) } : {}),
  'migrations/3_rewrite.sql': rewrite,
})

/** What is left open, because it hangs on what people mean, is shown as `...`. */
const isWhole = (rewrite: string): boolean => !rewrite.includes('...')

test.each(pages)('the safe way of $name runs, and is safe', { timeout: 60_000 }, async ({ one, name, cases }) => {
  const { files } = cases[0]!
  const { findings } = runRules([one], await subjectOf(files))
  const rewrite = String(findings[0]?.arguments['rewrite'] ?? '')
  expect(rewrite).not.toBe('')
  const afterwards = AFTERWARDS.test(name)
  const subject = await subjectOf(isWhole(rewrite) ? instead(files, rewrite, afterwards) : {})
  const observed = subject.histories.flatMap(({ revisions }) => revisions.flatMap((each) => each.observed))
  expect(observed.flatMap(({ sql, error }) => (error === null ? [] : [`${sql}: ${error}`]))).toEqual([])
  const silent = !afterwards && !SAME_AGAIN.test(name)
  expect(silent ? runRules([one], subject).findings : []).toEqual([])
})

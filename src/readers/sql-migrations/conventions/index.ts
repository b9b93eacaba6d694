import type { Convention, FoundFolder, Texts } from '../found.ts'
import { drizzle } from './drizzle.ts'
import { flyway } from './flyway.ts'
import { golangMigrate } from './golang-migrate.ts'
import { marked } from './marked.ts'
import { numbered } from './numbered.ts'
import { prisma } from './prisma.ts'
import { supabase } from './supabase.ts'

/** The surest first: what one of them takes, the later ones do not see. */
const CONVENTIONS: readonly Convention[] = [prisma, drizzle, supabase, flyway, marked, golangMigrate, numbered]

export function foundFolders(paths: readonly string[], texts: Texts): readonly FoundFolder[] {
  const left = new Set(paths)
  return CONVENTIONS.flatMap((convention) => {
    const found = convention.find([...left], texts).filter(({ migrations }) => migrations.length > 0)
    for (const { migrations } of found)
      for (const { up, back } of migrations) {
        left.delete(up.file)
        if (back) left.delete(back.file)
      }
    return found
  })
}

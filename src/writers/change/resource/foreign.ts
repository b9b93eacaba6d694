import { type Classes, ownFields } from '../source/classes.ts'
import type { Sibling } from './sibling.ts'

/** Fields of classes that are nobody's, and happen to be called as the sibling is: `items` of a page. */
export function foreignFields(classes: Classes, { classes: own, words, kin }: Sibling): ReadonlySet<string> {
  const found = new Set<string>()
  for (const one of classes.all) {
    if (own.has(one.node) || kin.others.has(one.node) || words.names(one.node.name)) continue
    for (const [name, statement] of ownFields(one)) {
      const [only] = words.occurrences(name)
      const isWhole = only?.start === 0 && only.end === name.length
      if (isWhole && statement.kind === 'AnnotatedAssign' && !words.names(one.file.text(statement.annotation)))
        found.add(name)
    }
  }
  return found
}

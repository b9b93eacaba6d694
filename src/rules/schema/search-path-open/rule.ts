import { hazard } from '../../rehearsed/hazard.ts'
import { quoted } from '../../rehearsed/rewrite.ts'
import { type Rehearsed, rehearsedStatements } from '../../rehearsed/statements.ts'
import { fieldsIn, listIn, textIn, wordsIn } from '../../../sql/tree.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A function with the rights of its owner that looks names up where the caller says',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-426'],
  message:
    '`{name}` runs with the rights of its owner and the `search_path` of its caller: who makes a table or function of a name it uses is called with these rights',
  advice: 'Fix the path, and write names with their schema: `{rewrite}`',
  check(subject, report) {
    for (const history of subject.histories) {
      const functions = new Map<string, Rehearsed>()
      for (const one of rehearsedStatements(subject)) {
        if (one.history !== history || !one.ran) continue
        const name = wordsIn(
          one.kind === 'AlterFunctionStmt' ? fieldsIn(one.tree, 'func') : one.tree,
          one.kind === 'AlterFunctionStmt' ? 'objname' : 'funcname',
        ).join('.')
        if (one.kind === 'CreateFunctionStmt' && isOpen(one)) functions.set(name, one)
        else if (/^(Create|Alter)FunctionStmt$/.test(one.kind)) functions.delete(name)
      }
      for (const [name, one] of functions) {
        const rewrite = [`ALTER FUNCTION ${quoted(name)} SET search_path = ''`]
        const traced = { place: 'after', steps: rewrite, ends: 'elsewhere' } as const
        report.found(hazard(one, { rewrite, traced, words: { name } }))
      }
    }
  },
})

function isOpen({ tree }: Rehearsed): boolean {
  const options = listIn(tree, 'options')
  const elevated = options.some(
    (one) => textIn(one, 'defname') === 'security' && fieldsIn(one, 'arg')['boolval'] === true,
  )
  return (
    elevated &&
    !options.some((one) => textIn(one, 'defname') === 'set' && textIn(fieldsIn(one, 'arg'), 'name') === 'search_path')
  )
}

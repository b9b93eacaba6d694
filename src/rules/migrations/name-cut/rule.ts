import { hazard } from '../../rehearsed/hazard.ts'
import { rehearsedStatements } from '../../rehearsed/statements.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A name that the server cuts off',
  severity: 'medium',
  confidence: 'high',
  message: 'The server keeps 63 bytes of a name: `{name}` becomes `{short}`',
  advice: 'Choose a name of at most 63 bytes.',
  check(subject, report) {
    for (const one of rehearsedStatements(subject)) {
      if (!/^(Create|Alter|Index|Rename|View|Rule|Comp|Define|Composite)/.test(one.kind)) continue
      for (const name of longNames(one.observed.sql))
        report.found(
          hazard(one, {
            words: { name, short: new TextDecoder().decode(new TextEncoder().encode(name).slice(0, 63)) },
          }),
        )
    }
  },
})

/** Names as they stand in a statement: not what stands in its texts. */
function longNames(sql: string): readonly string[] {
  const bare = sql.replaceAll(/'[^']*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  const names = [...bare.matchAll(/"([^"]+)"|([\p{L}_][\p{L}\p{N}_$]*)/gu)].map(
    ([, quotedName, plain]) => quotedName ?? plain ?? '',
  )
  return [...new Set(names)].filter((name) => new TextEncoder().encode(name).length > 63)
}

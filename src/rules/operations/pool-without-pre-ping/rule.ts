import { keyword } from '../../../python/code/names.ts'
import { withKeyword } from '../../fixes.ts'
import { rule } from '../../rule.ts'
import { pooledEngines } from '../engines.ts'

export default rule({
  title: 'A pool that hands out connections without looking',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  message:
    '`{maker}` has neither `pool_pre_ping` nor `pool_recycle`: after a restart of the database, requests meet dead connections',
  advice: 'Add `pool_pre_ping=True`.',
  check({ code }, report) {
    for (const { file, node, path } of pooledEngines(code)) {
      if (keyword(node, 'pool_pre_ping') || keyword(node, 'pool_recycle') || keyword(node, 'creator')) continue
      report.found({
        at: file.place(node),
        subject: file.path,
        arguments: { maker: path!.slice(path!.lastIndexOf('.') + 1) },
        fix: withKeyword(file, node, 'pool_pre_ping', 'True', true),
      })
    }
  },
})

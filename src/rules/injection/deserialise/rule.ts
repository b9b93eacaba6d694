import type { Call } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, argumentAt, hitsOf } from '../sinks.ts'

const OBJECTS =
  /^((pickle|_pickle|cPickle|dill|cloudpickle|marshal|jsonpickle|joblib)\.(loads?|decode|Unpickler)|pandas\.read_pickle|shelve\.open|torch\.load|numpy\.load)$/
const YAML = /^yaml\.(load|load_all|unsafe_load|unsafe_load_all|full_load|full_load_all)$/

export default rule({
  title: 'Objects are made from bytes the caller sends',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-502', 'API8:2023'],
  message: '`{operation}` gives {source} to `{call}`, which makes any object it names',
  advice: 'Take JSON, or `yaml.safe_load`, and validate the result with a model.',
  check(subject, report) {
    const sinks = [
      { path: OBJECTS, position: 0 },
      { path: YAML, position: 0, name: 'stream' },
    ]
    for (const hit of hitsOf(subject, sinks, makesObjects))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        confidence: sure(hit),
      })
  },
})

function makesObjects(_: Carried, call: Call): boolean {
  if (call.path === 'numpy.load') return argumentAt(call, -1, 'allow_pickle')?.value === true
  if (call.path === 'torch.load') return argumentAt(call, -1, 'weights_only')?.value === false
  if (!call.path.startsWith('yaml.load')) return true
  const loader = argumentAt(call, 1, 'Loader')
  return !loader || /(Unsafe|Full)?Loader$/.test(loader.made) ? !/(Safe|Base)Loader$/.test(loader?.made ?? '') : false
}

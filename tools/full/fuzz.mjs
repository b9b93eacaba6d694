import { execute } from '../steps.mjs'

/** The same seeds every time, so that a failure can be run again; `bench/fuzz` has more to say. */
const runs = [
  ['bench/fuzz/parse.mjs', 'examples', '10000', '11'],
  ['bench/fuzz/parse.mjs', 'tests/conformance/cases', '10000', '12'],
  ['bench/fuzz/survey.mjs', '2000', '13'],
]

/** Programs broken at random end in a result or a plain diagnostic: a seeded sample of what `bench` does in whole. */
export const fuzz = {
  name: 'broken programs, a seeded sample',
  needs: 'time',
  run: async () => {
    const failed = []
    for (const list of runs) {
      const { passed, output } = await execute(process.execPath, list)
      if (!passed) failed.push(`node ${list.join(' ')}\n${output}`)
    }
    return { passed: failed.length === 0, output: failed.join('\n\n') }
  },
}

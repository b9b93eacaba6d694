import type { BuildResult } from '../../flows/build.ts'
import { count } from '../../model/queries/index.ts'
import { decode } from '../../kernel/files/tree.ts'
import { unifiedDifference } from '../../reports/text/difference.ts'
import { type Given, given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { ran } from '../../flows/ran.ts'
import { LISTED, flag, folder, input, paging, text } from './schema.ts'
import type { Desk, Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

export const build: Tool = {
  name: 'build',
  title: 'Build a backend from its blueprint',
  description:
    'What building the backend from architect.yaml would write, file by file, what people edited being merged and kept; name a file for its difference. Writes only with write=true where the server allows it, and then all of it or nothing; the migration that is missing is run before.',
  input: input({
    write: flag('write it; a dry run otherwise'),
    file: text('the difference of this file, from the folder'),
    folder,
    ...paging,
  }),
  output: LISTED,
  effect: 'writes',
  async run(values, desk) {
    const asked = given(build, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const planned = await built(directory, true, desk)
    const writes = asked.flag('write') && (await mayWrite(planned.result, desk))
    const { result, run } = writes ? await built(directory, false, desk) : planned
    const refused = asked.flag('write') && !writes
    return listed(
      {
        kind: 'build',
        summary: summaryOf(result, refused, desk),
        hints: result.changes.length > 0 && !writes ? ['build with file=<path> for what changes in it'] : [],
        items: itemsOf(result, asked),
        runs: [run],
      },
      asked,
      desk,
    )
  },
}

const built = (directory: string, dryRun: boolean, desk: Desk) =>
  ran(
    dryRun ? 'planned the build; nothing was written' : 'built',
    `architect build ${folderWord(directory, desk)}${dryRun ? ' --dry-run' : ''}`,
    async () => {
      const { buildBackend } = await import('../../flows/build.ts')
      return buildBackend({ directory, dryRun }, desk.progress)
    },
  )

/** Whoever started this allowed it in general; where somebody sits there, they are asked for this one. */
async function mayWrite({ changes }: BuildResult, desk: Desk): Promise<boolean> {
  if (!desk.mayWrite || changes.length === 0) return false
  const answer = await desk.ask({
    question: `Write ${count(changes.length, 'file')}?`,
    because: 'a build was asked for, with write',
    answers: [
      { name: 'write', title: 'Write them' },
      { name: 'leave', title: 'Leave all as it is' },
    ],
  })
  return answer === null || answer === 'write'
}

function summaryOf(result: BuildResult, refused: boolean, desk: Desk): string {
  const { changes, conflicts, written, noRevision } = result
  if (changes.length === 0 && conflicts.length === 0) return 'nothing to write: the folder is what its blueprint says'
  return [
    written
      ? `${count(changes.length, 'file')} written`
      : `${count(changes.length, 'file')} would be written; nothing was`,
    ...(refused && !desk.mayWrite ? ['this server does not write: start it with --allow-writes'] : []),
    ...(refused && desk.mayWrite && changes.length > 0 ? ['whoever was asked said no'] : []),
    ...(conflicts.length > 0 ? [`${count(conflicts.length, 'conflict')} to settle`] : []),
    ...(noRevision === null ? [] : ['a migration is missing, and could not be made']),
  ].join('; ')
}

function itemsOf(result: BuildResult, asked: Given): readonly Item[] {
  const file = asked.text('file')
  const told = [
    ...result.conflicts.map(({ path, unit }) => item({ conflict: path, unit })),
    ...(result.noRevision === null ? [] : [item({ migrationMissing: result.noRevision })]),
    ...result.warnings.map((warning) => item({ warning })),
    ...result.notBuilt.map((part) => item({ declaredAndNotBuilt: part })),
  ]
  if (file !== null)
    return result.changes.filter(({ path }) => path === file).map((change) => item({ file, lines: difference(change) }))
  return [
    ...told,
    ...result.changes
      .filter(({ path }) => !path.startsWith('.architect/'))
      .map(({ path, before, after }) => {
        const step = result.steps.find((one) => one.path === path)
        return item({
          file: path,
          does: before === null ? 'new' : after === null ? 'deleted' : 'changed',
          why: step?.why,
          edited: step?.edited === true || null,
        })
      }),
  ]
}

const difference = ({ path, before, after }: BuildResult['changes'][number]): readonly string[] =>
  unifiedDifference(path, before === null ? '' : decode(before).text, after ?? '').split('\n')

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digest } from '../../kernel/digest.ts'
import { cacheFolder } from '../../kernel/files/cache.ts'
import { lastLines, run } from '../process/run.ts'
import { type Requirements, filesText } from './requirements.ts'
import { installing } from './surroundings.ts'
import { findUv, pythonPath } from './uv.ts'

const SECONDS = 900

/** A Python with the packages of a project, or why there is none. */
export type Prepared =
  | { readonly folder: string; readonly version: string }
  | { readonly problem: string; readonly evidence: readonly string[] }

/** Made once for the same lists of packages, and kept in the cache; nothing is written into the project. */
export async function preparePython(needed: Requirements): Promise<Prepared> {
  const folder = join(cacheFolder(), 'environments', keyOf(needed))
  const kept = await versionIn(folder)
  if (existsSync(join(folder, DONE)) && kept !== null) return { folder, version: kept }
  const uv = await findUv()
  if ('problem' in uv) return { problem: uv.problem, evidence: [] }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  for (const list of commands(needed, folder)) {
    const ran = await run(
      {
        command: [uv.program, ...list],
        directory: needed.folder,
        environment: { ...installing(), PATH: pythonPath(), UV_PROJECT_ENVIRONMENT: folder, VIRTUAL_ENV: folder },
      },
      SECONDS,
    )
    if (ran.code !== 0) {
      rmSync(folder, { recursive: true, force: true })
      return {
        problem: `uv ${list.slice(0, 2).join(' ')} brings no environment for ${filesText(needed)}`,
        evidence: lastLines(ran.lines),
      }
    }
  }
  writeFileSync(join(folder, `${DONE}.half`), '')
  renameSync(join(folder, `${DONE}.half`), join(folder, DONE))
  return { folder, version: (await versionIn(folder)) ?? 'Python' }
}

/** Stands in a folder that was made to its end. */
const DONE = 'architect-complete'

/** Lists mean the same wherever they lie, until they speak of what lies beside them. */
function keyOf({ kind, files, folder, extras, groups }: Requirements): string {
  const texts = files.flatMap((path) => withReferences(path, new Set()))
  const isLocal = kind === 'locked' || texts.some((text) => LOCAL.test(text))
  return digest('environment 1', kind, isLocal ? folder : '', JSON.stringify({ extras, groups }), ...texts).slice(0, 24)
}

const LOCAL = /^\s*(-e|--editable)\b|\bfile:|^\s*\.{1,2}\/|\bpath\s*=/m
const REFERENCE = /^\s*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)/gm

/** The text of a list, and of those it names. */
function withReferences(path: string, seen: Set<string>): readonly string[] {
  if (seen.has(path) || !existsSync(path)) return []
  seen.add(path)
  const text = readFileSync(path, 'utf8')
  return [
    text,
    ...[...text.matchAll(REFERENCE)].flatMap(([, name]) => withReferences(join(dirname(path), name!), seen)),
  ]
}

function commands(needed: Requirements, folder: string): readonly (readonly string[])[] {
  const { kind, files, extras, groups, python } = needed
  const chosen = [...extras.flatMap((one) => ['--extra', one]), ...groups.flatMap((one) => ['--group', one])]
  if (kind === 'locked') return [['sync', '--frozen', '--no-install-workspace', '--no-progress', ...chosen]]
  const fromProject = files.some((path) => path.endsWith('pyproject.toml'))
  return [
    ['venv', '--no-project', ...(python === null ? [] : ['--python', python]), folder],
    [
      'pip',
      'install',
      '--no-progress',
      ...files.flatMap((path) => ['--requirements', path]),
      ...(fromProject ? chosen : []),
    ],
  ]
}

async function versionIn(folder: string): Promise<string | null> {
  const program = join(folder, 'bin/python')
  if (!existsSync(program)) return null
  const { code, lines } = await run({ command: [program, '--version'], directory: '/', environment: {} }, 20)
  return code === 0 ? (lines[0] ?? null) : null
}

// After an edit: reviews the backend the file belongs to, and tells what was not there before and was not told yet.
// It never stands in the way: whatever goes wrong here, it says nothing and ends with 0.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'

const MOST_INPUT = 20_000_000
const MOST_TOLD = 8
const LONGEST = 300
const PATIENCE = 50_000
/** What stands at the top of a backend. */
const MARKS = ['architect.toml', 'architect.yaml', 'pyproject.toml', 'alembic.ini', 'requirements.txt']

/** What was edited, from what the host writes to standard input; null where it is no Python of the project. */
function editIn(text) {
  const said = JSON.parse(text)
  const named = said?.tool_input?.file_path
  if (typeof named !== 'string' || !named.endsWith('.py')) return null
  const place = typeof said.cwd === 'string' ? said.cwd : process.cwd()
  const project = realpathSync(process.env.CLAUDE_PROJECT_DIR || place)
  const file = realpathSync(resolve(place, named))
  const inside = relative(project, file)
  if (inside.startsWith('..') || isAbsolute(inside)) return null
  return { file, project, session: String(said.session_id ?? '') }
}

/** The nearest folder above a file that looks like the top of a backend, and not above the project. */
function backendOf({ file, project }) {
  for (let folder = dirname(file); folder.length > project.length; folder = dirname(folder))
    if (MARKS.some((mark) => existsSync(join(folder, mark)))) return folder
  return project
}

/** What the edit brought; null where the command is not installed, or has nothing to say of this folder. */
function newFindings(folder) {
  const list = ['review', folder, '--changed', '--new-since', 'HEAD', '--json']
  const { status, stdout } = spawnSync('architect', list, {
    cwd: folder,
    encoding: 'utf8',
    timeout: PATIENCE,
    maxBuffer: MOST_INPUT,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  })
  if (status !== 0 && status !== 1) return null
  const { findings } = JSON.parse(stdout)
  return Array.isArray(findings) ? findings.filter((one) => typeof one?.fingerprint === 'string') : null
}

/** Keeps what was told, by session and folder. */
function memoryFor({ session }, folder) {
  const cache =
    process.env.CLAUDE_PLUGIN_DATA || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'backend-architect')
  const name = createHash('sha256').update(`${session}\0${folder}`).digest('hex').slice(0, 32)
  const path = join(cache, 'told', `${name}.json`)
  return {
    read() {
      try {
        return new Set(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        return new Set()
      }
    },
    write(fingerprints) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}`
      writeFileSync(beside, JSON.stringify(fingerprints), { mode: 0o600 })
      renameSync(beside, path)
    },
  }
}

/** A text of the repository on one line, and not endless. */
const quiet = (text) =>
  String(text ?? '')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .slice(0, LONGEST)

function sentence({ rule, severity, message, advice, places }) {
  const [place] = Array.isArray(places) ? places : []
  const where = place === undefined ? '' : ` ${quiet(place.file)}:${Number(place.line)}`
  return `- ${quiet(severity)}${where} ${quiet(rule)}: ${quiet(message)} ${quiet(advice)}`.trimEnd()
}

function spoken(findings) {
  const shown = findings.slice(0, MOST_TOLD).map(sentence)
  const more = findings.length - shown.length
  return [
    `architect review: ${findings.length} new since the last commit, brought by what was edited`,
    ...shown,
    ...(more > 0 ? [`- and ${more} more: architect review --changed --format agent`] : []),
    'What a rule means: architect explain RULE. If a finding is wrong, say why instead of working around it.',
  ].join('\n')
}

function answerTo(text) {
  const edit = editIn(text)
  if (edit === null) return null
  const folder = backendOf(edit)
  const findings = newFindings(folder)
  if (findings === null) return null
  const memory = memoryFor(edit, folder)
  const known = memory.read()
  memory.write(findings.map(({ fingerprint }) => fingerprint))
  const fresh = findings.filter(({ fingerprint }) => !known.has(fingerprint))
  if (fresh.length === 0) return null
  return { hookSpecificOutput: { hookEventName: 'PostToolUse', additionalContext: spoken(fresh) } }
}

async function input() {
  const chunks = []
  let length = 0
  for await (const chunk of process.stdin) {
    length += chunk.length
    if (length > MOST_INPUT) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

try {
  const answer = answerTo(await input())
  if (answer !== null) process.stdout.write(`${JSON.stringify(answer)}\n`)
} catch {
  // Nobody is helped by a hook that breaks an edit.
}

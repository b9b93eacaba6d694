import { spawn } from 'node:child_process'
import { chmodSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Claim, Proof } from '../../src/model/index.ts'
import { root } from '../architecture/imports.ts'
import { architect } from '../doors/cli/architect.ts'
import { fixture } from '../proving/parcels.ts'
import { ended } from '../processes.ts'
import { emptyFolder } from '../temporary.ts'

const MINUTES = 60_000

/** The fixture with some of its texts replaced; each must be there. */
function changed(edits: Readonly<Record<string, readonly (readonly [string, string])[]>>): string {
  const folder = emptyFolder()
  cpSync(fixture, folder, { recursive: true })
  for (const [path, pairs] of Object.entries(edits)) {
    const before = readFileSync(join(folder, path), 'utf8')
    const after = pairs.reduce((text, [from, to]) => {
      expect(text).toContain(from)
      return text.replaceAll(from, to)
    }, before)
    writeFileSync(join(folder, path), after)
  }
  return folder
}

/** A temporary folder of the command's own, which the unprivileged server must be able to enter. */
function temporaryFolder(): string {
  const folder = emptyFolder()
  chmodSync(folder, 0o755)
  return folder
}

async function proved(folder: string, ...options: readonly string[]) {
  const temporary = temporaryFolder()
  const env = { ...process.env, TMPDIR: temporary } as Readonly<Record<string, string>>
  const { code, stdout, stderr } = await architect(['prove', folder, '--yes', '--json', ...options], { env })
  expect(readdirSync(temporary)).toEqual([])
  const proof = JSON.parse(stdout || 'null') as Proof | null
  const claims = proof?.sections.flatMap((section) => section.claims) ?? []
  const verdicts = (wanted: Claim['verdict']): readonly string[] =>
    claims.filter(({ verdict }) => verdict === wanted).map(({ id }) => id)
  return { code, stderr, proof, verdicts, claim: (id: string) => claims.find((one) => one.id === id) }
}

/** What only shows when it runs. */
const UNSEEN = `
app.openapi_schema = {"openapi": "3.1.0", "info": {"title": "Parcels", "version": "1"}, "paths": {}}
app.dependency_overrides[current_clerk] = lambda: Clerk(id=0, name="", is_admin=True)


`

const filesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()

test(
  'of a good backend every claim holds, nothing is written into it, and nothing is left behind',
  async () => {
    const folder = changed({})
    const files = filesIn(folder)
    const { code, proof, verdicts, claim } = await proved(folder, '--only', 'migrations,tests,contract,access,plans')
    expect(verdicts('broken')).toEqual([])
    expect(verdicts('not run')).toEqual(['access/bea/above'])
    expect(verdicts('held')).toEqual([
      'migrations/up',
      'migrations/down',
      'migrations/again',
      'migrations/models',
      'tests/own',
      'contract/operations',
      'contract/shapes',
      'contract/security',
      'access/without-credentials',
      'access/public',
      'access/ann',
      'access/ann/above',
      'access/bea',
      'plans/delete-reads-child',
      'plans/index-never-used',
      'plans/plan-flips',
      'plans/whole-table-read',
    ])
    expect(claim('migrations/up')?.figure).toMatch(/^2 revisions, /)
    expect(claim('tests/own')?.figure).toMatch(/^2 passed, /)
    expect(proof?.ground).toEqual([
      expect.stringMatching(/^PostgreSQL \d+/),
      expect.stringMatching(/^Python 3\./),
      'SECRET_KEY made up',
      'DEPOT as in .env.example',
    ])
    expect(code).toBe(0)
    expect(filesIn(folder)).toEqual(files)
  },
  10 * MINUTES,
)

test(
  'attacks are tried on a database of its own, each with the answer it got',
  async () => {
    const { verdicts, claim } = await proved(changed({}), '--only', 'attacks')
    expect(verdicts('broken')).toEqual(['attacks/D04'])
    expect(claim('attacks/A01')).toMatchObject({ verdict: 'held', figure: '3 operations' })
    expect(claim('attacks/A02')?.verdict).toBe('held')
    expect(claim('attacks/C13')?.detail).toBe('no operation takes a file')
    const elsewhere = await proved(
      changed({ 'app/main.py': [['create_engine(settings.database_url)', 'create_engine("sqlite:///:memory:")']] }),
      '--only',
      'attacks',
    )
    expect(elsewhere.claim('attacks')?.detail).toMatch(/^the application was not seen to connect to our database/)
  },
  10 * MINUTES,
)

describe('what is wrong is seen', () => {
  test(
    'a type that is left behind, and a failing test',
    async () => {
      const { code, verdicts, claim } = await proved(
        changed({
          'migrations/versions/2_parcels.py': [['op.execute("DROP TYPE parcel_state")', 'pass']],
          'tests/test_parcels.py': [['== 401', '== 200']],
        }),
        '--only',
        'migrations,tests',
      )
      expect(verdicts('held')).toEqual(['migrations/up', 'migrations/models'])
      expect(claim('migrations/down')).toMatchObject({
        verdict: 'broken',
        evidence: ['+ enum parcel_state (waiting, sent)'],
      })
      expect(claim('migrations/again')).toMatchObject({
        verdict: 'broken',
        evidence: expect.arrayContaining([expect.stringContaining('type "parcel_state" already exists')]),
      })
      expect(claim('tests/own')?.evidence[0]).toMatch(/test_parcels::test_nobody_sees_parcels/)
      expect(code).toBe(1)
    },
    10 * MINUTES,
  )

  test(
    'models that migrations do not know',
    async () => {
      const { claim } = await proved(
        changed({ 'app/models.py': [['label: Mapped', 'weight: Mapped[int | None]\n    label: Mapped']] }),
        '--only',
        'migrations',
      )
      expect(claim('migrations/models')).toMatchObject({
        verdict: 'broken',
        evidence: [expect.stringContaining("'add_column'")],
      })
    },
    10 * MINUTES,
  )

  test(
    'an operation that is no longer guarded where it runs, and one the contract does not have',
    async () => {
      const { claim } = await proved(
        changed({
          'app/main.py': [['@app.get("/clerks"', `${UNSEEN}@app.get("/clerks"`]],
        }),
        '--only',
        'contract,access',
      )
      expect(claim('contract/operations')).toMatchObject({
        verdict: 'broken',
        figure: '6 differ',
        evidence: expect.arrayContaining([expect.stringMatching(/^GET \/livez: /)]),
      })
      expect(claim('access/without-credentials')).toMatchObject({
        verdict: 'broken',
        figure: '0 of 3',
        evidence: ['GET /clerks answers 200', 'GET /parcels answers 200', 'POST /parcels answers 422'],
      })
    },
    10 * MINUTES,
  )
})

describe('what cannot be run is not run, and says why', () => {
  test(
    'migrations that would reach another database are not even begun',
    async () => {
      const { verdicts, claim, code } = await proved(
        changed({
          'migrations/env.py': [['create_engine(settings.database_url)', 'create_engine("sqlite:///:memory:")']],
        }),
        '--only',
        'migrations',
      )
      expect(verdicts('not run')).toHaveLength(4)
      expect(claim('migrations/up')?.detail).toMatch(/^Alembic connects to a database other than ours/)
      expect(code).toBe(3)
    },
    10 * MINUTES,
  )

  test(
    'an application that does not start shows its last lines',
    async () => {
      const { claim } = await proved(
        changed({
          'app/main.py': [
            [
              'app = FastAPI(',
              'if "uvicorn" in __import__("sys").modules:\n    raise RuntimeError("no room")\napp = FastAPI(',
            ],
          ],
        }),
        '--only',
        'contract',
      )
      expect(claim('contract/operations')).toMatchObject({
        verdict: 'not run',
        detail: 'python -m uvicorn app.main:app --host 127.0.0.1 --port {port} ends by itself',
        evidence: expect.arrayContaining(['RuntimeError: no room']),
      })
    },
    10 * MINUTES,
  )

  test(
    'packages that cannot be had, and a caller that is not let in',
    async () => {
      const nowhere = changed({ 'requirements.txt': [['fastapi==', 'no-such-package-of-anybody==']] })
      const without = await proved(nowhere, '--only', 'tests')
      expect(without.claim('tests/own')).toMatchObject({
        verdict: 'not run',
        detail: 'uv pip install brings no environment for requirements.txt',
      })
      const shut = await proved(
        changed({ 'architect.toml': [['sign-up = { path = "/clerks", json = { name = "ann" } }', '']] }),
        '--only',
        'access',
      )
      expect(shut.claim('access/ann/login')?.detail).toMatch(/^ann: POST \/tokens answers 401/)
      expect(shut.claim('access/bea')?.verdict).toBe('held')
    },
    10 * MINUTES,
  )
})

test(
  'whoever is told to stop leaves neither server, application nor folder behind',
  async () => {
    const temporary = temporaryFolder()
    const folder = changed({
      'tests/test_parcels.py': [
        ['def test_nobody', 'def test_long() -> None:\n    __import__("time").sleep(600)\n\n\ndef test_nobody'],
      ],
    })
    const list = ['prove', folder, '--yes', '--only', 'tests']
    const env = { ...process.env, TMPDIR: temporary }
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...list], { env, stdio: 'ignore' })
    const runsTests = () => runningIn(folder).some((one) => one.includes('pytest'))
    while (!runsTests()) await sleep(50)
    const server = readdirSync(temporary).find((name) => name.startsWith('architect-postgres-'))!
    const postmaster = Number(readFileSync(join(temporary, server, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(readdirSync(temporary)).toEqual([])
    expect(await ended(postmaster)).toBe(true)
    await sleep(200)
    expect(runningIn(folder)).toEqual([])
  },
  10 * MINUTES,
)

/** The commands of processes that import from this folder. */
function runningIn(folder: string): readonly string[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const isOurs = readFileSync(`/proc/${name}/environ`, 'utf8').includes(`PYTHONPATH=${folder}`)
      return isOurs ? [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')] : []
    } catch {
      return []
    }
  })
}

import { beforeAll, describe, expect, test } from 'vitest'
import type { Backend } from '../../../src/model/index.ts'
import { concerning, differing } from '../../../src/writers/design/concern.ts'
import type { DesignParts } from '../../../src/writers/design/designed.ts'
import { partsOf } from '../../../src/writers/design/index.ts'
import { designedFrom, designedOf } from '../../fixtures/design.ts'
import { emptyParts, unknownLines, untidy, wrongExamples } from './complete.ts'

const BLUEPRINT = `
architect: 1
app: notes
stack: { orm: sqlalchemy, ids: uuid7 }
auth: { provider: builtin, roles: admin > editor > user }
resources:
  User:
    fields: { email: email unique personal, role: role = user set by admin }
    access: { read: self or admin, create: nobody, update: self, delete: admin }
  Note:
    fields:
      owner: -> User cascade = me set by server
      title: str(1..200)
      status: draft|shown|gone = draft
    access: { read: owner or editor, create: user, update: owner, delete: admin }
    states: { status: [draft -> shown, shown -> gone] }
  Badge:
    fields: { title: str(1..80) }
    access: { read: user, create: me.role = editor, update: me.role != user, delete: admin }
`

describe('the parts of a design', () => {
  let backend: Backend
  let parts: DesignParts
  beforeAll(async () => {
    backend = await designedFrom(BLUEPRINT)
    parts = partsOf(designedOf(backend))
  })

  test('are all there', () => {
    expect(emptyParts(parts)).toEqual([])
  })

  test('have examples that hold to their schemas', () => {
    expect(wrongExamples(backend, parts.contracts)).toEqual([])
    expect(parts.contracts.filter(({ request }) => request?.example).length).toBeGreaterThan(2)
  })

  test('have drawings in which nothing stands over anything, and Mermaid of known lines', () => {
    expect(parts.diagrams.flatMap(untidy)).toEqual([])
    expect(parts.diagrams.flatMap(unknownLines)).toEqual([])
  })

  test('say of a refusal its code and when it comes', () => {
    const { errors } = parts.contracts.find(({ operation }) => operation.startsWith('PATCH'))!
    expect(errors).toContainEqual({ status: '401', code: 'not_signed_in', when: 'Sign in first.' })
    expect(errors).toContainEqual({ status: '404', code: 'not_found', when: 'There is no such thing.' })
  })

  test('never say what a secret is, and say what each variable is for', () => {
    const secret = parts.environment.find(({ name }) => name === 'SECRET_KEY')
    expect(secret).toEqual({
      name: 'SECRET_KEY',
      what: 'What tokens are signed with: at least 32 characters of chance.',
      required: true,
      example: '(at least 32 random bytes)',
    })
  })

  test('name the constraint a project has', () => {
    expect(parts.dependencies.find(({ name }) => name === 'fastapi')?.version).toMatch(/^==\d/)
  })

  test('place what they say of operations', () => {
    expect(
      parts.acceptance.filter(({ text, places }) => /`(GET|POST|PATCH)/.test(text) && places.length === 0),
    ).toEqual([])
    expect(parts.acceptance.some(({ text }) => text.endsWith('answers 401 to whoever sends no credentials.'))).toBe(
      true,
    )
  })

  test('say of each role what it may, from the rules as the code asks them', () => {
    const allowed = (id: string) => parts.access.find(({ operation }) => operation === id)?.allowed
    expect(allowed('GET /api/v1/notes')).toEqual({ anyone: 'no', admin: 'yes', editor: 'yes', user: 'own' })
    expect(allowed('POST /api/v1/notes')).toEqual({ anyone: 'no', admin: 'yes', editor: 'yes', user: 'yes' })
    expect(allowed('DELETE /api/v1/notes/{note_id}')).toMatchObject({ admin: 'yes', editor: 'no', user: 'no' })
  })

  test('say it of a rule about the one role somebody has, whatever that includes', () => {
    const allowed = (id: string) => parts.access.find(({ operation }) => operation === id)?.allowed
    expect(allowed('POST /api/v1/badges')).toEqual({ anyone: 'no', admin: 'no', editor: 'yes', user: 'no' })
    expect(allowed('PATCH /api/v1/badges/{badge_id}')).toMatchObject({ admin: 'yes', editor: 'yes', user: 'no' })
  })

  test('hold the steps of a state to those that are declared', () => {
    expect(parts.acceptance.map(({ text }) => text)).toContain(
      '`notes.status` takes the steps draft → shown, shown → gone.',
    )
  })

  test('say of a change only what is new, and what is there today with places', () => {
    const before: Backend = {
      ...backend,
      api: { ...backend.api, operations: backend.api.operations.slice(2) },
      data: { ...backend.data, tables: backend.data.tables.slice(1) },
    }
    const about = differing(backend, before)
    expect([...about.tables]).toEqual([backend.data.tables[0]!.id])
    const changed = partsOf({ ...designedOf(backend), before, about })
    expect(changed.contracts.map(({ operation }) => operation)).toEqual(
      backend.api.operations.slice(0, 2).map(({ id }) => id),
    )
    expect(changed.ddl.match(/CREATE TABLE/g)).toHaveLength(1)
    expect(changed.ddl).not.toContain('which no model here describes')
    expect(changed.environment).toEqual([])
    expect(changed.phases.map(({ flag }) => flag).filter((flag) => flag !== null)).toHaveLength(1)
    expect(changed.today.length).toBeGreaterThan(10)
    expect(changed.today.filter(({ places, runs }) => places.length + runs.length === 0)).toEqual([])
  })

  test('what is there already is switched off for nobody, and what is left to people is a phase', () => {
    const same = partsOf({ ...designedOf(backend), before: backend, unwritten: ['nobody archives a note'] })
    expect(same.phases.map(({ title, flag }) => [title, flag])).toEqual([['What people write', null]])
    expect(same.phases[0]?.steps).toEqual(['By hand, with a test that shows it: nobody archives a note.'])
  })

  test('are about the operations of a table, not about those that only ask who is calling', () => {
    const { operations } = concerning(backend, ['notes'])
    expect([...operations].every((id) => id.includes('/notes'))).toBe(true)
    expect(operations.size).toBeGreaterThan(3)
  })
})

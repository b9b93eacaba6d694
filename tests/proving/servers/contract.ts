import type { Backend, JsonSchema, Operation, Parameter, Setting } from '../../../src/model/index.ts'
import { access, column, emptyBackend, index, operation, place, statement, step, table } from '../../fixtures/parts.ts'

/** What the shop promises: the schemas it validates by, and the model attacks are computed from. */
const text = (given: JsonSchema = {}): JsonSchema => ({ type: 'string', ...given })
const email = text({ format: 'email', maxLength: 255 })
const password = text({ minLength: 8, maxLength: 128 })

export const bodies: Readonly<Record<string, JsonSchema>> = {
  SignUp: object({ email, password, name: text({ maxLength: 80 }) }, ['email', 'password']),
  Login: object({ email: text({ maxLength: 255 }), password: text({ maxLength: 256 }) }, ['email', 'password']),
  Refresh: object({ refresh_token: text() }, ['refresh_token']),
  NewPassword: object({ current_password: text({ maxLength: 128 }), new_password: password }, [
    'current_password',
    'new_password',
  ]),
  AskForLink: object({ email }, ['email']),
  Link: object({ token: text({ maxLength: 200 }) }, ['token']),
  Forgot: object({ email }, ['email']),
  Reset: object({ token: text({ maxLength: 200 }), password }, ['token', 'password']),
  ChangeMe: object({ name: text({ maxLength: 80 }), email }, []),
  ChangeUser: object({ role: text({ enum: ['user', 'admin'] }), is_active: { type: 'boolean' } }, []),
  Note: object(
    {
      title: text({ minLength: 1, maxLength: 200 }),
      body: text({ maxLength: 2000 }),
      rating: { type: 'integer', minimum: 0 },
      due: text({ format: 'date-time' }),
      project_id: text({ format: 'uuid' }),
    },
    ['title'],
  ),
  Project: object({ slug: text({ pattern: '^[a-z][a-z0-9-]{2,60}$' }) }, ['slug']),
  Hook: object({ webhook_url: text({ format: 'uri' }) }, ['webhook_url']),
  ApiKey: object({ scopes: { type: 'array', items: text({ enum: ['notes.read', 'reports.read'] }), minItems: 1 } }, [
    'scopes',
  ]),
  Ticket: object({ title: text({ maxLength: 60 }), stock: { type: 'integer', minimum: 0, maximum: 1000 } }, [
    'title',
    'stock',
  ]),
  Upload: object({ file: text({ format: 'binary' }) }, ['file']),
}

const noteOut = object(
  {
    id: text({ format: 'uuid' }),
    title: text(),
    body: text(),
    rating: { type: 'integer' },
    due: text(),
    owner_id: text(),
    project_id: text(),
  },
  ['id', 'title'],
)
const userOut = object({ id: text(), email, role: text(), name: text() }, ['id'])
const ticketOut = object({ id: text(), title: text(), stock: { type: 'integer' } }, ['id'])

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

const guarded = access('enforced')
const administrators = access('enforced', {
  roles: ['admin'],
  checks: [{ kind: 'authorization', status: 403, chain: [step('depends on require_admin')], condition: '' }],
})

interface Given {
  readonly body?: string
  readonly media?: string
  readonly out?: JsonSchema
  readonly open?: true
  readonly admin?: true
  readonly scope?: string
  readonly query?: readonly Parameter[]
  readonly reads?: string
  readonly writes?: string
}

function route(line: string, given: Given = {}): Operation {
  const { body, media = 'application/json', out, open, admin, scope, query = [], reads, writes } = given
  const keys = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Parameter => ({
    in: 'path',
    name,
    required: true,
    schema: text({ format: 'uuid' }),
  }))
  const guard =
    admin === true ? administrators : scope === undefined ? guarded : access('enforced', { scopes: [scope] })
  return operation(line, {
    parameters: [...keys, ...query],
    body:
      body === undefined ? null : { required: true, content: { [media]: { $ref: `#/components/schemas/${body}` } } },
    responses: [
      {
        status: '200',
        description: '',
        content: out === undefined ? {} : { 'application/json': object({ data: out }, ['data']) },
      },
    ],
    security: open === true ? [] : [{ bearer: [] }],
    access: open === true ? access('public') : guard,
    statements: [
      ...(reads === undefined ? [] : [statement('select', [reads])]),
      ...(writes === undefined ? [] : [statement('insert', [writes])]),
    ],
  })
}

const parameter = (name: string, schema: JsonSchema): Parameter => ({ in: 'query', name, required: false, schema })
const page = [
  parameter('limit', { type: 'integer', default: 20 }),
  parameter('offset', { type: 'integer', default: 0 }),
  parameter('sort', text({ default: 'title' })),
  parameter('q', text()),
]
const repeatable: readonly Parameter[] = [{ in: 'header', name: 'Idempotency-Key', required: false, schema: text() }]

const operations: readonly Operation[] = [
  route('POST /api/v1/auth/register', { body: 'SignUp', out: userOut, open: true, writes: 'users' }),
  route('POST /api/v1/auth/login', { body: 'Login', open: true }),
  route('POST /api/v1/auth/link', { body: 'AskForLink', open: true }),
  route('POST /api/v1/auth/sign-in', { body: 'Link', open: true }),
  route('POST /api/v1/auth/refresh', { body: 'Refresh', open: true }),
  route('POST /api/v1/auth/logout'),
  route('PUT /api/v1/auth/password', { body: 'NewPassword' }),
  route('POST /api/v1/auth/password/forgot', { body: 'Forgot', open: true }),
  route('POST /api/v1/auth/password/reset', { body: 'Reset', open: true }),
  route('GET /api/v1/me', { out: userOut, reads: 'users' }),
  route('PATCH /api/v1/me', { body: 'ChangeMe', out: userOut }),
  route('DELETE /api/v1/me'),
  route('GET /api/v1/users', { admin: true }),
  route('PATCH /api/v1/users/{user_id}', { body: 'ChangeUser', out: userOut, admin: true }),
  route('GET /api/v1/notes', { query: page, reads: 'notes' }),
  route('POST /api/v1/notes', { body: 'Note', out: noteOut, query: repeatable, writes: 'notes' }),
  route('GET /api/v1/notes/{note_id}', { out: noteOut, reads: 'notes' }),
  route('PUT /api/v1/notes/{note_id}', { body: 'Note', out: noteOut }),
  route('DELETE /api/v1/notes/{note_id}'),
  route('GET /api/v1/projects', { reads: 'projects' }),
  route('POST /api/v1/projects', { body: 'Project', writes: 'projects' }),
  route('GET /api/v1/projects/{project_id}', { reads: 'projects' }),
  route('POST /api/v1/hooks', { body: 'Hook' }),
  route('POST /api/v1/files', { body: 'Upload', media: 'multipart/form-data' }),
  route('GET /api/v1/reports', { scope: 'reports.read' }),
  route('GET /api/v1/digest', { scope: 'notes.read' }),
  route('POST /api/v1/api-keys', { body: 'ApiKey' }),
  route('DELETE /api/v1/api-keys/{key_id}'),
  route('POST /api/v1/tickets', { body: 'Ticket', out: ticketOut }),
  route('GET /api/v1/tickets/{ticket_id}', { out: ticketOut }),
  route('POST /api/v1/tickets/{ticket_id}/buy', { out: ticketOut }),
  route('GET /api/v1/archives/{archive_id}/entries', { query: page }),
]

const setting = (variable: string, type: string, secret = false): Setting => ({
  name: `Settings.${variable}`,
  variable,
  type,
  default: null,
  given: null,
  secret,
  at: place(),
})

const id = column('id', 'UUID')
const tables = [
  table('users', [id, column('email', 'TEXT'), column('tenant_id', 'UUID')]),
  table('notes', [id, column('title', 'TEXT'), column('owner_id', 'UUID')]),
  table('projects', [id, column('slug', 'TEXT'), column('tenant_id', 'UUID')], {
    indexes: [index('ix_slug', ['slug'], { unique: true })],
  }),
  table('audit_log', [column('id', 'BIGINT'), column('event', 'TEXT')]),
]

export const shopModel: Backend = emptyBackend({
  api: {
    applications: [
      {
        id: 'app.main:app',
        title: 'shop',
        version: '1',
        at: place(),
        mountPath: '',
        document: {},
        schemas: bodies,
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
        middleware: [],
        published: true,
      },
    ],
    operations,
    webSockets: [
      {
        application: 'app.main:app',
        path: '/api/v1/feed',
        name: 'feed',
        handler: place(),
        wiring: [],
        conditions: [],
        dependencies: [],
        access: guarded,
      },
    ],
    mounts: [],
  },
  data: { tables, enums: [], sequences: [], migrations: [] },
  runtime: {
    settings: [
      setting('ENVIRONMENT', "Literal['local', 'production']"),
      setting('SECRET_KEY', 'str', true),
      setting('DEBUG', 'bool'),
      setting('CORS_ORIGINS', 'list[str]'),
    ],
    jobs: [],
    caches: [],
    outbound: [],
    models: [],
    vectorStores: [],
  },
})

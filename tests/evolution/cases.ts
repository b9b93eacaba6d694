import { type Editable, create, list, property, query, read, schema } from './shop.ts'

export interface Case {
  readonly does: string
  /** What is different in the base. */
  readonly before?: (document: Editable) => void
  readonly after: (document: Editable) => void
  /** `error response-success-status-removed POST /orders: subject`; what follows from an error is left out. */
  readonly finds: readonly string[]
}

const drop = (holder: Editable, name: string) => void delete holder[name]

export const cases: readonly Case[] = [
  { does: 'nothing', after: () => undefined, finds: [] },
  {
    does: 'a description in other words',
    after: (d) => void (property(d, 'Order', 'total')['description'] = 'the sum'),
    finds: [],
  },
  {
    does: 'a path is gone',
    after: (d) => drop(d['paths'], '/orders/{order_id}'),
    finds: ['error api-path-removed-without-deprecation GET /orders/{order_id}'],
  },
  {
    does: 'an operation is gone that was deprecated',
    before: (d) => void (create(d)['deprecated'] = true),
    after: (d) => drop(d['paths']['/orders'], 'post'),
    finds: ['info api-removed-with-deprecation POST /orders'],
  },
  {
    does: 'an operation is gone before its announced day',
    before: (d) => Object.assign(create(d), { deprecated: true, 'x-sunset': '2999-01-01' }),
    after: (d) => drop(d['paths']['/orders'], 'post'),
    finds: ['error api-removed-before-sunset POST /orders: 2999-01-01'],
  },
  {
    does: 'an operation is gone after its announced day',
    before: (d) => Object.assign(create(d), { deprecated: true, 'x-sunset': '2001-01-01' }),
    after: (d) => drop(d['paths']['/orders'], 'post'),
    finds: [],
  },
  {
    does: 'an operation is new',
    after: (d) => void (d['paths']['/new'] = { get: read(d) }),
    finds: ['info endpoint-added GET /new'],
  },
  {
    does: 'a path parameter has another name',
    after: (d) => {
      d['paths']['/orders/{key}'] = d['paths']['/orders/{order_id}']
      drop(d['paths'], '/orders/{order_id}')
      d['paths']['/orders/{key}']['get']['parameters'][0]['name'] = 'key'
    },
    finds: [],
  },
  {
    does: 'an operation is deprecated',
    after: (d) => void (list(d)['deprecated'] = true),
    finds: ['info endpoint-deprecated GET /orders'],
  },
  {
    does: 'its operationId and tags change',
    after: (d) => Object.assign(list(d), { operationId: 'orders', tags: ['shop'] }),
    finds: [
      'info api-operation-id-removed GET /orders: list_orders orders',
      'info api-tag-added GET /orders: shop',
      'info api-tag-removed GET /orders: orders',
    ],
  },
  {
    does: 'parameters are new',
    after: (d) =>
      void list(d)['parameters'].push(
        { in: 'query', name: 'q', required: false, schema: { type: 'string' } },
        { in: 'query', name: 'shop', required: true, schema: { type: 'string' } },
      ),
    finds: [
      'error new-required-request-parameter GET /orders: query shop',
      'info new-optional-request-parameter GET /orders: query q',
    ],
  },
  {
    does: 'a parameter is gone',
    after: (d) => void list(d)['parameters'].shift(),
    finds: ['warning request-parameter-removed GET /orders: query limit'],
  },
  {
    does: 'the name of a header is written otherwise',
    after: (d) => void (query(d, 2)['name'] = 'x-shop'),
    finds: [],
  },
  {
    does: 'a parameter is required, another no longer',
    after: (d) => {
      query(d, 0)['required'] = true
      query(d, 2)['required'] = false
    },
    finds: [
      'error request-parameter-became-required GET /orders: query limit',
      'info request-parameter-became-optional GET /orders: header X-Shop',
    ],
  },
  {
    does: 'a parameter is bounded and has another default',
    after: (d) => void (query(d, 0)['schema'] = { type: 'integer', maximum: 50, minimum: 1, default: 10 }),
    finds: [
      'error request-parameter-max-decreased GET /orders: 100 50 query limit',
      'error request-parameter-min-set GET /orders: 1 query limit',
      'info request-parameter-default-value-changed GET /orders: 20 10 query limit',
    ],
  },
  {
    does: 'values of a parameter come and go',
    after: (d) => void (query(d, 1)['schema']['enum'] = ['paid', 'sent']),
    finds: [
      'error request-parameter-enum-value-removed GET /orders: open query state',
      'info request-parameter-enum-value-added GET /orders: sent query state',
    ],
  },
  {
    does: 'a parameter is a list now, which says the same in a query',
    before: (d) => void (query(d, 1)['schema'] = { type: 'string' }),
    after: (d) => void (query(d, 1)['schema'] = { type: 'array', items: { type: 'string' } }),
    finds: ['info request-parameter-type-generalized GET /orders: type string array<string> query state'],
  },
  {
    does: 'a parameter has a narrower type',
    after: (d) => void (query(d, 2)['schema'] = { type: 'integer' }),
    finds: ['error request-parameter-type-changed GET /orders: type string integer header X-Shop'],
  },
  {
    does: 'the body is optional',
    after: (d) => void (create(d)['requestBody']['required'] = false),
    finds: ['info request-body-became-optional POST /orders'],
  },
  {
    does: 'a body is asked for',
    after: (d) => void (list(d)['requestBody'] = { required: true, content: { 'application/json': { schema: {} } } }),
    finds: ['error request-body-added-required GET /orders'],
  },
  {
    does: 'the body is gone',
    after: (d) => drop(create(d), 'requestBody'),
    finds: ['error request-body-removed POST /orders'],
  },
  {
    does: 'media types come and go',
    after: (d) => {
      create(d)['requestBody']['content'] = { 'application/xml': { schema: {} } }
      list(d)['responses']['200']['content']['text/csv'] = { schema: { type: 'string' } }
    },
    finds: [
      'error request-body-media-type-removed POST /orders: application/json',
      'info request-body-media-type-added POST /orders: application/xml',
      'info response-media-type-added GET /orders: text/csv 200',
    ],
  },
  {
    does: 'properties of a request are new, required and gone',
    after: (d) => {
      Object.assign(schema(d, 'NewOrder'), { required: ['coupon', 'gift', 'state', 'total'] })
      schema(d, 'NewOrder')['properties']['gift'] = { type: 'boolean' }
      schema(d, 'NewOrder')['properties']['note'] = { type: 'string' }
    },
    finds: [
      'error new-required-request-property POST /orders: gift',
      'error request-property-became-required POST /orders: coupon',
      'error request-property-became-required-with-default POST /orders: state',
      'info new-optional-request-property POST /orders: note',
    ],
  },
  {
    does: 'a property of a request is gone',
    after: (d) => drop(schema(d, 'NewOrder')['properties'], 'coupon'),
    finds: ['warning request-property-removed POST /orders: coupon'],
  },
  {
    does: 'a property of a request is narrowed',
    after: (d) => {
      Object.assign(property(d, 'NewOrder', 'coupon'), { maxLength: 10, minLength: 2, pattern: '^[A-Z]{4}$' })
      Object.assign(property(d, 'NewOrder', 'total'), { type: 'integer', minimum: 1 })
      Object.assign(property(d, 'NewOrder', 'state'), { enum: ['open'], default: 'paid' })
    },
    finds: [
      'error request-property-enum-value-removed POST /orders: paid state',
      'error request-property-max-length-decreased POST /orders: 20 10 coupon',
      'error request-property-min-increased POST /orders: 0 1 total',
      'error request-property-min-length-set POST /orders: 2 coupon',
      'error request-property-type-changed POST /orders: type number integer total',
      'info request-property-default-value-changed POST /orders: open paid state',
      'warning request-property-pattern-changed POST /orders: ^[A-Z]+$ ^[A-Z]{4}$ coupon',
    ],
  },
  {
    does: 'a property of a request is widened',
    after: (d) => {
      const { coupon, total } = schema(d, 'NewOrder')['properties']
      drop(coupon, 'maxLength')
      drop(coupon, 'pattern')
      Object.assign(total, { minimum: -1, type: ['number', 'null'] })
      property(d, 'NewOrder', 'state')['enum'].push('sent')
    },
    finds: [
      'info request-property-became-nullable POST /orders: total',
      'info request-property-enum-value-added POST /orders: sent state',
      'info request-property-max-length-unset POST /orders: 20 coupon',
      'info request-property-min-decreased POST /orders: 0 -1 total',
      'info request-property-pattern-removed POST /orders: ^[A-Z]+$ coupon',
    ],
  },
  {
    does: 'an answer promises less: a property is gone, optional, null',
    after: (d) => {
      const order = schema(d, 'Order')
      drop(order['properties'], 'total')
      order['required'] = ['id']
      order['properties']['customer'] = { oneOf: [{ $ref: '#/components/schemas/Customer' }, { type: 'null' }] }
    },
    finds: ['GET /orders', 'POST /orders', 'GET /orders/{order_id}'].flatMap((operation) => {
      const [way, status] = [operation === 'GET /orders' ? 'items/' : '', operation === 'POST /orders' ? '201' : '200']
      return [
        `error response-property-became-nullable ${operation}: ${way}customer ${status}`,
        `error response-property-became-optional ${operation}: ${way}state ${status}`,
        `error response-required-property-removed ${operation}: ${way}total ${status}`,
      ]
    }),
  },
  {
    does: 'an answer has more values and a wider type',
    after: (d) => {
      property(d, 'Problem', 'detail')['type'] = ['string', 'integer']
      schema(d, 'Problem')['properties']['code'] = { type: 'string' }
    },
    finds: [
      'error response-property-type-generalized POST /orders: type string string, integer detail 422',
      'info response-optional-property-added POST /orders: code 422',
    ],
  },
  {
    does: 'a type is one of several now',
    after: (d) => {
      const detail = property(d, 'Problem', 'detail')
      drop(detail, 'type')
      detail['anyOf'] = [{ type: 'string' }, { type: 'null' }]
    },
    finds: ['error response-property-list-of-types-widened POST /orders: null detail 422'],
  },
  {
    does: 'what may be null may be something else, too',
    after: (d) => void property(d, 'Order', 'note')['anyOf'].push({ $ref: '#/components/schemas/Problem' }),
    finds: ['GET /orders', 'POST /orders', 'GET /orders/{order_id}'].map((operation) => {
      const [way, status] = [operation === 'GET /orders' ? 'items/' : '', operation === 'POST /orders' ? '201' : '200']
      return `error response-property-any-of-added ${operation}: #/components/schemas/Problem ${way}note ${status}`
    }),
  },
  {
    does: 'read-only and write-only',
    after: (d) => {
      property(d, 'NewOrder', 'coupon')['readOnly'] = true
      property(d, 'Problem', 'detail')['writeOnly'] = true
    },
    finds: [
      'info response-optional-property-became-write-only POST /orders: detail 422',
      'warning request-optional-property-became-read-only POST /orders: coupon',
    ],
  },
  {
    does: 'statuses come and go',
    after: (d) => {
      create(d)['responses'] = { '202': create(d)['responses']['201'] }
      read(d)['responses']['410'] = { description: 'gone' }
    },
    finds: [
      'error response-success-status-removed POST /orders: 201',
      'info response-non-success-status-added GET /orders/{order_id}: 410',
      'info response-non-success-status-removed POST /orders: 422',
      'info response-success-status-added POST /orders: 202',
    ],
  },
  {
    does: 'headers of an answer',
    after: (d) => {
      const { headers } = read(d)['responses']['200']
      headers['ETag']['required'] = false
      headers['Age'] = { schema: { type: 'integer' } }
    },
    finds: [
      'error response-header-became-optional GET /orders/{order_id}: ETag 200',
      'info response-header-added GET /orders/{order_id}: Age 200',
    ],
  },
  {
    does: 'credentials: asked for, another scheme, another scope',
    after: (d) => {
      read(d)['security'] = [{ bearer: [] }]
      list(d)['security'] = [{ key: [] }]
      create(d)['security'] = [{ bearer: ['admin'] }]
    },
    finds: [
      'error api-security-anonymous-access-removed GET /orders/{order_id}: bearer',
      'error api-security-removed GET /orders: bearer',
      'error api-security-scope-added POST /orders: admin bearer',
      'info api-security-added GET /orders: key',
      'info api-security-scope-removed POST /orders: write bearer',
    ],
  },
  {
    does: 'credentials are no longer asked for',
    after: (d) => drop(list(d), 'security'),
    finds: ['info api-security-anonymous-access-added GET /orders: bearer'],
  },
  {
    does: 'a way to prove who one is',
    after: (d) => {
      d['components']['securitySchemes']['key']['name'] = 'X-Token'
      d['components']['securitySchemes']['bearer']['bearerFormat'] = 'JWT'
    },
    finds: [
      'error api-security-component-api-key-name-changed : key X-Key X-Token',
      'info api-security-component-bearer-format-changed : bearer none JWT',
    ],
  },
  {
    does: 'a schema has another name and is the same',
    after: (d) => {
      d['components']['schemas']['Client'] = schema(d, 'Customer')
      drop(d['components']['schemas'], 'Customer')
      schema(d, 'Order')['properties']['customer'] = { $ref: '#/components/schemas/Client' }
    },
    finds: ['info api-schema-removed : Customer'],
  },
  {
    does: 'allOf of one is that one',
    after: (d) => {
      schema(d, 'Order')['properties']['customer'] = { allOf: [{ $ref: '#/components/schemas/Customer' }] }
    },
    finds: [],
  },
  {
    does: 'OpenAPI 3.0 says null in another way',
    before: (d) => Object.assign(property(d, 'NewOrder', 'coupon'), { nullable: true }),
    after: (d) => Object.assign(property(d, 'NewOrder', 'coupon'), { type: ['string', 'null'] }),
    finds: [],
  },
  {
    does: 'what was one schema may be null now: all it says is still said',
    after: (d) => {
      schema(d, 'NewOrder')['properties']['state'] = {
        anyOf: [{ type: 'string', enum: ['open', 'paid'] }, { type: 'null' }],
        maxLength: 9,
        default: 'open',
      }
      schema(d, 'Problem')['properties']['customer'] = { $ref: '#/components/schemas/Customer' }
    },
    finds: [
      'error request-property-max-length-set POST /orders: 9 state',
      'info request-property-list-of-types-widened POST /orders: null state',
      'info response-optional-property-added POST /orders: customer 422',
    ],
  },
  {
    does: 'an object may be null now, and may no longer',
    before: (d) => {
      schema(d, 'Problem')['properties']['by'] = { $ref: '#/components/schemas/Customer' }
      schema(d, 'NewOrder')['properties']['by'] = {
        anyOf: [{ $ref: '#/components/schemas/Customer' }, { type: 'null' }],
      }
    },
    after: (d) => {
      schema(d, 'Problem')['properties']['by'] = {
        anyOf: [{ $ref: '#/components/schemas/Customer' }, { type: 'null' }],
      }
      schema(d, 'NewOrder')['properties']['by'] = { $ref: '#/components/schemas/Customer' }
    },
    finds: [
      'error request-property-any-of-removed POST /orders: #/components/schemas/Customer, subschema #2 by',
      'error response-property-any-of-added POST /orders: #/components/schemas/Customer, subschema #2 by 422',
    ],
  },
]

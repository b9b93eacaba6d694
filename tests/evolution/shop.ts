/** A contract to change: what is edited in it is written as a test. */
// oxlint-disable-next-line typescript/no-explicit-any -- it is edited as anybody would by hand, at any depth
export type Editable = Record<string, any>

const answer = (schema: Editable) => ({ description: 'ok', content: { 'application/json': { schema } } })

export function shop(): Editable {
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.2.3' },
    paths: {
      '/orders': {
        get: {
          operationId: 'list_orders',
          tags: ['orders'],
          parameters: [
            { in: 'query', name: 'limit', required: false, schema: { type: 'integer', maximum: 100, default: 20 } },
            { in: 'query', name: 'state', required: false, schema: { type: 'string', enum: ['open', 'paid'] } },
            { in: 'header', name: 'X-Shop', required: true, schema: { type: 'string' } },
          ],
          responses: { '200': answer({ type: 'array', items: { $ref: '#/components/schemas/Order' } }) },
          security: [{ bearer: [] }],
        },
        post: {
          operationId: 'create_order',
          tags: ['orders'],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/NewOrder' } } },
          },
          responses: {
            '201': answer({ $ref: '#/components/schemas/Order' }),
            '422': answer({ $ref: '#/components/schemas/Problem' }),
          },
          security: [{ bearer: ['write'] }],
        },
      },
      '/orders/{order_id}': {
        get: {
          operationId: 'read_order',
          tags: ['orders'],
          parameters: [{ in: 'path', name: 'order_id', required: true, schema: { type: 'integer' } }],
          responses: {
            '200': {
              ...answer({ $ref: '#/components/schemas/Order' }),
              headers: { ETag: { required: true, schema: { type: 'string' } } },
            },
            '404': { description: 'gone' },
          },
        },
      },
    },
    components: {
      schemas: {
        Order: {
          type: 'object',
          title: 'Order',
          required: ['id', 'state', 'total'],
          properties: {
            id: { type: 'integer', title: 'Id', readOnly: true },
            state: { type: 'string', title: 'State', enum: ['open', 'paid'] },
            total: { type: 'number', title: 'Total', minimum: 0 },
            note: { anyOf: [{ type: 'string' }, { type: 'null' }], title: 'Note' },
            customer: { $ref: '#/components/schemas/Customer' },
          },
        },
        NewOrder: {
          type: 'object',
          title: 'NewOrder',
          required: ['total'],
          properties: {
            total: { type: 'number', title: 'Total', minimum: 0 },
            coupon: { type: 'string', title: 'Coupon', maxLength: 20, pattern: '^[A-Z]+$' },
            state: { type: 'string', title: 'State', enum: ['open', 'paid'], default: 'open' },
          },
        },
        Customer: {
          type: 'object',
          title: 'Customer',
          required: ['name'],
          properties: { name: { type: 'string', title: 'Name' } },
        },
        Problem: { type: 'object', title: 'Problem', properties: { detail: { type: 'string', title: 'Detail' } } },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      },
    },
  }
}

export const list = (document: Editable): Editable => document['paths']['/orders']['get']
export const create = (document: Editable): Editable => document['paths']['/orders']['post']
export const read = (document: Editable): Editable => document['paths']['/orders/{order_id}']['get']
export const schema = (document: Editable, name: string): Editable => document['components']['schemas'][name]
export const property = (document: Editable, name: string, of: string): Editable =>
  schema(document, name)['properties'][of]
export const query = (document: Editable, at: number): Editable => list(document)['parameters'][at]

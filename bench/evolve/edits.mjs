/** Edits of a contract, each as a change of an application would cause it. */

const METHODS = ['get', 'put', 'post', 'delete', 'patch']

const operationsOf = (document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] })),
  )

const schemasOf = (document) => Object.values(document.components?.schemas ?? {})
const objectsOf = (document) => schemasOf(document).filter((schema) => Object.keys(schema.properties ?? {}).length > 0)

/** A property, with the schema it belongs to. */
function property(document, pick) {
  const owner = pick(objectsOf(document))
  const name = pick(Object.keys(owner.properties))
  return { owner, name, schema: owner.properties[name] }
}

const set = (keyword, value) => (schema) => {
  schema[keyword] = value
}

const BOUNDS = [
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'maxProperties',
  'minProperties',
  'multipleOf',
]

/** Edits of one schema, wherever it stands. */
const SCHEMA_EDITS = {
  bound: (schema, { pick, random }) => {
    const keyword = pick(BOUNDS)
    if (schema[keyword] === undefined || random() < 0.5) schema[keyword] = 1 + Math.floor(random() * 40)
    else delete schema[keyword]
  },
  type: (schema, { pick }) => {
    delete schema.$ref
    schema.type = pick(['string', 'integer', 'number', 'boolean', 'array', 'object'])
  },
  untyped: (schema) => void delete schema.type,
  format: (schema, { pick, random }) => {
    if (schema.format && random() < 0.5) delete schema.format
    else schema.format = pick(['uuid', 'date-time', 'email', 'int32', 'int64', 'float', 'double'])
  },
  pattern: (schema, { random }) => {
    if (schema.pattern && random() < 0.4) delete schema.pattern
    else schema.pattern = random() < 0.3 ? '.*' : `^[a-z]{${Math.floor(random() * 9)}}$`
  },
  enum: (schema, { random }) => {
    if (!schema.enum) schema.enum = ['a', 'b', 'c']
    else if (random() < 0.3) delete schema.enum
    else if (random() < 0.5) schema.enum = schema.enum.slice(1)
    else schema.enum = [...schema.enum, `new-${Math.floor(random() * 99)}`]
  },
  default: (schema, { random }) => {
    if (schema.default !== undefined && random() < 0.5) delete schema.default
    else schema.default = `d${Math.floor(random() * 9)}`
  },
  const: (schema, { random }) => {
    if (schema.const !== undefined && random() < 0.5) delete schema.const
    else schema.const = `c${Math.floor(random() * 9)}`
  },
  nullable: (schema) => {
    if (typeof schema.type === 'string') schema.type = [schema.type, 'null']
    else if (Array.isArray(schema.type)) [schema.type] = schema.type
  },
  optional: (schema) => {
    const { title, default: value, ...rest } = schema
    for (const keyword of Object.keys(schema)) delete schema[keyword]
    Object.assign(schema, {
      anyOf: [rest, { type: 'null' }],
      ...(title ? { title } : {}),
      ...(value ? { default: value } : {}),
    })
  },
  union: (schema, { random }) => {
    const branches = schema.anyOf ?? schema.oneOf
    if (!branches) return
    if (random() < 0.5 && branches.length > 1) branches.pop()
    else branches.push({ type: 'integer', title: 'Added' })
  },
  items: (schema, { pick }) => {
    if (schema.items) schema.items = { type: pick(['string', 'integer']), maxLength: 5 }
  },
  unique: (schema) => {
    if (schema.uniqueItems) delete schema.uniqueItems
    else schema.uniqueItems = true
  },
  described: set('description', 'in other words'),
}

const SCHEMA_EDITS_ON_PROPERTIES = Object.fromEntries(
  Object.entries(SCHEMA_EDITS).map(([name, edit]) => [
    `property ${name}`,
    (document, tools) => edit(property(document, tools.pick).schema, tools),
  ]),
)

const parametersOf = (document) => operationsOf(document).flatMap(({ operation }) => operation.parameters ?? [])

const SCHEMA_EDITS_ON_PARAMETERS = Object.fromEntries(
  Object.entries(SCHEMA_EDITS).map(([name, edit]) => [
    `parameter ${name}`,
    (document, tools) => edit(tools.pick(parametersOf(document)).schema, tools),
  ]),
)

const bodiesOf = (document) => operationsOf(document).flatMap(({ operation }) => operation.requestBody ?? [])
const answersOf = (document) => operationsOf(document).flatMap(({ operation }) => Object.values(operation.responses))
const contentsOf = (document) =>
  [...bodiesOf(document), ...answersOf(document)]
    .map(({ content }) => content)
    .filter((one) => one && Object.keys(one).length > 0)

const SCHEMA_EDITS_ON_BODIES = Object.fromEntries(
  Object.entries(SCHEMA_EDITS).map(([name, edit]) => [
    `body ${name}`,
    (document, tools) => {
      const content = tools.pick(contentsOf(document))
      const media = tools.pick(Object.values(content))
      media.schema ??= {}
      edit(media.schema, tools)
    },
  ]),
)

const toggle = (holder, keyword) => {
  if (holder[keyword]) delete holder[keyword]
  else holder[keyword] = true
}

export const EDITS = {
  ...SCHEMA_EDITS_ON_PROPERTIES,
  ...SCHEMA_EDITS_ON_PARAMETERS,
  ...SCHEMA_EDITS_ON_BODIES,
  'property added': (document, { pick, random }) => {
    const owner = pick(objectsOf(document))
    const name = `added_${Math.floor(random() * 999)}`
    owner.properties[name] = { type: 'string', title: name, ...(random() < 0.3 ? { default: 'x' } : {}) }
    if (random() < 0.5) owner.required = [...(owner.required ?? []), name]
  },
  'property removed': (document, { pick, random }) => {
    const { owner, name, schema } = property(document, pick)
    if (random() < 0.2) schema.deprecated = true
    delete owner.properties[name]
    owner.required = (owner.required ?? []).filter((one) => one !== name)
  },
  'property required': (document, { pick }) => {
    const { owner, name } = property(document, pick)
    const required = owner.required ?? []
    owner.required = required.includes(name) ? required.filter((one) => one !== name) : [...required, name]
  },
  'property read-only': (document, { pick }) => toggle(property(document, pick).schema, 'readOnly'),
  'property write-only': (document, { pick }) => toggle(property(document, pick).schema, 'writeOnly'),
  'property deprecated': (document, { pick }) => toggle(property(document, pick).schema, 'deprecated'),
  'names of properties': (document, { pick }) => {
    property(document, pick).schema.propertyNames = { maxLength: 3 }
  },
  'schema removed': (document, { pick }) => {
    const name = `Unused${pick(['A', 'B'])}`
    document.components.schemas[name] = { type: 'object' }
    delete document.components.schemas[name]
  },
  'operation removed': (document, { pick, random }) => {
    const { path, method, operation } = pick(operationsOf(document))
    if (random() < 0.3) operation.deprecated = true
    delete document.paths[path][method]
  },
  'path removed': (document, { pick }) => void delete document.paths[pick(Object.keys(document.paths))],
  'path renamed': (document, { pick }) => {
    const path = pick(Object.keys(document.paths))
    document.paths[`${path}/renamed`] = document.paths[path]
    delete document.paths[path]
  },
  'operation added': (document, { pick }) => {
    const { operation } = pick(operationsOf(document))
    document.paths[`/added`] = { get: { ...operation, operationId: 'added' } }
  },
  'operation deprecated': (document, { pick, random }) => {
    const { operation } = pick(operationsOf(document))
    toggle(operation, 'deprecated')
    if (random() < 0.3) operation['x-sunset'] = '2999-01-01'
  },
  'operation id': (document, { pick }) => {
    pick(operationsOf(document)).operation.operationId = 'renamed_operation'
  },
  tags: (document, { pick, random }) => {
    const { operation } = pick(operationsOf(document))
    operation.tags = random() < 0.5 ? [] : [...(operation.tags ?? []), 'another']
  },
  'parameter added': (document, { pick, random }) => {
    const { operation } = pick(operationsOf(document))
    const place = pick(['query', 'header', 'cookie'])
    operation.parameters = [
      ...(operation.parameters ?? []),
      { in: place, name: `added${Math.floor(random() * 99)}`, required: random() < 0.5, schema: { type: 'string' } },
    ]
  },
  'parameter removed': (document, { pick }) => {
    const { operation } = pick(operationsOf(document).filter((one) => one.operation.parameters?.length > 0))
    operation.parameters = operation.parameters.slice(1)
  },
  'parameter required': (document, { pick }) => {
    const parameter = pick(parametersOf(document).filter((one) => one.in !== 'path'))
    parameter.required = !parameter.required
  },
  'parameter deprecated': (document, { pick }) => toggle(pick(parametersOf(document)), 'deprecated'),
  'body required': (document, { pick }) => {
    const body = pick(bodiesOf(document))
    body.required = !body.required
  },
  'body removed': (document, { pick }) => {
    delete pick(operationsOf(document).filter((one) => one.operation.requestBody)).operation.requestBody
  },
  'body added': (document, { pick, random }) => {
    const { operation } = pick(operationsOf(document).filter((one) => !one.operation.requestBody))
    operation.requestBody = {
      required: random() < 0.5,
      content: { 'application/json': { schema: { type: 'object' } } },
    }
  },
  'media type': (document, { pick, random }) => {
    const content = pick(contentsOf(document))
    content['text/csv'] = { schema: { type: 'string' } }
    if (random() < 0.5) delete content['application/json']
  },
  'schema of a body': (document, { pick }) => {
    const media = pick(Object.values(pick(contentsOf(document))))
    if (media.schema) delete media.schema
    else media.schema = { type: 'object' }
  },
  'answer added': (document, { pick }) => {
    pick(operationsOf(document)).operation.responses[pick(['202', '206', '404', '409', '500'])] ??= {
      description: 'new',
    }
  },
  'answer removed': (document, { pick }) => {
    const { responses } = pick(operationsOf(document)).operation
    delete responses[pick(Object.keys(responses))]
  },
  header: (document, { pick, random }) => {
    const answer = pick(answersOf(document))
    answer.headers ??= {}
    const names = Object.keys(answer.headers)
    if (names.length > 0 && random() < 0.5) delete answer.headers[names[0]]
    else answer.headers['X-Added'] = { required: random() < 0.5, schema: { type: 'string' } }
  },
  'security of an operation': (document, { pick, random }) => {
    const { operation } = pick(operationsOf(document))
    const schemes = Object.keys(document.components.securitySchemes ?? {})
    if (schemes.length === 0) return
    if (operation.security && random() < 0.4) delete operation.security
    else operation.security = [{ [pick(schemes)]: random() < 0.5 ? ['read'] : [] }]
  },
  'security scheme': (document, { pick }) => {
    const schemes = Object.values(document.components.securitySchemes ?? {})
    if (schemes.length === 0) return
    const scheme = pick(schemes)
    if (scheme.type === 'http') scheme.scheme = 'basic'
    else if (scheme.type === 'apiKey') scheme.in = scheme.in === 'header' ? 'query' : 'header'
    else scheme.type = 'http'
  },
  version: (document, { pick }) => {
    document.info.version = pick(['9.0.0', '0.0.1', '0.9.9'])
  },
}

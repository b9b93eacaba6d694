import type { Access } from './access.ts'
import type { Condition, Place, Step } from './provenance.ts'
import type { Statement } from './data.ts'
import type { Policy, PolicyUse } from './policy.ts'
import type { Effect } from './runtime.ts'
import type { Trace } from './trace.ts'

/** A JSON Schema (2020-12) as OpenAPI 3.1 embeds it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'

/** One FastAPI application: the main one, or one mounted below it. */
export interface Application {
  /** `app.main:app` */
  readonly id: string
  readonly title: string
  readonly version: string
  readonly at: Place
  /** Where it is mounted, '' for the main application. */
  readonly mountPath: string
  /** Everything of the OpenAPI document but paths and components, as the application would publish it. */
  readonly document: { readonly [key: string]: unknown }
  /** Named schemas, as `components.schemas`. */
  readonly schemas: { readonly [name: string]: JsonSchema }
  readonly securitySchemes: { readonly [name: string]: JsonSchema }
  readonly middleware: readonly Middleware[]
  /** False when the application publishes nothing (`openapi_url=None`). */
  readonly published: boolean
}

export interface Middleware {
  readonly name: string
  readonly at: Place
  readonly conditions: readonly Condition[]
}

export interface Operation {
  /** Unique and stable: `GET /orders/{id}`, with the application in front when it is not the main one. */
  readonly id: string
  readonly application: string
  readonly method: Method
  /** The full path, prefixes and mounts included. */
  readonly path: string
  /** What is matched against a request: the path with its convertors, `/files/{name:path}`. */
  readonly pattern: string
  readonly name: string
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly deprecated: boolean
  /** False for `include_in_schema=False`. */
  readonly published: boolean
  readonly handler: Place
  /** From the application down to the decorator. */
  readonly wiring: readonly Step[]
  /** What must hold for this operation to exist; empty when it always does. */
  readonly conditions: readonly Condition[]
  readonly parameters: readonly Parameter[]
  readonly body: Body | null
  readonly responses: readonly Response[]
  /** What FastAPI itself publishes as `security`. */
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[]
  /** The whole OpenAPI operation object, as FastAPI would publish it. */
  readonly openapi: { readonly [key: string]: unknown }
  readonly dependencies: readonly Dependency[]
  readonly access: Access
  readonly statements: readonly Statement[]
  readonly effects: readonly Effect[]
  /** What it asks of callers and rows, where functions say so. */
  readonly policies?: readonly PolicyUse[]
  /** How often it may be asked for, where it counts; absent where it does not. */
  readonly limits?: readonly Limit[]
  /** Files that are named in what is sent; absent where none are. */
  readonly files?: readonly NamedFile[]
  /** What its signature is made with, where somebody signs what they send. */
  readonly signature?: Signature
  /** How long its answer is told again before anybody looks for it anew; absent where that is always. */
  readonly remembered?: Remembered
  /** Only there when somebody asked for it: a review does, a survey does not. */
  readonly trace?: Trace
}

/** So many times in so many seconds; then it is refused. */
export interface Limit {
  readonly times: number
  readonly seconds: number
  readonly chain: readonly Step[]
}

/** A field of the body that names a file, and what that is held to. */
export interface NamedFile {
  readonly field: string
  readonly formats: readonly string[]
  readonly most: number
}

export interface Signature {
  /** `sha256`. */
  readonly digest: string
  /** Attributes that are asked for on the way to it; the setting with the secret is among them. */
  readonly attributes: readonly string[]
}

/** An answer that is kept for so many seconds. */
export interface Remembered {
  readonly seconds: number
  readonly at: Place
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly name: string
  readonly required: boolean
  readonly schema: JsonSchema
}

export interface Body {
  readonly required: boolean
  readonly content: { readonly [mediaType: string]: JsonSchema }
}

export interface Response {
  readonly status: string
  readonly description: string
  readonly content: { readonly [mediaType: string]: JsonSchema }
}

/** A node of the dependency graph of an operation. */
export interface Dependency {
  readonly name: string
  readonly at: Place
  /** Where it is asked for: decorator, router, include, application, parameter. */
  readonly via: 'decorator' | 'router' | 'include' | 'application' | 'parameter' | 'class'
  readonly scopes: readonly string[]
  readonly dependencies: readonly Dependency[]
}

export interface WebSocketRoute {
  readonly application: string
  readonly path: string
  readonly name: string
  readonly handler: Place
  readonly wiring: readonly Step[]
  readonly conditions: readonly Condition[]
  readonly dependencies: readonly Dependency[]
  readonly access: Access
}

/** Something mounted that is not FastAPI: static files, an admin, GraphQL, another ASGI application. */
export interface Mount {
  readonly application: string
  readonly path: string
  readonly what: string
  readonly at: Place
  readonly conditions: readonly Condition[]
}

export interface Api {
  readonly applications: readonly Application[]
  readonly operations: readonly Operation[]
  readonly webSockets: readonly WebSocketRoute[]
  readonly mounts: readonly Mount[]
  /** What programs that speak MCP can call, by name; absent where there is nothing. */
  readonly tools?: readonly string[]
  /** What can be asked through GraphQL, and done; absent where there is nothing. */
  readonly graph?: readonly GraphField[]
  /** Functions that are asked who may do what; absent where there are none. */
  readonly policies?: readonly Policy[]
}

/** A field of a root of a GraphQL schema, by its name in the program. */
export interface GraphField {
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly name: string
  readonly at: Place
}

/** A published contract next to what the code says. Whatever is not listed is the same on both sides. */
export interface Comparison {
  /** The contract, as it was named. */
  readonly file: string
  readonly title: string
  readonly version: string
  readonly publishedOnly: readonly PublishedOperation[]
  readonly recoveredOnly: readonly Difference[]
  /** Shared operations that differ, in the order of the code. */
  readonly operations: readonly ComparedOperation[]
  /** Fields of the bodies and answers of shared operations that differ; each schema once. */
  readonly schemas: readonly ComparedSchema[]
  readonly counts: ComparisonCounts
}

export interface ComparisonCounts {
  readonly published: number
  readonly recovered: number
  readonly shared: number
  /** Shared operations whose parameters, body, success codes and security are the same. */
  readonly same: number
  /** Shared operations of which nobody here can tell whether credentials are asked for. */
  readonly accessUnknown: number
  readonly differences: Readonly<Record<DifferenceKind, number>>
}

/**
 * `security` is what is declared. What happens to a caller without credentials is told apart: `unguarded`
 * when the contract asks for them and the code does not, `undeclared` when it is the other way round.
 */
export type DifferenceKind =
  | 'operation'
  | 'parameter'
  | 'body'
  | 'success'
  | 'security'
  | 'unguarded'
  | 'undeclared'
  | 'field'

export interface Difference {
  readonly kind: DifferenceKind
  /** What differs: `query limit`, `201`, `Order.lines[].price`. */
  readonly subject: string
  readonly sentence: string
  /** Where the code says so. */
  readonly at: Place
}

/** An operation the contract promises and the code does not have. */
export interface PublishedOperation {
  readonly method: Method
  readonly path: string
  readonly sentence: string
}

export interface ComparedOperation {
  /** The operation of the model: `GET /orders/{id}`. */
  readonly id: string
  readonly at: Place
  readonly differences: readonly Difference[]
}

export interface ComparedSchema {
  /** The name in the code's contract. */
  readonly name: string
  /** Operations that reach it, in the order of the code. */
  readonly operations: readonly string[]
  readonly differences: readonly Difference[]
}

import type { CallSite, Diagnostic, Parameter } from '@stepwright/asl'

/** Something that is deployed with workflows: what its declaration says, for those who write templates. */
export type Resource = FunctionResource | TableResource | ApiResource

/** What every resource has. */
export interface ResourceBase {
  readonly name: string
  /** Where it was declared, if the compiler said so. */
  readonly site: CallSite | undefined
  /** Other resources that its texts name. */
  readonly uses: readonly Resource[]
  /** The `${Name}`s of its texts. */
  readonly parameters: readonly Parameter[]
}

/** What a function's declaration says. */
export interface FunctionResource extends ResourceBase {
  readonly kind: 'function'
  readonly handler: string
  readonly exported: string
  readonly runtime: string
  readonly memory?: number
  readonly timeoutSeconds?: number
  readonly environment: { readonly [name: string]: string }
  readonly permissions: readonly ReadPermission[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What a table's declaration says. */
export interface TableResource extends ResourceBase {
  readonly kind: 'table'
  readonly key: string
  readonly expires?: string
}

/** What an API's declaration says. */
export interface ApiResource extends ResourceBase {
  readonly kind: 'api'
  readonly authorizer: 'iam' | { readonly issuer: string; readonly audience: readonly string[] }
  readonly routes: readonly ApiRoute[]
}

/** A route of an API. */
export interface ApiRoute {
  readonly method: string
  readonly path: string
  readonly function: FunctionResource
}

/** A permission whose resources are texts. */
export interface ReadPermission {
  readonly purpose?: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } }
}

/** A value whose declaration is deployed. */
export interface Deployed<R extends Resource = Resource> {
  readonly '~resource': R
}

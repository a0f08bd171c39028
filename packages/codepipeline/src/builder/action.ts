import { invariant } from '@stepwright/asl'
import { builds } from '../providers/builds.js'
import { deployments } from '../providers/deployments.js'
import { invocations } from '../providers/invocations.js'
import type { Provider } from '../providers/provider.js'
import { sources } from '../providers/sources.js'
import type { ActionHandle, ActionSpec } from './action-spec.js'
import type { Artifact } from './artifact.js'

const rows = [...sources, ...builds, ...deployments, ...invocations] as const

type Row = (typeof rows)[number]
type NameOf<R> = R extends { readonly category: infer C extends string; readonly provider: infer P extends string } ? `${C}/${P}` : never
type RowOf<Name> = Row extends infer R ? (R extends Row ? (NameOf<R> extends Name ? R : never) : never) : never

/** A provider, by its category and name: `Deploy/S3`, `Approval/Manual`. */
export type ActionName = NameOf<Row>

type ValueOf<S> = S extends { readonly holds: 'flag' }
  ? 'true' | 'false'
  : S extends { readonly holds: 'choice'; readonly values: readonly (infer V extends string)[] }
    ? V | `#{${string}}`
    : string
type RequiredOf<S> = { [K in keyof S]: S[K] extends { readonly required: true } ? K : never }[keyof S]

/** The settings of a provider, by name: required ones, and known values only. */
export type ActionSettings<Name extends ActionName> = { readonly [K in RequiredOf<RowOf<Name>['settings']>]: ValueOf<RowOf<Name>['settings'][K]> } & {
  readonly [K in Exclude<keyof RowOf<Name>['settings'], RequiredOf<RowOf<Name>['settings']>>]?: ValueOf<RowOf<Name>['settings'][K]>
}

/** What `action` takes besides the provider. */
export interface ActionOf<Name extends ActionName, Variables extends string = never, Output extends string | undefined = string | undefined> {
  readonly settings: ActionSettings<Name>
  readonly inputs?: readonly Artifact[]
  /** The name of the artifact that it makes. A source makes one without, named after the action. */
  readonly output?: Output
  /** The name under which later actions read this one's variables; made when one is used. */
  readonly namespace?: string
  /** The variables that it leaves, where the author decides them: outputs of a stack, of a function, of commands. */
  readonly exports?: readonly Variables[]
}

type VariablesOf<Name extends ActionName> = RowOf<Name>['variables'] extends readonly (infer V extends string)[] ? V : never
type KindOf<Name extends ActionName> = Name extends `Source/${string}` ? 'source' : 'step'

/** An artifact for a source, and for what has named its output; otherwise only the variables. */
type HandleOf<Name extends ActionName, Variables extends string, Output> = (KindOf<Name> extends 'source' ? Artifact : Output extends string ? Artifact : unknown) &
  ActionHandle<VariablesOf<Name> | Variables>

/**
 * An action of any provider that has no function of its own.
 *
 * @example
 * p.stage('Release').action('Approve', action('Approval/Manual', { settings: { CustomData: 'Ship it?' } }))
 * p.stage('Site').action('Upload', action('Deploy/S3', { inputs: [build], settings: { BucketName: 'site', Extract: 'true' } }))
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/integrations-action-type.html
 */
export function action<const Name extends ActionName, const Variables extends string = never, const Output extends string | undefined = undefined>(
  name: Name,
  options: ActionOf<Name, Variables, Output>,
): ActionSpec<KindOf<Name>, HandleOf<Name, Variables, Output>> {
  const { settings, inputs = [], output, namespace, exports = [] } = options
  const provider = rows.find((row): row is Row => `${row.category}/${row.provider}` === name)
  invariant(provider !== undefined, `no provider is called "${name}"`)
  const facts: Provider = provider
  const isSource = facts.category === 'Source'
  return {
    '~kind': (isSource ? 'source' : 'step') as KindOf<Name>, // the category of a row is the first word of its name
    '~facts': {
      provider: facts,
      inputs,
      ...(isSource || output !== undefined ? { output: { always: true, ...(output === undefined ? {} : { name: output }) } } : {}),
      variables: facts.variables === 'dynamic' ? exports : facts.variables,
      ...(namespace === undefined ? {} : { namespace }),
      configure: () => ({ ...settings }),
      problems: [],
    },
  }
}

/** A kind of object in a state machine's document that fields stand in. */
export type Owner =
  | 'StateMachine'
  | StateOwner
  | 'ChoiceRule'
  | 'Comparison'
  | 'Retrier'
  | 'Catcher'
  | 'Branch'
  | 'ItemProcessor'
  | 'ProcessorConfig'

/** The `Type` of a state. */
export type StateOwner = 'Task' | 'Pass' | 'Wait' | 'Choice' | 'Parallel' | 'Map' | 'Succeed' | 'Fail'

/** The query language of the state (or machine) that a field stands in. */
export type FieldLanguage = 'JSONata' | 'JSONPath'

/** One row of the table: a field, who has it, what it holds, and the page that says so. */
export interface Field {
  readonly owners: readonly Owner[]
  /** As it is written, such as `ResultSelector`. Its member in the model has a lower-case first letter. */
  readonly field: string
  readonly languages: readonly FieldLanguage[]
  readonly holds: Holding
  /** `always`, or `unless-excluded`: this field or one of `excludes` must stand. */
  readonly required?: 'always' | 'unless-excluded'
  /** Fields of the same owner that may not stand beside this one. */
  readonly excludes?: readonly string[]
  /** The field to write instead: AWS still reads this one, the model does not hold it. */
  readonly replacedBy?: string
  readonly spec: string
}

/** What a field holds. In a JSONata state, `orJsonata` lets `{% … %}` stand there too. */
export type Holding =
  | { readonly kind: 'text'; readonly maxLength?: number; readonly orJsonata?: true }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number; readonly orJsonata?: true }
  | { readonly kind: 'boolean'; readonly orJsonata?: true }
  /** `true`, and nothing else. */
  | { readonly kind: 'true' }
  | { readonly kind: 'timestamp'; readonly orJsonata?: true }
  /** JSONPath that selects: `$.a`, `$$.Execution.Id`, `$variable.a`. `orNull` where null means nothing. */
  | { readonly kind: 'path'; readonly orNull?: true }
  /** JSONPath that names one place: no wildcards, filters or descent. */
  | { readonly kind: 'reference-path'; readonly orNull?: true }
  /** A path, or a call of an intrinsic function. */
  | { readonly kind: 'path-or-intrinsic' }
  /**
   * JSON in which, in JSONPath, keys that end in `.$` and, in JSONata, strings `{% … %}` are computed.
   * A `collection` is an array or an object.
   */
  | { readonly kind: 'template'; readonly root: 'any' | 'object' | 'collection' }
  /** JSON that is taken as it stands. */
  | { readonly kind: 'json' }
  | { readonly kind: 'resource' }
  | { readonly kind: 'state-name' }
  /** Names of errors, at least one. */
  | { readonly kind: 'error-names' }
  /** An object from name to state. */
  | { readonly kind: 'states' }
  | { readonly kind: 'node'; readonly owner: Owner }
  | { readonly kind: 'nodes'; readonly owner: Owner; readonly minItems?: number }

/** The languages of a field that both know. */
export const bothLanguages = ['JSONata', 'JSONPath'] as const satisfies readonly FieldLanguage[]

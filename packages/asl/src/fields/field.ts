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
  | 'ItemReader'
  | 'ReaderConfig'
  | 'ItemBatcher'
  | 'ResultWriter'
  | 'WriterConfig'

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
  readonly required?: Requirement
  /** It may stand only where another field of the owner holds this. */
  readonly onlyWhen?: Circumstance
  /** Fields of the same owner that may not stand beside this one. */
  readonly excludes?: readonly string[]
  /** The field to write instead: AWS still reads this one. */
  readonly replacedBy?: string
  /** The field in whose member the model holds it; its own when left out. */
  readonly heldAs?: string
  /** The field that does its work in the other query language. */
  readonly counterpart?: string
  /** The code AWS gives when it holds something else; SCHEMA_VALIDATION_FAILED when left out. */
  readonly aws?: string
  readonly spec: string
}

/**
 * When a field must stand: `always`; `unless-excluded`, which means this field or exactly one of `excludes`; or in some
 * circumstance, or unless one of a few others stands.
 */
export type Requirement = 'always' | 'unless-excluded' | { readonly when: Circumstance } | { readonly unless: readonly string[] }

/** A field of the same owner that stands, or that holds one word. */
export interface Circumstance {
  readonly field: string
  readonly is?: string
  /** The word that counts where the field is left out. */
  readonly byDefault?: string
}

/** What a field holds. In a JSONata state, `orJsonata` lets `{% … %}` stand there too. */
export type Holding =
  /** `lacks` names the characters it may not have, as a class of a regular expression; a `list` holds several texts. */
  | { readonly kind: 'text'; readonly maxLength?: number; readonly lacks?: string; readonly list?: true; readonly orJsonata?: true }
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
   * A `collection` is an array or an object. An object that is written out must have `keys` (computed ones count).
   */
  | { readonly kind: 'template'; readonly root: 'any' | 'object' | 'collection'; readonly keys?: readonly string[]; readonly orJsonata?: true }
  /** JSON that is taken as it stands. */
  | { readonly kind: 'json' }
  /** An ARN; where `integrations` are listed, of one of these: `arn:aws:states:::s3:getObject`. */
  | { readonly kind: 'resource'; readonly integrations?: readonly string[] }
  | { readonly kind: 'state-name' }
  /** Names of errors, at least one. */
  | { readonly kind: 'error-names' }
  /** An object from name to state. */
  | { readonly kind: 'states' }
  | { readonly kind: 'node'; readonly owner: Owner }
  | { readonly kind: 'nodes'; readonly owner: Owner; readonly minItems?: number }

/** The languages of a field that both know. */
export const bothLanguages = ['JSONata', 'JSONPath'] as const satisfies readonly FieldLanguage[]

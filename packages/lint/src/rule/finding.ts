import type { Fix, Pointer } from '@stepwright/asl'

/** What a rule reports: where, which wording, and its facts. */
export type Finding<W extends Wordings, Say extends keyof W = keyof W> = {
  readonly at: Pointer
  /** `value` when left out. */
  readonly anchor?: 'key' | 'value'
  readonly say: Say
  /** Other places that explain it, such as `"Ship" is defined here`. */
  readonly related?: readonly { readonly at: Pointer; readonly anchor?: 'key' | 'value'; readonly message: string }[]
  readonly fixes?: readonly Fix[]
} & FactsOf<W[Say]>

type FactsOf<Wording> = Wording extends (...given: infer Given) => Words
  ? Given extends readonly []
    ? { readonly facts?: undefined }
    : { readonly facts: Given[0] }
  : never

/** Sentences by name, each made of the facts it needs. */
export type Wordings = { readonly [say: string]: (facts: never) => Words }

/** What is wrong, what to do and why: see docs, "How messages sound". */
export interface Words {
  readonly message: string
  readonly help?: string
  readonly note?: string
  /** Where the code of AWS depends on what is said. */
  readonly aws?: string
}

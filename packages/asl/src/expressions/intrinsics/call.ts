import type { JsonPath } from '../jsonpath/path.js'

/** A call of an intrinsic function. Make it with `parseIntrinsic`. */
export interface IntrinsicCall {
  readonly kind: 'call'
  /** As it is written: `States.Format`. */
  readonly name: string
  readonly arguments: readonly IntrinsicArgument[]
  /** Where it stands in the text, from the name to the closing parenthesis. */
  readonly offset: number
  readonly end: number
}

export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: JsonPath; readonly text: string; readonly offset: number }
  /** `parts`: the text cut at each `{}` that is not escaped, which `States.Format` fills. */
  | { readonly kind: 'text'; readonly value: string; readonly parts: readonly string[]; readonly offset: number }
  | { readonly kind: 'value'; readonly value: number | boolean | null; readonly offset: number }

/** The call and all calls in it, outermost first. */
export function callsIn(call: IntrinsicCall): readonly IntrinsicCall[] {
  return [call, ...call.arguments.flatMap((argument) => (argument.kind === 'call' ? callsIn(argument) : []))]
}

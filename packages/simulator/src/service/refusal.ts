/** Why a request is refused: the service's own type of error. */
export interface Refusal {
  readonly refusal: { readonly type: string; readonly message: string }
}

export const refuse = (type: string, message: string): Refusal => ({ refusal: { type, message } })

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value
}

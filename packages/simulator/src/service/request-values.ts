import { isObject, type Json, type JsonObject } from '@stepwright/asl'

/** A member that is a text; checkRequest has seen to it that it is, if it is required. */
export function textIn(request: JsonObject, member: string): string {
  const value = request[member]
  return typeof value === 'string' ? value : ''
}

export function optionalText(request: JsonObject, member: string): string | undefined {
  const value = request[member]
  return typeof value === 'string' ? value : undefined
}

/** What stands in a text of JSON; `undefined` if it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The objects of a list. */
export const objectsIn = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.filter((one) => isObject(one)) : [])

/** Names may not have these. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const isName = (name: string): boolean => name.length > 0 && name.length <= 80 && !/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name)

/** The API's times are seconds. */
export const seconds = (milliseconds: number): number => milliseconds / 1000

export const tagsIn = (request: JsonObject): readonly { readonly key: string; readonly value: string }[] =>
  objectsIn(request['tags']).map((one) => ({ key: textIn(one, 'key'), value: textIn(one, 'value') }))

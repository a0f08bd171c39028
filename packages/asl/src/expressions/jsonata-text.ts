/**
 * Whether Step Functions reads `value` as JSONata: a string from `{%` to `%}`, with nothing before or after.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function isJsonataString(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}')
}

/** What stands between `{%` and `%}`, blanks included: offset n of the body is offset n + 2 of the string. */
export function jsonataBody(text: string): string {
  return text.slice(2, -2)
}

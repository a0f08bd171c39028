/** A number and what is counted: `count(2, 'error')` is `2 errors`, `count(2, 'policy', 'policies')` is `2 policies`. */
export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number} ${number === 1 ? thing : things}`
}

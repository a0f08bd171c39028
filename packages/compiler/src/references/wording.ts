import { textOf } from '../program/place.js'
import type { Problem } from '../program/problem.js'
import type { Misuse } from './misuse.js'

/** What to say about an operator on a reference. */
export function misuseProblem(misuse: Misuse): Problem {
  const reference = textOf(misuse.reference, 40)
  return {
    node: misuse.node,
    code: 'build/operator-on-reference',
    message: `${operatorText(misuse.operator)} is used on "${reference}" outside an expression`,
    help: cures[misuse.cure](misuse, reference),
    note: `this code runs once, while the workflow is built; "${reference}" has a value only while the machine runs`,
  }
}

function operatorText(operator: string): string {
  return operator === 'template' ? 'a template literal' : operator === '= default' ? 'a default' : `"${operator}"`
}

const cures: { readonly [Cure in Misuse['cure']]: (misuse: Misuse, reference: string) => string } = {
  arrow: ({ node }) => `write it as an arrow: () => ${textOf(node)}; to choose between steps, use flow.choice('…').when(() => …, () => …)`,
  choice: ({ operator, node }, reference) =>
    operator === 'switch'
      ? `use flow.match('…', ${reference}, { … })`
      : `use flow.choice('…').when(() => ${textOf(node)}, () => …)`,
  map: (_misuse, reference) => `use flow.map('…', ${reference}, (item) => …) to run steps for each item, or compute in an arrow: () => ${reference}.map(…)`,
  index: (_misuse, reference) => `read the items by their index: ${reference}[0]`,
  remove: (_misuse, reference) => `remove "await": "${reference}" is there for the steps that follow`,
  'body-default': (_misuse, reference) => `take the member without a default, and write () => ${reference} ?? … where it is used`,
}

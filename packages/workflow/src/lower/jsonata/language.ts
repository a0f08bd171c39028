import type { Tree } from '../../values/tree.js'
import type { Found, Language, LeavingFields, WayOut } from '../writer.js'
import type { Context } from './context.js'
import { print } from './print.js'
import { expression, template } from './template.js'
import { testText } from './test.js'
import { atom, type Text } from './text.js'

/**
 * States in JSONata: Arguments, Assign and Output.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const jsonataLanguage: Language = (place) => {
  const context: Context = { locals: new Map(), isTaken: place.isTaken, refuse: place.refuse, read: (origin) => read(place.find(origin)) }
  return {
    template: (tree) => template(tree, context),
    given: (tree) => ({ arguments: template(tree, context) }),
    setting: (field, tree) => ({ [field]: texts.has(field) ? String(template(tree, context)) : template(tree, context) }),
    items: (tree) => ({ items: tree.kind === 'array' ? template(tree, context) : expression(tree, context) }),
    test: (tree) => ({ condition: `{% ${testText(tree, context, print).text} %}` }),
    leave: (way) => leave(way, (tree) => template(tree, context)),
  }
}

const texts: ReadonlySet<string> = new Set(['timestamp', 'error', 'cause'])

function read(found: Found): Text {
  switch (found.in) {
    case 'input':
      return atom('$states.input')
    case 'result':
      return atom('$states.result')
    case 'error':
      return atom('$states.errorOutput')
    case 'context':
      return atom('$states.context')
    case 'execution-input':
      return atom('$states.context.Execution.Input')
    default:
      return atom(`$${found.name}`)
  }
}

function leave({ assigned, output }: WayOut, write: (tree: Tree) => ReturnType<typeof template>): LeavingFields {
  return {
    ...(assigned.length > 0 && { assign: Object.fromEntries(assigned.map(([name, tree]) => [name, write(tree)])) }),
    ...(output !== undefined && { output: write(output) }),
  }
}

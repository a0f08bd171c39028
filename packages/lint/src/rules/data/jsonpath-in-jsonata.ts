import { chooseFields, eachField, isObject, child, type Json, type Pointer, type SourceText } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds what was left of JSONPath in templates of JSONata states: keys that end in `.$`, and paths as strings. */
export const jsonpathInJsonata = defineRule({
  code: 'data/jsonpath-in-jsonata',
  summary: 'JSONata states have no paths and no keys that end in ".$".',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',

  wordings: {
    key: (facts: { key: string; state: string }) => ({
      message: `the key "${facts.key}" in state "${facts.state}" ends in ".$", which means nothing in JSONata`,
      help: `name it "${facts.key.slice(0, -2)}", and write its value as {% … %}`,
      note: 'the key keeps its ".$", and its value is taken as it stands',
    }),
    path: (facts: { text: string; state: string }) => ({
      message: `the string "${facts.text}" in state "${facts.state}" looks like a path, which is not computed in JSONata`,
      help: `write it as {% … %}, such as ${instead(facts.text)}`,
    }),
  },

  check: (context) => ({
    State(state, { language }) {
      // nearly no text has anything that looks like it
      if (language !== 'JSONata' || (context.source !== undefined && !context.once(mayHavePaths, context.source))) return
      eachField(state, templates.JSONata, ({ field }, value, node) => {
        each(value as Json, child(node.pointer, field), (key, inner, at) => {
          if (key.endsWith('.$')) context.report({ at, anchor: 'key', say: 'key', facts: { key, state: state.name } })
          else if (typeof inner === 'string' && /^\$\$?[.[]\S*$|^States\.[A-Z]\w*\(.*\)$/.test(inner)) context.report({ at, say: 'path', facts: { text: inner, state: state.name } })
        })
      })
    },
  }),
})

const templates = chooseFields(({ holds }) => holds.kind === 'template')
const mayHavePaths = ({ text }: SourceText): boolean => /\.\$|["'\s]\$\$?[.[]|["'\s]States\./.test(text)

/** Every member in a template, and the template itself under an empty key. */
function each(root: Json, rootPointer: Pointer, visit: (key: string, value: Json, at: Pointer) => void): void {
  const waiting: { readonly key: string; readonly value: Json; readonly at: Pointer }[] = [{ key: '', value: root, at: rootPointer }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { key, value, at } = next
    visit(key, value, at)
    if (!Array.isArray(value) && !isObject(value)) continue
    const isList = Array.isArray(value)
    for (const [name, member] of Object.entries(value).reverse()) waiting.push({ key: isList ? '' : name, value: member as Json, at: child(at, name) })
  }
}

function instead(path: string): string {
  if (path.startsWith('$$')) return `{% $states.context${path.slice(2)} %}`
  return path.startsWith('$') ? `{% $states.input${path.slice(1)} %}` : '{% $states.input %}'
}

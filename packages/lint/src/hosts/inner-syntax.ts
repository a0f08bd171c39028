import { jsonSyntax, spanAt, type Pointer, type SourceText, type Syntax } from '@stepwright/asl'
import { fillIn } from './fill-in.js'
import { outerSpan, type InnerText } from './text-map.js'

/** Reads a definition that is a part of a document: what a template computes stands there as `${Name}`. */
export function partSyntax(part: unknown, pointer: Pointer, source: SourceText): Syntax {
  const at = (inner: Pointer): Pointer => `${pointer}${inner}` as Pointer
  return {
    name: source.syntax,
    parse: () => ({
      value: fillIn(part),
      problems: [],
      find: (inner) => ({ key: spanAt(source, at(inner), 'key'), value: spanAt(source, at(inner), 'value') }),
    }),
  }
}

/** Reads a definition that is a text inside a text: JSON, or what `syntax` reads. */
export function textSyntax(inner: InnerText, outer: SourceText['syntax'], syntax: Syntax = jsonSyntax): Syntax {
  return {
    name: outer,
    parse: () => {
      const { value, problems, find } = syntax.parse(inner.text)
      return {
        value,
        problems: problems.map((problem) => ({ ...problem, span: outerSpan(inner, problem.span), ...(problem.first && { first: outerSpan(inner, problem.first) }) })),
        find: (pointer) => {
          const { key, value: at } = find(pointer)
          return { value: outerSpan(inner, at), ...(key && { key: outerSpan(inner, key) }) }
        },
      }
    },
  }
}

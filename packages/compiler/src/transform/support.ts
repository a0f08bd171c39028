import type { ts } from '../program/typescript.js'

/** What rewritten code calls, under names that the file does not use. */
export interface Support {
  /** Adds its tree to an arrow. */
  readonly expression: string
  /** Tells a verb's owner where its next call stands. */
  readonly at: string
  /** Tells a flow through which call it reached one of the author's functions. */
  readonly via: string
  /** Marks a reference whose value may be missing. */
  readonly optional: string
  /** Tells a reference all texts that it may be. */
  readonly oneOf: string
  /** The declarations: functions, which are there before the first line of the module runs, also in a cycle of imports. */
  readonly source: string
}

/** The helpers of one file. They need no import, so that the file runs wherever it ran before. */
export function supportFor({ fileName, text }: ts.SourceFile): Support {
  const file = JSON.stringify(fileName)
  const suffix = freeSuffix(text)
  const [expression, at, via, optional, oneOf] = names.map((name) => name + suffix) as [string, string, string, string, string]
  const source = [
    `function ${expression}(arrow, parameters, tree) { return Object.defineProperty(arrow, Symbol.for('stepwright.expression'), { value: { file: ${file}, parameters, tree } }) }`,
    `function ${at}(target, line, column, length, facts) { return target?.['~at']?.({ file: ${file}, line, column, length }, facts) ?? target }`,
    `function ${via}(flow, line, column, length) { return flow?.['~via']?.({ file: ${file}, line, column, length }) ?? flow }`,
    `function ${optional}(value) { return value?.['~optional'] ?? value }`,
    `function ${oneOf}(value, values) { return value?.['~oneOf']?.(values) ?? value }`,
  ].join(' ')
  return { expression, at, via, optional, oneOf, source }
}

const names = ['$expr', '$at', '$via', '$optional', '$oneOf'] as const

function freeSuffix(text: string): string {
  let suffix = ''
  for (let count = 1; names.some((name) => text.includes(name + suffix)); count++) suffix = `_${count}`
  return suffix
}

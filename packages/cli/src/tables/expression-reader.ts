import { isObject, type Json } from '@stepwright/asl'
import type { Attribute, Path } from './item.js'

/** What a request cannot have: it becomes a ValidationException. */
export class BadExpression extends Error {}

/** Reads an expression from left to right. */
export interface ExpressionReader {
  /** Takes the next word if it is this one, in any case. */
  readonly take: (word: string) => boolean
  /** Takes this word, or there is a mistake. */
  readonly expect: (word: string) => void
  readonly peek: (ahead?: number) => string | undefined
  readonly next: () => string
  readonly path: () => Path
  /** The value of a `:name`. */
  readonly value: () => Attribute
}

/** The names and values of a request's expressions. */
export interface Substitutes {
  readonly ExpressionAttributeNames?: Json
  readonly ExpressionAttributeValues?: Json
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html */
export function expressionReader(text: string, substitutes: Substitutes): ExpressionReader {
  const words = text.match(/[:#]?\w+|<>|<=|>=|\S/g) ?? []
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = substitutes
  let at = 0
  const peek = (ahead = 0): string | undefined => words[at + ahead]
  const next = (): string => {
    const word = words[at++]
    if (word === undefined) throw new BadExpression(`Invalid expression: it ends too early: ${text}`)
    return word
  }
  const take = (word: string): boolean => peek()?.toUpperCase() === word && at++ >= 0
  const name = (): string => {
    const word = next()
    if (!word.startsWith('#')) {
      if (/^\w+$/.test(word)) return word
      throw new BadExpression(`Invalid expression: "${word}" stands where a name is expected: ${text}`)
    }
    const meant = isObject(names) ? names[word] : undefined
    if (typeof meant !== 'string') throw new BadExpression(`An expression attribute name used in the document path is not defined; attribute name: ${word}`)
    return meant
  }
  const expect = (word: string): void => {
    if (!take(word)) throw new BadExpression(`Invalid expression: "${peek() ?? 'nothing'}" stands where "${word}" is expected: ${text}`)
  }
  const path = (): Path => {
    const parts: (string | number)[] = [name()]
    for (;;) {
      if (take('.')) parts.push(name())
      else if (take('[')) {
        parts.push(Number(next()))
        expect(']')
      } else return parts
    }
  }
  const value = (): Attribute => {
    const word = next()
    const meant = isObject(values) ? values[word] : undefined
    if (meant === undefined || !isObject(meant)) throw new BadExpression(`An expression attribute value used in expression is not defined; attribute value: ${word}`)
    return meant
  }
  return { take, expect, peek, next, path, value }
}

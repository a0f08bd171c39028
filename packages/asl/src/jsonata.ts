// The part of the language that needs the jsonata package: an entry of its own, so that nobody else loads it.
export {
  evaluateJsonata,
  parseJsonata,
  type JsonataExpression,
  type JsonataProblem,
  type ParsedJsonata,
} from './expressions/jsonata.js'
export {
  jsonataFacts,
  type JsonataCall,
  type JsonataFacts,
  type JsonataName,
  type JsonataPattern,
  type JsonataVariable,
} from './expressions/jsonata-facts.js'
export { jsonataBuiltins, type JsonataBuiltin } from './expressions/jsonata-builtins.js'

import type { QueryLanguage } from '@stepwright/asl'
import type { Visit } from '../data/visit.js'
import type { Dialect } from './dialect.js'
import { jsonPathDialect } from './json-path.js'
import { jsonataDialect } from './jsonata.js'

const dialects: { readonly [L in QueryLanguage]: Dialect } = { JSONPath: jsonPathDialect, JSONata: jsonataDialect }

/** The dialect in which a state is written. */
export const dialectOf = ({ language }: Visit): Dialect => dialects[language]

/** A function that an expression can call without defining it. */
export interface JsonataBuiltin {
  readonly name: string
  /** Fewest arguments, where a function that can take its first from the context has it left out. */
  readonly least: number
  /** Most arguments; `undefined` where any number will do. */
  readonly most: number | undefined
  readonly from: 'JSONata' | 'Step Functions'
}

/**
 * The functions of JSONata 2.0.6, which AWS runs, without `$eval`, and those that Step Functions adds. `$random` takes a seed there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 * @see https://docs.jsonata.org/overview
 */
export const jsonataBuiltins: readonly JsonataBuiltin[] = [
  ...rows('JSONata', 0, 0, 'millis'),
  ...rows('JSONata', 0, 1, 'abs base64decode base64encode boolean ceil clone decodeUrl decodeUrlComponent encodeUrl encodeUrlComponent error'),
  ...rows('JSONata', 0, 1, 'floor keys length lowercase not number spread sqrt trim uppercase'),
  ...rows('JSONata', 0, 2, 'formatBase now round sift string toMillis'),
  ...rows('JSONata', 0, 3, 'fromMillis'),
  ...rows('JSONata', 1, 1, 'average count distinct exists max merge min reverse shuffle sum type'),
  ...rows('JSONata', 1, 2, 'assert contains each formatInteger join lookup parseInteger power single sort substringAfter substringBefore'),
  ...rows('JSONata', 1, 3, 'formatNumber match pad split substring'),
  ...rows('JSONata', 2, 2, 'append filter map'),
  ...rows('JSONata', 2, 3, 'reduce'),
  ...rows('JSONata', 2, 4, 'replace'),
  ...rows('JSONata', 1, undefined, 'zip'),
  ...rows('Step Functions', 0, 0, 'uuid'),
  ...rows('Step Functions', 0, 1, 'parse random'),
  ...rows('Step Functions', 1, 2, 'hash'),
  ...rows('Step Functions', 2, 2, 'partition'),
  ...rows('Step Functions', 3, 3, 'range'),
]

/** The function of that name, written without its dollar sign. */
export const jsonataBuiltinOf = (name: string): JsonataBuiltin | undefined => byName.get(name)

const byName = new Map(jsonataBuiltins.map((builtin) => [builtin.name, builtin]))

function rows(from: JsonataBuiltin['from'], least: number, most: number | undefined, names: string): readonly JsonataBuiltin[] {
  return names.split(' ').map((name) => ({ name, least, most, from }))
}

import { hashOf } from './hash-of.js'

/** A hash of a variable of the environment, set or not; of all of them for `*`. */
export function variableHash(name: string, environment: NodeJS.ProcessEnv): string {
  const value = name === '*' ? Object.entries(environment).sort(([one], [other]) => (one < other ? -1 : 1)) : environment[name]
  return hashOf(value === undefined ? 'unset' : JSON.stringify([value]))
}

import { sdkActionFacts, type SdkActionFacts, type SdkResourceType } from '@stepwright/services/sdk'
import { matchesWildcard } from '../policy/covers.js'

/** `codebuild:StartBuild` in two, or nothing where there is no colon. */
export function splitAction(action: string): { readonly prefix: string; readonly name: string } | undefined {
  const colon = action.indexOf(':')
  return colon < 0 ? undefined : { prefix: action.slice(0, colon).toLowerCase(), name: action.slice(colon + 1) }
}

/** The actions that a pattern stands for, as the data knows them; `undefined` for a prefix that it does not have. */
export function actionsOfPattern(pattern: string): readonly SdkActionFacts[] | undefined {
  const split = splitAction(pattern)
  const all = split && sdkActionFacts(split.prefix)
  if (all === undefined || split === undefined) return undefined
  const name = split.name.toLowerCase()
  return [...all].filter(([known]) => matchesWildcard(name, known)).map(([, facts]) => facts)
}

export const isPattern = (text: string): boolean => /[*?]/.test(text)

/** The ARN of a resource type as a pattern. The name of a bucket has no slash, which tells buckets from objects. */
export const arnPatternOf = ({ arn }: SdkResourceType): string => arn.replace(/\$\{[^}]*\}/g, '*')

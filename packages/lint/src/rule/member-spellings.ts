import { remembered } from '@stepwright/asl'

/**
 * How Step Functions may spell a member of a service's model: as the SDK for Java does, which takes the capitals at the beginning for a word
 * (`DBInstances` is `DbInstances`, `BOOL` is `Bool`; `MultiAZ` stays), or as the model does. Optimized integrations follow the model; which of the two
 * a call of the SDK follows is not written anywhere. Taking all words apart (`MultiAz`) is let pass.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://github.com/aws/aws-sdk-js/issues/4294
 * A word of Java's own gets `Value` behind it there: `Static` of a policy in Verified Permissions is `StaticValue`.
 *
 * @see https://github.com/aws-samples/step-functions-workflows-collection/tree/main/segment-detection-workflow (EndTimecodeSMPTE)
 * @see https://github.com/aws/aws-cdk/issues/29968 (Static)
 */
export const memberSpellings = remembered(spellingsOf)

function spellingsOf(name: string): readonly string[] {
  // the SDK for Java cannot call a member `null`
  if (name === 'NULL') return ['Nul', name]
  const java = name.replace(/^([A-Za-z])([A-Z]*)(?![a-z])/, (_, first: string, more: string) => first.toUpperCase() + more.toLowerCase()).replace(/^[a-z]/, (first) => first.toUpperCase())
  const words = name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[a-zA-Z])|[^A-Za-z0-9]+/)
  const apart = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')
  return [...new Set([java, name, apart, ...(wordsOfJava.has(name.toLowerCase()) ? [`${apart}Value`] : [])])]
}

/** Keywords that members of services are called. */
const wordsOfJava = new Set(['abstract', 'assert', 'boolean', 'break', 'byte', 'case', 'catch', 'char', 'class', 'const', 'continue', 'default', 'do', 'double', 'else', 'enum', 'extends', 'final', 'float', 'for', 'if', 'import', 'int', 'interface', 'long', 'new', 'package', 'private', 'protected', 'public', 'return', 'short', 'static', 'switch', 'this', 'throw', 'try', 'void', 'while'])

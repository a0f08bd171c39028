import { remembered } from '@stepwright/asl'

/**
 * How Step Functions may spell a member of a service's model: as the SDK for Java does, which takes words apart (`DBInstances` is
 * `DbInstances`, `BOOL` is `Bool`), or as the model does. Which of the two an integration follows is not written anywhere.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://github.com/aws/aws-sdk-js/issues/4294
 */
export const memberSpellings = remembered(spellingsOf)

function spellingsOf(name: string): readonly string[] {
  // the SDK for Java cannot call a member `null`
  if (name === 'NULL') return ['Nul', name]
  const words = name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[a-zA-Z])|[^A-Za-z0-9]+/)
  const java = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')
  return java === name ? [name] : [java, name]
}

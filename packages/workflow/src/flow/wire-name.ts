/**
 * How Step Functions spells a member of a service's model: as the SDK for Java does, which takes only the capitals at the beginning for a word.
 * `DBInstances` is `DbInstances`, `SSEKMSKeyId` is `SsekmsKeyId`, `jobName` is `JobName`; `MultiAZ` and `ETag` stay.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://github.com/aws-samples/step-functions-workflows-collection/tree/main/sfn-rds-to-aurora-migrate-postgres-cdk
 */
export type WireName<Name extends string> = Name extends 'NULL' ? 'Nul' : Name extends `${infer First}${infer Rest}` ? `${Capitalize<First>}${IsCapital<First> extends true ? Lowered<Rest> : Rest}` : Name

/** Capitals become small, up to the one that a word begins with. */
type Lowered<Rest extends string> = Rest extends `${infer Letter}${infer Next}`
  ? IsCapital<Letter> extends true
    ? BeginsSmall<Next> extends true
      ? Rest
      : `${Lowercase<Letter>}${Lowered<Next>}`
    : Rest
  : Rest

type IsCapital<Letter extends string> = Letter extends Lowercase<Letter> ? false : true
type BeginsSmall<Text extends string> = Text extends `${infer Letter}${string}` ? (Letter extends Uppercase<Letter> ? false : true) : false

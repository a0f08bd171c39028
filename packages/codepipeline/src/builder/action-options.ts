/** Options of any action. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-requirements.html */
export interface ActionOptions {
  /** Actions of one number run side by side. 1, or one more than an action of this stage that this one reads from. */
  readonly runOrder?: number
  /** Where the action runs, if not in the pipeline's Region. */
  readonly region?: string
  /** The role with which the action runs, such as one of another account. */
  readonly roleArn?: string
  /** How long a manual approval waits: 5 to 86,400; 7 days when left out. */
  readonly timeoutInMinutes?: number
  /** Of `Compute/Commands`: what the shell runs. */
  readonly commands?: readonly string[]
  /** Of `Compute/Commands`: variables of the shell that later actions read. */
  readonly outputVariables?: readonly string[]
  /** Of `Compute/Commands`: what the shell is given, by name. */
  readonly environmentVariables?: { readonly [name: string]: string }
}

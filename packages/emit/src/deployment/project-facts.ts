import type { ProjectOptions } from '../emitter/project.js'

/**
 * What a project's environment is where its declaration does not say.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/available-images.html
 */
export function projectFacts({ image, computeType, buildspec }: ProjectOptions): Required<Pick<ProjectOptions, 'image' | 'computeType' | 'buildspec'>> {
  return { image: image ?? 'aws/codebuild/standard:7.0', computeType: computeType ?? 'BUILD_GENERAL1_SMALL', buildspec }
}

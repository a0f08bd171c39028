import { describe, expect, it } from 'vitest'
import { deployedObjects } from './deployed-objects.js'

describe('objects that a deployment to S3 writes', () => {
  it.each<[string, Parameters<typeof deployedObjects>[0], string]>([
    ['all, without a key', { Extract: 'true' }, '*'],
    ['those below a folder', { Extract: 'true', ObjectKey: 'site' }, 'site/*'],
    ['those below a folder with a slash', { Extract: 'true', ObjectKey: 'site/' }, 'site/*'],
    ['one, with the key of a zip', { Extract: 'false', ObjectKey: 'app/app.zip' }, 'app/app.zip'],
    ['those that begin with what stands before a variable', { Extract: 'true', ObjectKey: 'releases/#{codepipeline.PipelineExecutionId}' }, 'releases/*'],
    ['those that begin with what stands before a timestamp', { Extract: 'false', ObjectKey: 'app-{datetime}.zip' }, 'app-*'],
    ['those that begin with what stands before a parameter', { Extract: 'true', ObjectKey: 'a/${Environment}/b' }, 'a/*'],
    ['one or those below it, where a parameter says which', { Extract: '${Extract}', ObjectKey: 'app.zip' }, 'app.zip*'],
    ['one or those below it, where a variable says which', { Extract: '#{variables.EXTRACT}', ObjectKey: 'site/' }, 'site/*'],
    ['all, where a parameter says which, without a key', { Extract: '${Extract}' }, '*'],
    ['those below a folder, where nothing is said', { ObjectKey: 'site' }, 'site/*'],
    ['all, where a variable begins', { Extract: 'false', ObjectKey: '#{Source.VersionId}.zip' }, '*'],
    ['those of a wildcard, at least', { Extract: 'false', ObjectKey: 'what?.zip' }, 'what*'],
  ])('are %s', (_, configuration, objects) => expect(deployedObjects(configuration)).toBe(objects))
})

import { formatJson } from '@stepwright/asl'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { checkConfig } from './check-config.js'
import { flagsOf } from './flags-of.js'
import { jsonSchema } from './json-schema.js'

describe('checkConfig', () => {
  const schema = new Ajv2020().compile(jsonSchema())
  const rows: readonly (readonly [sentence: string, config: unknown, pointers: readonly string[]])[] = [
    ['nothing at all', {}, []],
    ['all kinds of options', { files: ['src'], out: 'build', target: 'sam', logData: true, tags: { team: 'a=b' } }, []],
    ['workspaces', { workspaces: ['packages/*'], outputVersion: 1 }, []],
    ['workspaces beside what each of them says', { workspaces: ['packages/*'], out: 'build' }, ['/out']],
    ['a shape of output that is not known', { outputVersion: 2 }, ['/outputVersion']],
    ['a misspelt option', { ouput: 'build' }, ['/ouput']],
    ['an option that every object has', { constructor: 'build' }, ['/constructor']],
    ['an unknown target', { target: 'cdk' }, ['/target']],
    ['a folder that is no text', { out: 3 }, ['/out']],
    ['an empty folder', { out: '' }, ['/out']],
    ['no files', { files: [] }, ['/files']],
    ['a file where a list belongs', { files: 'src' }, ['/files']],
    ['a switch that is a text', { alarms: 'yes' }, ['/alarms']],
    ['a label that is no text', { tags: { team: 1 } }, ['/tags']],
    ['a label with a comma', { tags: { team: 'a,b' } }, ['/tags']],
    ['a list where an object belongs', [], ['']],
  ]
  it.each(rows)('reads %s as its schema does', (_sentence, config, pointers) => {
    const { value, diagnostics } = checkConfig(config, '/app/stepwright.config.ts')
    expect(diagnostics.map(({ location }) => location.pointer)).toEqual(pointers)
    expect(value === undefined).toBe(pointers.length > 0)
    expect(schema(config)).toBe(pointers.length === 0)
  })

  it('offers a near name', () => {
    expect(checkConfig({ targt: 'asl' }, '/app/stepwright.config.ts').diagnostics[0]?.help).toBe('use "target"')
  })

  it('tells a module without a default export how to have one', () => {
    expect(checkConfig(undefined, '/app/stepwright.config.ts').diagnostics[0]?.help).toContain('export default defineConfig')
  })
})

describe('flagsOf', () => {
  const config = { files: ['src'], out: 'build', target: 'sam', logLevel: 'ERROR', logData: true, alarms: false, tags: { team: 'release', stage: 'test' } } as const
  const all = { out: '/app/build', target: 'sam', 'log-level': 'ERROR', 'log-data': '', tags: 'team=release,stage=test' }
  it('are those of the command', () => expect(Object.fromEntries(flagsOf(config, '/app', undefined))).toEqual(all))
  it('leave templates out where the call asks for documents', () =>
    expect(Object.fromEntries(flagsOf(config, '/app', 'asl'))).toEqual({ out: '/app/build', target: 'sam' }))
})

// "vitest run packages/cli/src/config -u" writes it
it('the schema is the one that is published', () => expect(formatJson(jsonSchema())).toMatchFileSnapshot('../../../../schemas/stepwright-config-1.schema.json'))

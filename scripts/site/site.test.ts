import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addressOf, linked, pagesOf } from './pages.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = pagesOf(root)

describe('the site', () => {
  it('has every page of docs, every example and every package', () => {
    const sources = new Set(pages.map(({ source }) => source))
    const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => `docs/${file.replaceAll('\\', '/')}`)
    const readmes = ['packages', 'examples'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`)).filter((file) => existsSync(join(root, file)))
    expect([...docs, ...readmes].filter((file) => !sources.has(file))).toEqual([])
  })

  it('has one page at each address', () => {
    expect(new Set(pages.map(({ address }) => address)).size).toBe(pages.length)
  })

  it.each(pages)('leads from $source to what is there', (page) => {
    expect(() => linked(page, pages, root, undefined)).not.toThrow()
  })

  it('gives a rule the address of its code', () => {
    expect(addressOf('packages/lint/src/rules/flow/unreachable-state.md')).toBe('rules/flow/unreachable-state.md')
  })

  it('leads to pages, to files of the repository, or names them', () => {
    const page = { source: 'docs/guides/x.md', address: 'guides/x.md', title: 'x', section: '', text: 'see [a](../../packages/lint/README.md#rules), [b](../../package.json)\n```ts as=x\n[c](d)\n```' }
    expect(linked(page, pages, root, 'https://example.com/r')).toBe('see [a](../packages/lint.md#rules), [b](https://example.com/r/blob/main/package.json)\n```ts\n[c](d)\n```')
    expect(linked(page, pages, root, undefined)).toContain(', b\n')
  })

  it('refuses a link to what is not there', () => {
    const page = { source: 'docs/x.md', address: 'x.md', title: 'x', section: '', text: 'see [a](gone.md)' }
    expect(() => linked(page, pages, root, undefined)).toThrow('docs/x.md leads to "gone.md", which is not there')
  })
})

// The pictures of the docs, taken in a real browser of what the commands print now: writes docs/pictures/*.png.
//   node scripts/site/pictures.mjs            wants a build of the packages, and Chromium (CHROMIUM names another than /usr/bin/chromium)
//   node scripts/site/pictures.mjs --site DIR also takes pages of the built site (npm run site), into DIR
import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const pictures = join(root, 'docs/pictures')
const stepwright = join(root, 'packages/cli/bin/stepwright.js')
const { values } = parseArgs({ options: { site: { type: 'string' } } })

if (!existsSync(join(here, 'node_modules/playwright-core'))) execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
const { chromium } = await import('playwright-core')
const { default: Ansi } = await import('ansi-to-html')

const scratch = mkdtempSync(join(tmpdir(), 'stepwright-pictures-'))
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
mkdirSync(pictures, { recursive: true })
try {
  await takeGraph()
  await takeTerminal('lint', 'stepwright lint orders.asl.json', here, ['lint', 'broken.asl.json'], (text) => text.replaceAll('broken.asl.json', 'orders.asl.json'))
  await takeTerminal('run', 'stepwright test --coverage', join(root, 'examples/000-dynamic-builds'), ['test', '--coverage'])
  if (values.site !== undefined) await takeSite(values.site)
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}

/** An example's machine with what its scenarios went through. */
async function takeGraph() {
  const example = join(root, 'examples/000-dynamic-builds')
  const coverage = join(scratch, 'coverage.json')
  command(example, ['test', '--coverage-file', coverage])
  const svg = command(example, ['graph', 'dynamic-builds.workflow.ts', '--name', 'DynamicServices', '--coverage', coverage, '--format', 'svg'])
  await take('graph', `<body style="margin:16px;display:inline-block;background:white">${svg}</body>`)
}

/** What a command prints, as a terminal shows it. */
async function takeTerminal(name, typed, folder, args, change = (text) => text) {
  const html = new Ansi({ fg: '#d4d4d4', bg: '#1e1e1e', colors: { 1: '#f14c4c', 2: '#4ec988', 3: '#e5c07b', 4: '#6cb6ff', 6: '#56c2d6' }, escapeXML: true }).toHtml(change(command(folder, args, { FORCE_COLOR: '1' })))
  const style = 'margin:0;padding:20px 24px;display:inline-block;background:#1e1e1e;color:#d4d4d4;font:14px/1.45 "DejaVu Sans Mono",monospace;white-space:pre'
  await take(name, `<body style="margin:0;display:inline-block"><pre style='${style}'><span style="color:#8a8a8a">$ ${typed}</span>\n\n${html.trimEnd()}</pre></body>`)
}

async function take(name, html) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 })
  await page.setContent(html)
  await page.locator('body').screenshot({ path: join(pictures, `${name}.png`) })
  await page.close()
  console.log(`docs/pictures/${name}.png`)
}

/** Pages of the site as a reader meets them, to be looked at: a page that logs an error, or is not there, is an error. */
async function takeSite(folder) {
  const site = join(root, 'dist/site')
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
  const server = createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url, 'http://x').pathname))
    const file = [path, `${path}.html`, join(path, 'index.html')].find((each) => existsSync(each) && statSync(each).isFile())
    if (file === undefined) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${server.address().port}`
  mkdirSync(folder, { recursive: true })
  const problems = []
  for (const path of ['/', '/getting-started', '/rules/flow/unreachable-state', '/command-line', '/examples/000-dynamic-builds', '/benchmarks']) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('console', (message) => message.type() === 'error' && problems.push(`${path}: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`))
    const answer = await page.goto(address + path, { waitUntil: 'load' })
    if (answer?.status() !== 200) problems.push(`${path}: status ${answer?.status()}`)
    await page.screenshot({ path: join(folder, `${path.replaceAll('/', '-').replace(/^-$/, '-home').slice(1)}.png`) })
    await page.close()
  }
  server.close()
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function command(cwd, args, env = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [stepwright, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: undefined, ...env } })
  if (status === 2) throw new Error(`stepwright ${args.join(' ')}: ${stderr}`)
  return stdout || stderr
}

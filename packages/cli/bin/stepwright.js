#!/usr/bin/env node
// Old Node must understand this file, to be told that it is too old.
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 20 || (major === 20 && minor >= 19)) start()
else refuse(`stepwright needs Node 20.19 or newer, and this is ${process.versions.node}`)

function start() {
  // "stepwright build | head" closes the pipe early, which is no failure
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  import('../dist/main.js').then(run, (error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    refuse('stepwright is not built: run "npm run build" in its repository')
  })
}

function run({ main, onUncaught }) {
  let isDone = false
  // a module of the author's that ends the process, or never finishes loading, must not look like a build
  process.on('exit', () => {
    if (isDone) return
    process.stderr.write('stepwright: nothing was done: a module ended the process while it was loaded, or never finished loading\n')
    process.exitCode = 2
  })
  process.on('uncaughtException', (error) => {
    isDone = true
    process.exit(onUncaught(error))
  })
  main(process.argv.slice(2)).then((code) => {
    isDone = true
    // the author's modules may have left timers or sockets open
    process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
  })
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}

import childProcess from 'node:child_process'
import crypto from 'node:crypto'
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'
import os from 'node:os'
import { performance } from 'node:perf_hooks'
import workerThreads from 'node:worker_threads'
import { intercept } from './intercept.js'
import type { Observer } from './observer.js'
import { variableHash } from './variable-hash.js'

/** Has Node tell `observer` of everything but files that a module can take from outside: the environment, clocks, chance, other programs, the network. */
export function observeProcess(observer: Observer): void {
  for (const [deed, owners] of unrepeatable) {
    for (const [owner, names] of owners) for (const name of names) intercept(owner, name, () => observer.refuse(deed))
  }
  observeDates(observer)
  observeVariables(observer)
}

type Owners = readonly (readonly [owner: object, names: readonly string[]])[]

const chance = 'makes random values'
const clock = 'reads the clock'
const network = 'uses the network'
const machine = 'asks about the computer'

const lookups = ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCname', 'resolveMx', 'resolveNs', 'resolveSrv', 'resolveTxt', 'reverse']

/** A result that depends on these is another the next time, or cannot be known to be the same. */
const unrepeatable: readonly (readonly [deed: string, owners: Owners])[] = [
  [clock, [[Date, ['now']], [performance, ['now']], [process, ['hrtime', 'uptime']], [process.hrtime, ['bigint']]]],
  [chance, [
    [Math, ['random']],
    [crypto, ['randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID', 'generateKey', 'generateKeySync', 'generateKeyPair', 'generateKeyPairSync']],
    [Object.getPrototypeOf(crypto.webcrypto) as object, ['getRandomValues', 'randomUUID']],
  ]],
  ['runs another program', [[childProcess, ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']], [workerThreads, ['Worker']]]],
  [network, [[globalThis, ['fetch']], [net.Socket.prototype, ['connect']], [dgram, ['createSocket']], [dns, lookups], [dns.promises, lookups]]],
  [machine, [[os, ['hostname', 'userInfo', 'networkInterfaces', 'cpus', 'availableParallelism', 'freemem', 'totalmem', 'loadavg', 'uptime']], [process, ['memoryUsage', 'cpuUsage']]]],
  ['prints', [[process.stdout, ['write']], [process.stderr, ['write']]]],
  ['changes the folder that it runs in', [[process, ['chdir']]]],
]

/** `new Date()` reads the clock, `new Date(2026, 1)` does not. */
function observeDates(observer: Observer): void {
  const RealDate = Date
  const watched: DateConstructor = new Proxy(RealDate, {
    construct: (target, args: unknown[], by) => {
      if (args.length === 0) observer.refuse(clock)
      return Reflect.construct(target, args, by === watched ? target : by) as object
    },
    apply: (target) => {
      observer.refuse(clock)
      return Reflect.apply(target, undefined, [])
    },
  })
  Object.defineProperty(RealDate.prototype, 'constructor', { value: watched, writable: true, configurable: true })
  globalThis.Date = watched
}

function observeVariables(observer: Observer): void {
  const real = process.env
  const note = (name: string | symbol): void => {
    if (typeof name !== 'string' || !observer.isRunning()) return
    const variables = observer.notes()?.variables
    if (variables?.has(name) === false) variables.set(name, variableHash(name, real))
  }
  const sets = (): void => observer.refuse('sets a variable of the environment')
  process.env = new Proxy(real, {
    get: (target, name) => {
      note(name)
      return Reflect.get(target, name) as unknown
    },
    has: (target, name) => {
      note(name)
      return Reflect.has(target, name)
    },
    getOwnPropertyDescriptor: (target, name) => {
      note(name)
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
    ownKeys: (target) => {
      note('*')
      return Reflect.ownKeys(target)
    },
    set: (target, name, value) => {
      sets()
      return Reflect.set(target, name, value)
    },
    deleteProperty: (target, name) => {
      sets()
      return Reflect.deleteProperty(target, name)
    },
  })
}

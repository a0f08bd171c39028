import type { Coverage, CoveredState } from '../data/coverage.js'
import { mergeCoverage } from './merge-coverage.js'

/** Coverage as data, with what lcov calls found and hit. */
export interface CoverageReport {
  readonly total: CoverageTotals
  readonly machines: readonly (Coverage & { readonly total: CoverageTotals })[]
}

/** How many parts there are, and how many had their turn. */
export type CoverageTotals = { readonly [Kind in CoverageKind]: { readonly found: number; readonly hit: number } }

type CoverageKind = Exclude<keyof Coverage, 'machine'>

const kinds: readonly CoverageKind[] = ['states', 'choices', 'catchers', 'retriers']

/** The coverage of all these runs together, one entry per machine. */
export function coverageReport(coverages: readonly Coverage[]): CoverageReport {
  const machines = mergeCoverage(coverages).map((coverage) => ({ ...coverage, total: totalsOf([coverage]) }))
  return { total: totalsOf(machines), machines }
}

/**
 * The same for people: a line of counts per machine, then what never had its turn.
 *
 * @example
 * coverageText([run.coverage])
 * // Release: 4 of 5 states, 1 of 2 choices, 0 of 1 catchers, 1 of 1 retriers
 * //   never: state "Rejected"
 * //   never: rule 1 to "Rejected" of "Approved?"
 */
export function coverageText(coverages: readonly Coverage[]): string {
  const { machines } = coverageReport(coverages)
  return machines.map((machine) => `${[`${machine.machine}: ${countsOf(machine.total)}`, ...missedIn(machine)].join('\n')}\n`).join('')
}

function countsOf(total: CoverageTotals): string {
  const counted = kinds.filter((kind) => total[kind].found > 0)
  return counted.map((kind) => `${total[kind].hit} of ${total[kind].found} ${kind}`).join(', ')
}

function missedIn({ states, choices, catchers, retriers }: Coverage): readonly string[] {
  const parts = [...choices, ...catchers, ...retriers]
  return [
    ...states.filter(isMissed).map(({ state }) => `  never: state "${state}"`),
    ...parts.filter(isMissed).map(({ says, state }) => `  never: ${says} of "${state}"`),
  ]
}

function totalsOf(coverages: readonly Coverage[]): CoverageTotals {
  const count = (kind: CoverageKind): CoverageTotals[CoverageKind] => {
    const parts = coverages.flatMap((coverage): readonly CoveredState[] => coverage[kind])
    return { found: parts.length, hit: parts.filter((part) => !isMissed(part)).length }
  }
  return { states: count('states'), choices: count('choices'), catchers: count('catchers'), retriers: count('retriers') }
}

const isMissed = ({ hits }: CoveredState): boolean => hits === 0

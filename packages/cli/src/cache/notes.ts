/** What was looked at while a result was made. Paths are absolute. */
export interface Notes {
  /** Files that were read, and whether there was something to read. */
  readonly read: Map<string, boolean>
  readonly looked: Set<string>
  readonly listed: Set<string>
  /** Folders that were listed with all below them. */
  readonly listedWhole: Set<string>
  readonly linked: Set<string>
  /** Hashes of variables of the environment. */
  readonly variables: Map<string, string>
  /** Why the result must not be kept. */
  readonly refusals: Set<string>
}

/** Nothing yet. */
export function emptyNotes(): Notes {
  return { read: new Map(), looked: new Set(), listed: new Set(), listedWhole: new Set(), linked: new Set(), variables: new Map(), refusals: new Set() }
}

/** All of both. */
export function joinNotes(one: Notes, other: Notes): Notes {
  const sets = (pick: (notes: Notes) => Set<string>): Set<string> => new Set([...pick(one), ...pick(other)])
  return {
    read: new Map([...one.read, ...[...other.read].map(([path, found]) => [path, found || one.read.get(path) === true] as const)]),
    looked: sets(({ looked }) => looked),
    listed: sets(({ listed }) => listed),
    listedWhole: sets(({ listedWhole }) => listedWhole),
    linked: sets(({ linked }) => linked),
    variables: new Map([...other.variables, ...one.variables]),
    refusals: sets(({ refusals }) => refusals),
  }
}

/** What `some` does not hold already. */
export function without(notes: Notes, some: Notes): Notes {
  const sets = (pick: (notes: Notes) => Set<string>): Set<string> => new Set([...pick(notes)].filter((one) => !pick(some).has(one)))
  return {
    read: new Map([...notes.read].filter(([path, found]) => some.read.get(path) !== found)),
    looked: sets(({ looked }) => looked),
    listed: sets(({ listed }) => listed),
    listedWhole: sets(({ listedWhole }) => listedWhole),
    linked: sets(({ linked }) => linked),
    variables: notes.variables,
    refusals: notes.refusals,
  }
}

/** Computes `analyse(subject)` on the first call, and hands the same answer to everyone after. */
export type Once = <Subject extends object, Answer>(analyse: (subject: Subject) => Answer, subject: Subject) => Answer

/** A memory of its own, for one definition. */
export function makeOnce(): Once {
  // most definitions are small, and nobody asks
  let answers: Map<unknown, Map<object, { readonly answer: unknown }>> | undefined
  return <Subject extends object, Answer>(analyse: (subject: Subject) => Answer, subject: Subject): Answer => {
    let known = (answers ??= new Map()).get(analyse)
    if (known === undefined) answers.set(analyse, (known = new Map()))
    let entry = known.get(subject)
    if (entry === undefined) known.set(subject, (entry = { answer: analyse(subject) }))
    // what stands under `analyse` was made by it
    return entry.answer as Answer
  }
}
